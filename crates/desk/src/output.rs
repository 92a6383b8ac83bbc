use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Failure;
use crate::failure::about_file;

/// Reads a file of at most this many mebibytes.
///
/// # Errors
/// When it is not there, is too large or cannot be read.
pub fn read_file(path: &Path, megabytes: u64) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| about_file("file-unreadable", path).with("detail", error.to_string());
    let length = match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(about_file("file-missing", path).into()),
        Ok(found) => found.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(about_file("file-missing", path).into()),
        Err(error) => return Err(unreadable(error).into()),
    };
    let too_large = || {
        let limit = i64::try_from(megabytes).unwrap_or(i64::MAX);
        Failure::from(about_file("file-too-large", path).with("limit", limit))
    };
    if length > megabytes * 1024 * 1024 {
        return Err(too_large());
    }
    // What the system says of its length may be wrong, as for a pipe: no more than the limit is read either way.
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(megabytes * 1024 * 1024 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > megabytes * 1024 * 1024) {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let bytes = read_file(path, 8)?;
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let lines = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let mut problem = about_file("file-not-text", path);
        problem.place.line = u32::try_from(lines).ok();
        problem.into()
    })
}

/// Writes files into a folder, or folders in it: all of them whole, or none. Existing files are kept unless `force`.
///
/// Every file is written beside its place under another name first; only when all are on disk do they get their names. Should
/// that fail halfway, the files that were new are taken away again.
///
/// # Errors
/// When a file exists, or something cannot be written.
pub fn write_files(folder: &Path, files: &[(String, Vec<u8>)], force: bool) -> Result<Vec<PathBuf>, Failure> {
    let targets: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    if !force {
        let taken: Vec<_> = targets.iter().filter(|path| path.exists()).map(|path| about_file("file-exists", path)).collect();
        if !taken.is_empty() {
            return Err(Failure::Invalid(taken));
        }
    }
    let made = !folder.exists();
    for target in std::iter::once(folder).chain(targets.iter().filter_map(|target| target.parent())) {
        fs::create_dir_all(target).map_err(|error| about_file("folder-not-made", target).with("detail", error.to_string()))?;
    }
    let written = write_all(folder, files, &targets, force);
    if written.is_err() && made {
        // Only empty folders go away; a file that somebody else put there stays.
        targets.iter().filter_map(|target| target.parent()).for_each(|inner| drop(fs::remove_dir(inner)));
        fs::remove_dir(folder).ok();
    }
    written.map(|()| targets)
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)], targets: &[PathBuf], force: bool) -> Result<(), Failure> {
    let failed = |path: &Path, error: &std::io::Error| about_file("file-not-written", path).with("detail", error.to_string());
    let mut waiting = Vec::new();
    for ((_, bytes), target) in files.iter().zip(targets) {
        let temporary = stage(folder, bytes).map_err(|error| failed(target, &error))?;
        waiting.push((temporary, target));
    }
    let mut fresh: Vec<&PathBuf> = Vec::new();
    for (temporary, target) in waiting {
        let existed = target.exists();
        let done = if force {
            temporary.persist(target).map(drop).map_err(|error| error.error)
        } else {
            temporary.persist_noclobber(target).map(drop).map_err(|error| error.error)
        };
        if let Err(error) = done {
            for path in fresh {
                fs::remove_file(path).ok();
            }
            return Err(failed(target, &error).into());
        }
        if !existed {
            fresh.push(target);
        }
    }
    Ok(())
}

fn stage(folder: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    let mut file = builder.prefix(".kravkedja-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![("a.txt".to_owned(), b"a".to_vec()), ("b.txt".to_owned(), b"b".to_vec())]
    }

    #[test]
    fn existing_files_are_kept_and_nothing_is_half_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("b.txt"), "old").unwrap();
        let refused = write_files(folder.path(), &files(), false);
        assert!(matches!(refused, Err(Failure::Invalid(problems)) if problems.len() == 1));
        assert!(!folder.path().join("a.txt").exists());
        assert_eq!(fs::read(folder.path().join("b.txt")).unwrap(), b"old");
        write_files(folder.path(), &files(), true).unwrap();
        assert_eq!(fs::read(folder.path().join("b.txt")).unwrap(), b"b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_failure_halfway_takes_the_first_files_away_again() {
        let folder = tempfile::tempdir().unwrap();
        // A folder stands where the second file should go: even with force it cannot be replaced.
        fs::create_dir(folder.path().join("b.txt")).unwrap();
        assert!(write_files(folder.path(), &files(), true).is_err());
        assert!(!folder.path().join("a.txt").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
