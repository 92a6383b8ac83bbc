mod restore;

use std::io::Write;
use std::path::Path;

use kernel::Problem;
use tokio::runtime::Handle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::files::{Files, below};
use crate::{App, Error, Result};

pub use restore::{Restored, restore};

/// The database in a backup.
const DATABASE: &str = "kravkedja.sqlite";
/// The key of the audit log.
const KEY: &str = "audit.key";
/// The list of everything in a backup with digests: the last entry, so that a backup that was cut short is known by its lack.
const LIST: &str = "SHA256SUMS";

/// What a backup holds, and what it could not take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// How many files were copied, the database and the key among them.
    pub files: usize,
    /// Digests of uploaded files that are missing or damaged, and so not in the backup.
    pub lacking: Vec<String>,
}

impl App {
    /// Writes everything to one file, while the service is in use: the database, the uploaded files, from wherever they lie, and the key
    /// of the audit log. The file is as secret as they are. A file that is damaged keeps nobody from backing up the rest.
    ///
    /// # Errors
    /// When the file is there already or cannot be written, the place of the uploaded files does not answer, or the database is a
    /// server, which has its own ways.
    pub async fn back_up(&self, to: &Path) -> Result<BackedUp> {
        if !self.store.is_file() {
            return Err(Error::Conflict(Problem::error("backup-server")));
        }
        if to.exists() {
            return Err(Error::Conflict(Problem::error("backup-exists")));
        }
        let data = self.config.data.clone();
        let copy = tempfile::tempdir_in(&data).map_err(unable)?;
        let database = copy.path().join(DATABASE);
        self.store.copy_to(&database).await?;
        // After the copy: a file is stored before its row, so that none of the copy's can be missing here.
        let digests = self.store.read().file_digests().await?;
        let (files, to, handle) = (self.files.clone(), to.to_owned(), Handle::current());
        let packed = tokio::task::spawn_blocking(move || {
            // Both are read to their end before the folder of the copy goes away.
            let own =
                [(DATABASE, std::fs::read(&database).map_err(unable)?), (KEY, std::fs::read(data.join(KEY)).map_err(unable)?)];
            drop(copy);
            pack(&own, &digests, &to, |digest| handle.block_on(uploaded(&files, digest)))
        });
        packed.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Is everything whole: the database, the files beside it, the audit log? Gives the names of files that are missing or damaged.
    ///
    /// # Errors
    /// When the database cannot be read, or the place of the files does not answer.
    pub async fn check(&self) -> Result<(bool, Vec<String>)> {
        let sound = self.store.is_sound().await?;
        let mut damaged = Vec::new();
        for digest in self.store.read().file_digests().await? {
            if uploaded(&self.files, &digest).await?.is_none() {
                damaged.push(digest);
            }
        }
        Ok((sound, damaged))
    }
}

/// A file, unless it is missing or damaged.
async fn uploaded(files: &Files, digest: &str) -> Result<Option<Vec<u8>>> {
    match files.look(digest).await {
        Ok(found) => Ok(found.ok()),
        // A row that names no file.
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn unable(error: std::io::Error) -> Error {
    Error::Unavailable(error.to_string())
}

fn pack(
    own: &[(&str, Vec<u8>)],
    digests: &[String],
    to: &Path,
    uploaded: impl Fn(&str) -> Result<Option<Vec<u8>>>,
) -> Result<BackedUp> {
    let folder = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let out = tempfile::NamedTempFile::new_in(folder).map_err(unable)?;
    let mut zip = ZipWriter::new(out);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    let (mut list, mut done) = (String::new(), BackedUp { files: 0, lacking: Vec::new() });
    let mut add = |name: &str, bytes: &[u8]| -> Result<()> {
        list.push_str(&format!("{}  {name}\n", exchange::sha256(bytes)));
        done.files += 1;
        zip.start_file(name, options).map_err(std::io::Error::other).and_then(|()| zip.write_all(bytes)).map_err(unable)
    };
    for (name, bytes) in own {
        add(name, bytes)?;
    }
    let mut lacking = Vec::new();
    for digest in digests {
        match uploaded(digest)? {
            Some(bytes) => add(&format!("files/{}", below(digest)), &bytes)?,
            None => lacking.push(digest.clone()),
        }
    }
    zip.start_file(LIST, options).map_err(std::io::Error::other).and_then(|()| zip.write_all(list.as_bytes())).map_err(unable)?;
    let out = zip.finish().map_err(|error| unable(std::io::Error::other(error)))?;
    out.as_file().sync_all().map_err(unable)?;
    out.persist_noclobber(to).map_err(|error| unable(error.error))?;
    Ok(BackedUp { lacking, ..done })
}
