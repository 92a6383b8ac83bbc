//! The organisation's own catalog: files that are laid over ours. Nothing is kept that would not do together with the rest.

use std::collections::BTreeMap;
use std::path::Path;

use desk::{Origin, check_catalog};
use kernel::{Instant, Problem, Problems, Severity};
use store::OverlayFile;

use crate::{App, Caller, Error, FieldProblem, May, Result, library};

/// The most files, and the most bytes of one.
const FILES: usize = 200;
const BYTES: usize = 512 * 1024;
/// The longest path of a file.
const PATH: usize = 120;

/// An organisation's own catalog as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCatalog {
    /// Its files by path.
    pub files: Vec<OwnFile>,
    /// What it was when it was read: whoever changes it says so, and nobody's change is lost.
    pub state: String,
    /// What is to know about it, by files and lines. Errors are there only when the catalog below it has changed.
    pub problems: Problems,
}

/// A file of an organisation's own catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// Its path.
    pub path: String,
    /// What stands in it.
    pub content: String,
    /// When it was last changed.
    pub updated_at: Instant,
}

/// A file that is put or, without content, taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChange {
    /// Its path.
    pub path: String,
    /// What is to stand in it.
    pub content: Option<String>,
}

impl App {
    /// The organisation's own catalog.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn own_catalog(&self, caller: &Caller) -> Result<OwnCatalog> {
        caller.must(May::ReadAdministration)?;
        let rows = self.store.read().overlay(&caller.organisation).await?;
        let state = state(&rows);
        let problems = checked(contents(&rows)).await?;
        let file = |row: OverlayFile| {
            let OverlayFile { path, content, updated_at, .. } = row;
            OwnFile { path, content, updated_at: Instant::from_micros(updated_at) }
        };
        Ok(OwnCatalog { files: rows.into_iter().map(file).collect(), state, problems })
    }

    /// What would be wrong with the own catalog after some changes. Nothing is kept.
    ///
    /// # Errors
    /// When the caller may not change it, or a file cannot be taken at all.
    pub async fn check_own_catalog(&self, caller: &Caller, changes: &[OwnChange]) -> Result<Problems> {
        caller.must(May::Administer)?;
        let rows = self.store.read().overlay(&caller.organisation).await?;
        checked(after(contents(&rows), changes)?).await
    }

    /// Changes the own catalog, all at once or not at all, and gives what is to know about it.
    ///
    /// # Errors
    /// When it could not be used any more: everything that is wrong with it. Or when it is not what it was at `state`.
    pub async fn change_own_catalog(&self, caller: &Caller, state: &str, changes: Vec<OwnChange>) -> Result<Problems> {
        caller.must(May::Administer)?;
        let rows = self.store.read().overlay(&caller.organisation).await?;
        if self::state(&rows) != state {
            return Err(Error::Stale);
        }
        let problems = checked(after(contents(&rows), &changes)?).await?;
        let (wrong, told): (Problems, Problems) = problems.into_iter().partition(|one| one.severity == Severity::Error);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong.into_iter().map(FieldProblem::whole).collect()));
        }
        let (who, organisation, before) = (caller.who(self), caller.organisation.clone(), state.to_owned());
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    // What was checked must be what is changed.
                    if self::state(&tx.overlay(&organisation).await?) != before {
                        return Err(Error::Stale);
                    }
                    for change in changes {
                        tx.put_overlay(&who, &organisation, &change.path, change.content.as_deref()).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(told)
    }
}

fn state(rows: &[OverlayFile]) -> String {
    library::digest(rows).chars().take(32).collect()
}

fn contents(rows: &[OverlayFile]) -> BTreeMap<String, String> {
    rows.iter().map(|row| (row.path.clone(), row.content.clone())).collect()
}

