use std::path::{Path, PathBuf};

use super::super::own_name;
use crate::Failure;
use crate::failure::about_file;

/// The name of a file of decisions in the folder of a contract, and the ending of one beside a single file.
const DECISIONS: &str = "decisions.toml";

/// One contract of a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) files: Vec<PathBuf>,
    /// What a person has decided about it.
    pub(super) decisions: Option<PathBuf>,
}

/// The contracts of a folder in the order of their names. Hidden files, and what office programs leave beside an open file, are
/// none; nor is `except`.
pub(super) fn contracts(folder: &Path, except: Option<&Path>) -> Result<Vec<Item>, Failure> {
    let except = except.and_then(|path| path.canonicalize().ok());
    let mut items = Vec::new();
    for path in inside(folder)? {
        if except.is_some() && path.canonicalize().ok() == except {
            continue;
        }
        let name = own_name(&path);
        if path.is_dir() {
            let mut files = Vec::new();
            gather(&path, &mut files)?;
            let decisions = path.join(DECISIONS);
            items.push(Item { name, files, decisions: decisions.is_file().then_some(decisions) });
        } else if is_contract_file(&path) {
            let decisions = path.with_extension(DECISIONS);
            items.push(Item { name, files: vec![path], decisions: decisions.is_file().then_some(decisions) });
        }
    }
    if items.is_empty() { Err(about_file("batch-empty", folder).into()) } else { Ok(items) }
}

/// Every file of one contract, also in folders within its own. Links are not followed out of it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for path in inside(folder)? {
        if path.is_dir() && !path.is_symlink() {
            gather(&path, files)?;
        } else if path.is_file() && is_contract_file(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// What lies in a folder, in order, without what is hidden.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Err(about_file("folder-missing", folder).into());
    }
    let unreadable = |error: std::io::Error| about_file("file-unreadable", folder).with("detail", error.to_string());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = own_name(&path);
        if !name.starts_with('.') && !name.starts_with("~$") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// TOML is ours: decisions and cases.
fn is_contract_file(path: &Path) -> bool {
    path.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("toml"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_or_a_file_is_a_contract_and_the_rest_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b avtal/bilagor")).unwrap();
        let files = ["b avtal/avtal.txt", "b avtal/bilagor/1.txt", "b avtal/decisions.toml", "b avtal/~$avtal.docx"];
        for name in files.iter().chain(&["a.md", "a.decisions.toml", ".kravkedja-batch.jsonl", "ut.xlsx"]) {
            fs::write(at(name), "x").unwrap();
        }
        let found = contracts(folder.path(), Some(&at("ut.xlsx"))).unwrap();
        let expected = [
            Item { name: "a.md".to_owned(), files: vec![at("a.md")], decisions: Some(at("a.decisions.toml")) },
            Item {
                name: "b avtal".to_owned(),
                files: vec![at("b avtal/avtal.txt"), at("b avtal/bilagor/1.txt")],
                decisions: Some(at("b avtal/decisions.toml")),
            },
        ];
        assert_eq!(found, expected);
        assert!(contracts(&at("b avtal/bilagor"), Some(&at("b avtal/bilagor/1.txt"))).is_err());
    }
}
