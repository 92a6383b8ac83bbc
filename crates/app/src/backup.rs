use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use kernel::Problem;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{App, Error, FieldProblem, Result};

/// The database in a backup.
const DATABASE: &str = "kravkedja.sqlite";
/// The key of the audit log.
const KEY: &str = "audit.key";
/// The list of everything in a backup with digests: the last entry, so that a backup that was cut short is known by its lack.
const LIST: &str = "SHA256SUMS";

/// What was found in a backup that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many files were unpacked.
    pub files: usize,
}

impl App {
    /// Writes everything to one file, while the service is in use: the database, the uploaded files and the key of the audit log. The file is
    /// as secret as they are.
    ///
    /// # Errors
    /// When the file is there already or cannot be written, or the database is a server, which has its own ways.
    pub async fn back_up(&self, to: &Path) -> Result<usize> {
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
        let to = to.to_owned();
        let packed = tokio::task::spawn_blocking(move || pack(&data, &database, &to));
        packed.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Is everything whole: the database, the files beside it, the audit log? Gives the names of files that are missing or damaged.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn check(&self) -> Result<(bool, Vec<String>)> {
        let sound = self.store.is_sound().await?;
        let mut damaged = Vec::new();
        for digest in self.store.read().file_digests().await? {
            if self.files.get(&digest).await.is_err() {
                damaged.push(digest);
            }
        }
        Ok((sound, damaged))
    }
}

/// Unpacks a backup into a folder that is not there or is empty. Every file is compared with its digest, and nothing is left behind
/// where something does not fit.
///
/// # Errors
/// When the folder holds something, or the backup is damaged.
pub fn restore(from: &Path, data: &Path) -> Result<Restored> {
    if data.exists() && std::fs::read_dir(data).map_err(unable)?.next().is_some() {
        return Err(Error::Conflict(Problem::error("restore-not-empty")));
    }
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(unable)?;
    let beside = tempfile::tempdir_in(parent).map_err(unable)?;
    let files = unpack(from, beside.path())?;
    if data.exists() {
        std::fs::remove_dir(data).map_err(unable)?;
    }
    std::fs::rename(beside.keep(), data).map_err(unable)?;
    Ok(Restored { files })
}

fn unable(error: std::io::Error) -> Error {
    Error::Unavailable(error.to_string())
}

fn pack(data: &Path, database: &Path, to: &Path) -> Result<usize> {
    let folder = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let out = tempfile::NamedTempFile::new_in(folder).map_err(unable)?;
    let mut zip = ZipWriter::new(out);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    let mut names = vec![(DATABASE.to_owned(), database.to_owned()), (KEY.to_owned(), data.join(KEY))];
    gather(&data.join("files"), "files", &mut names).map_err(unable)?;
    let mut list = String::new();
    for (name, path) in &names {
        let bytes = std::fs::read(path).map_err(unable)?;
        list.push_str(&format!("{}  {name}\n", exchange::sha256(&bytes)));
        zip.start_file(name, options).map_err(std::io::Error::other).and_then(|()| zip.write_all(&bytes)).map_err(unable)?;
    }
    zip.start_file(LIST, options).map_err(std::io::Error::other).and_then(|()| zip.write_all(list.as_bytes())).map_err(unable)?;
    let out = zip.finish().map_err(|error| unable(std::io::Error::other(error)))?;
    out.as_file().sync_all().map_err(unable)?;
    out.persist_noclobber(to).map_err(|error| unable(error.error))?;
    Ok(names.len())
}

fn gather(folder: &Path, under: &str, names: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    entries.sort();
    for path in entries {
        let name = format!("{under}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            gather(&path, &name, names)?;
        } else {
            names.push((name, path));
        }
    }
    Ok(())
}

fn unpack(from: &Path, to: &Path) -> Result<usize> {
    let damaged = |name: &str| Error::Invalid(vec![FieldProblem::whole(Problem::error("restore-damaged").with("name", name))]);
    let file = File::open(from).map_err(unable)?;
    let mut zip = ZipArchive::new(file).map_err(|_| damaged("zip"))?;
    let mut read = |name: &str| -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zip.by_name(name).map_err(|_| damaged(name))?.read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        Ok(bytes)
    };
    let list = String::from_utf8(read(LIST)?).map_err(|_| damaged(LIST))?;
    let mut count = 0;
    for (digest, name) in list.lines().filter_map(|line| line.split_once("  ")) {
        let known = name == DATABASE || name == KEY || name.starts_with("files/");
        if !known || name.split('/').any(|part| part == ".." || part.is_empty()) {
            return Err(damaged(name));
        }
        let bytes = read(name)?;
        if exchange::sha256(&bytes) != digest {
            return Err(damaged(name));
        }
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(to)).map_err(unable)?;
        std::fs::write(&path, bytes).and_then(|()| File::open(&path)?.sync_all()).map_err(unable)?;
        count += 1;
    }
    if count < 2 { Err(damaged(LIST)) } else { Ok(count) }
}