/// The files as they would be.
fn after(mut files: BTreeMap<String, String>, changes: &[OwnChange]) -> Result<BTreeMap<String, String>> {
    let mut wrong = Vec::new();
    for OwnChange { path, content } in changes {
        let named = |code| FieldProblem { field: "files".to_owned(), problem: Problem::error(code).with("path", path.as_str()) };
        match content {
            _ if !proper(path) => wrong.push(named("web-own-path")),
            Some(content) if content.len() > BYTES => wrong.push(named("web-own-large")),
            Some(content) => drop(files.insert(path.clone(), content.clone())),
            None if files.remove(path).is_none() => wrong.push(named("web-own-gone")),
            None => {}
        }
    }
    if files.len() > FILES {
        wrong.push(FieldProblem::new("files", "web-own-many"));
    }
    if wrong.is_empty() { Ok(files) } else { Err(Error::Invalid(wrong)) }
}

/// Plain names below one another, of files that a catalog can have.
fn proper(path: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(letter);
    let known = path.ends_with(".toml")
        || (path.starts_with("templates/") && path.ends_with(".md"))
        || (path.starts_with("wording/") && path.ends_with("/words.txt"));
    path.len() <= PATH && known && path.split('/').all(part)
}

/// Everything that is to know about an overlay, laid over the catalog. An empty one is none.
async fn checked(files: BTreeMap<String, String>) -> Result<Problems> {
    if files.is_empty() {
        return Ok(Problems::new());
    }
    // The catalog is read anew, which takes a while and must not hold up others.
    let checked = tokio::task::spawn_blocking(move || check(&files)).await;
    checked.map_err(|error| Error::Internal(error.to_string()))?
}

fn check(files: &BTreeMap<String, String>) -> Result<Problems> {
    let unable = |error: std::io::Error| Error::Unavailable(error.to_string());
    let folder = tempfile::tempdir().map_err(unable)?;
    for (path, content) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder.path())).map_err(unable)?;
        std::fs::write(path, content).map_err(unable)?;
    }
    let origin = Origin { overlay: Some(folder.path().to_owned()), ..Origin::default() };
    let mut problems = match check_catalog(&origin) {
        Ok((_, problems)) => problems,
        Err(desk::Failure::Invalid(problems)) => problems,
        Err(desk::Failure::Stopped(_)) => return Err(Error::Internal("a catalog was stopped".to_owned())),
    };
    own_names(&mut problems, folder.path());
    Ok(problems)
}

/// Whoever reads a problem knows the files by their paths in the overlay, not by where they lie on a machine.
pub(crate) fn own_names(problems: &mut Problems, folder: &Path) {
    for problem in problems {
        let Some(file) = &mut problem.place.file else { continue };
        if let Ok(name) = Path::new(file.as_str()).strip_prefix(folder) {
            *file = if name.as_os_str().is_empty() { "overlay.toml".to_owned() } else { name.display().to_string() };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_and_are_of_files_that_a_catalog_has() {
        for path in ["overlay.toml", "requirements/01-own.toml", "templates/sv/annex.md", "wording/sv/words.txt"] {
            assert!(proper(path), "{path}");
        }
        for path in
            ["../overlay.toml", "/etc/passwd", "a/../b.toml", ".toml", "requirements/.x.toml", "a//b.toml", "x.exe", "ö.toml"]
        {
            assert!(!proper(path), "{path}");
        }
    }

    #[test]
    fn a_mistake_is_told_with_file_and_line() {
        let head = "id = \"e\"\nversion = \"1\"\norganisation = \"E\"\nprefix = \"EXK\"\n";
        let made = "made_for = { catalog = \"kravkedja\", from = \"0.1.0\", below = \"9.0.0\" }\n";
        let good = BTreeMap::from([("overlay.toml".to_owned(), format!("{head}{made}"))]);
        assert_eq!(check(&good).unwrap(), Problems::new());
        let bad =
            BTreeMap::from([("overlay.toml".to_owned(), format!("{head}{made}\n[[withdraw]]\nrequirement = \"XXX-99\"\n"))]);
        let found = check(&bad).unwrap();
        assert!(found.iter().all(|one| one.place.file.as_deref() == Some("overlay.toml")), "{found:?}");
        assert!(found.iter().any(|one| one.severity == Severity::Error && one.place.line.is_some()), "{found:?}");
    }
}
