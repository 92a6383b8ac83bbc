//! Files in the repository that the program writes: the schemas of the catalog, and the Word template. Written where they
//! belong, or written beside and compared.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Write the files, or say which are out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Put what differs in its place.
    Write,
    /// Change nothing.
    Check,
}

/// Folder of the schemas, which holds nothing else.
const SCHEMAS: &str = "requirements-catalog/schema";
/// The Word template that an organisation can replace.
const WORD_TEMPLATE: &str = "requirements-catalog/templates/word/annex.docx";

/// Has the program write the files aside, and returns those that differ from the repository's; with `Mode::Write` they are put
/// in their place.
///
/// # Errors
/// When the program cannot be run, fails, or a file cannot be read or written.
pub fn run(root: &Path, mode: Mode) -> io::Result<Vec<String>> {
    let aside = root.join("target/generated");
    if aside.exists() {
        fs::remove_dir_all(&aside)?;
    }
    let (schemas, template) = (aside.join(SCHEMAS), aside.join(WORD_TEMPLATE));
    fs::create_dir_all(&schemas)?;
    fs::create_dir_all(template.parent().unwrap_or(&aside))?;
    kravkedja(root, &[OsStr::new("catalog"), OsStr::new("schema"), OsStr::new("--out"), schemas.as_os_str()])?;
    kravkedja(root, &[OsStr::new("catalog"), OsStr::new("word-template"), OsStr::new("--out"), template.as_os_str()])?;
    let differing = differing(root, &aside)?;
    if mode == Mode::Write {
        for name in &differing {
            put(&aside.join(name), &root.join(name))?;
        }
    }
    Ok(differing.iter().map(|name| name.display().to_string()).collect())
}

/// Puts a written file in its place, and takes away one that is not written any more.
fn put(written: &Path, place: &Path) -> io::Result<()> {
    if !written.exists() {
        return fs::remove_file(place);
    }
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(written, place).map(|_| ())
}

fn kravkedja(root: &Path, arguments: &[&OsStr]) -> io::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(["run", "-q", "-p", "cli", "--"]).args(arguments).current_dir(root).status()?;
    if status.success() {
        return Ok(());
    }
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    Err(io::Error::other(format!("`kravkedja {}` failed: {status}", words.join(" "))))
}

/// Files that differ, are missing, or are there without being written any more.
fn differing(root: &Path, aside: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = vec![PathBuf::from(WORD_TEMPLATE)];
    for folder in [root.join(SCHEMAS), aside.join(SCHEMAS)] {
        let entries = if folder.exists() { Some(fs::read_dir(folder)?) } else { None };
        for entry in entries.into_iter().flatten() {
            names.push(Path::new(SCHEMAS).join(entry?.file_name()));
        }
    }
    names.sort();
    names.dedup();
    let same = |name: &PathBuf| match (fs::read(root.join(name)), fs::read(aside.join(name))) {
        (Ok(kept), Ok(written)) => kept == written,
        _ => false,
    };
    names.retain(|name| !same(name));
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_and_put_in_its_place() {
        let top = crate::tidy::root().join("target/generate-test");
        let (root, aside) = (top.join("root"), top.join("aside"));
        let write = |folder: &Path, name: &str, text: &str| {
            fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
            fs::write(folder.join(name), text).unwrap();
        };
        for (name, kept, written) in [("same", "a", "a"), ("changed", "a", "b"), ("gone", "a", ""), ("new", "", "a")] {
            let name = format!("{SCHEMAS}/{name}.schema.json");
            [(&root, kept), (&aside, written)].iter().filter(|(_, text)| !text.is_empty()).for_each(|(folder, text)| {
                write(folder, &name, text);
            });
        }
        write(&root, WORD_TEMPLATE, "word");
        write(&aside, WORD_TEMPLATE, "word");
        let found = differing(&root, &aside).unwrap();
        let names: Vec<_> = found.iter().map(|name| name.file_name().unwrap().to_string_lossy()).collect();
        assert_eq!(names, ["changed.schema.json", "gone.schema.json", "new.schema.json"]);
        for name in &found {
            put(&aside.join(name), &root.join(name)).unwrap();
        }
        assert_eq!(differing(&root, &aside).unwrap(), Vec::<PathBuf>::new());
        fs::remove_dir_all(&top).unwrap();
    }
}
