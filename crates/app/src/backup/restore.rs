use std::fs::File;
use std::io::Read;
use std::path::Path;

use kernel::Problem;
use zip::ZipArchive;

use super::{DATABASE, KEY, LIST, unable};
use crate::config::FilesAt;
use crate::files::{Files, below, proper};
use crate::{Config, Error, FieldProblem, Result};

/// The folder of uploaded files in a backup.
const FILES: &str = "files";

/// What was found in a backup that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many files were unpacked.
    pub files: usize,
}

/// Unpacks a backup into a data folder that is not there or is empty, and uploaded files into the place that the configuration names.
/// Every file is compared with its digest, and nothing is left behind where something does not fit; in an object store only files
/// that stand under their digest, and hurt nobody.
///
/// # Errors
/// When the folder holds something, or the backup is damaged.
pub async fn restore(config: &Config, from: &Path) -> Result<Restored> {
    let data = config.data.clone();
    if data.exists() && std::fs::read_dir(&data).map_err(unable)?.next().is_some() {
        return Err(Error::Conflict(Problem::error("restore-not-empty")));
    }
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    std::fs::create_dir_all(&parent).map_err(unable)?;
    let beside = tempfile::tempdir_in(&parent).map_err(unable)?;
    let (from, to) = (from.to_owned(), beside.path().to_owned());
    let unpacked = tokio::task::spawn_blocking(move || unpack(&from, &to)).await;
    let (count, digests) = unpacked.map_err(|error| Error::Internal(error.to_string()))??;
    if let FilesAt::Bucket(_) = config.files_at().map_err(|fault| Error::Internal(fault.detail))? {
        let (files, own) = (Files::open(config)?, beside.path().join(FILES));
        for digest in &digests {
            files.put(std::fs::read(own.join(below(digest))).map_err(unable)?).await?;
        }
        if own.exists() {
            std::fs::remove_dir_all(&own).map_err(unable)?;
        }
    }
    if data.exists() {
        std::fs::remove_dir(&data).map_err(unable)?;
    }
    std::fs::rename(beside.keep(), data).map_err(unable)?;
    Ok(Restored { files: count })
}

/// How many files there were, and the digests of those that had been uploaded.
fn unpack(from: &Path, to: &Path) -> Result<(usize, Vec<String>)> {
    let damaged = |name: &str| Error::Invalid(vec![FieldProblem::whole(Problem::error("restore-damaged").with("name", name))]);
    let file = File::open(from).map_err(unable)?;
    let mut zip = ZipArchive::new(file).map_err(|_| damaged("zip"))?;
    let mut read = |name: &str| -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zip.by_name(name).map_err(|_| damaged(name))?.read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        Ok(bytes)
    };
    let list = String::from_utf8(read(LIST)?).map_err(|_| damaged(LIST))?;
    let (mut own, mut digests) = (0, Vec::new());
    for (digest, name) in list.lines().filter_map(|line| line.split_once("  ")) {
        if name == DATABASE || name == KEY {
            own += 1;
        } else {
            // An uploaded file stands under its digest and nowhere else.
            if !proper(digest) || name != format!("{FILES}/{}", below(digest)) {
                return Err(damaged(name));
            }
            digests.push(digest.to_owned());
        }
        let bytes = read(name)?;
        if exchange::sha256(&bytes) != digest {
            return Err(damaged(name));
        }
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(to)).map_err(unable)?;
        std::fs::write(&path, bytes).and_then(|()| File::open(&path)?.sync_all()).map_err(unable)?;
    }
    if own == 2 { Ok((own + digests.len(), digests)) } else { Err(damaged(LIST)) }
}
