use std::path::PathBuf;

use crate::{Error, Result};

/// Files beside the database, each under the digest of its content: the same content is stored once and never changes.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    folder: PathBuf,
}

impl Files {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Stores a content and gives its digest. It is on the disk when this returns.
    pub(crate) async fn put(&self, content: Vec<u8>) -> Result<String> {
        let digest = exchange::sha256(&content);
        let path = self.path(&digest)?;
        let written = tokio::task::spawn_blocking(move || write(&path, &content)).await;
        match written {
            Ok(Ok(())) => Ok(digest),
            Ok(Err(error)) => Err(Error::Unavailable(error.to_string())),
            Err(error) => Err(Error::Internal(error.to_string())),
        }
    }

    /// A content by its digest; what has changed on the disk is not given out.
    pub(crate) async fn get(&self, digest: &str) -> Result<Vec<u8>> {
        let content = tokio::fs::read(self.path(digest)?).await.map_err(|error| Error::Unavailable(error.to_string()))?;
        if exchange::sha256(&content) == digest { Ok(content) } else { Err(Error::Internal(format!("file {digest} is damaged"))) }
    }

    fn path(&self, digest: &str) -> Result<PathBuf> {
        let proper = digest.len() == 64 && digest.bytes().all(|letter| letter.is_ascii_hexdigit());
        let Some(first) = digest.get(..2).filter(|_| proper) else { return Err(Error::NotFound) };
        Ok(self.folder.join(first).join(digest))
    }
}

fn write(path: &std::path::Path, content: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    if path.exists() {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // The name must be on the disk too.
    std::fs::File::open(folder)?.sync_all()
}
