use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use desk::{Library, Linter, Origin};
use sha2::{Digest, Sha256};
use store::OverlayFile;

use crate::{App, Caller, Error, FieldProblem, Result};

/// The catalog, and the catalogs that organisations have made of it.
pub(crate) struct Libraries {
    plain: Arc<Library>,
    folder: PathBuf,
    /// For each overlay by the digest of its files.
    own: Mutex<BTreeMap<String, Arc<Library>>>,
    /// The lint of each catalog that somebody writes with, the latest last.
    linters: Mutex<Vec<(Arc<Library>, Arc<Linter<'static>>)>>,
}

/// No more linters are kept in memory than this: each holds every word of two languages.
const LINTERS: usize = 8;

/// No more catalogs are kept in memory than this.
const MOST: usize = 64;

impl Libraries {
    pub(crate) fn open(folder: PathBuf) -> Result<Self> {
        let plain = Arc::new(desk::open(&Origin::default())?);
        Ok(Self { plain, folder, own: Mutex::new(BTreeMap::new()), linters: Mutex::new(Vec::new()) })
    }

    /// The catalog with the files of an organisation laid over it.
    pub(crate) fn with(&self, files: &[OverlayFile]) -> Result<Arc<Library>> {
        if files.is_empty() {
            return Ok(Arc::clone(&self.plain));
        }
        let digest = digest(files);
        if let Some(found) = self.own.lock().unwrap_or_else(PoisonError::into_inner).get(&digest) {
            return Ok(Arc::clone(found));
        }
        let library = Arc::new(self.open_with(files, &digest)?);
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() >= MOST {
            own.clear();
        }
        own.insert(digest, Arc::clone(&library));
        Ok(library)
    }

    /// The lint of a catalog.
    pub(crate) fn linter(&self, library: &Arc<Library>) -> Arc<Linter<'static>> {
        let kept = |all: &[(Arc<Library>, Arc<Linter<'static>>)]| {
            all.iter().find(|(own, _)| Arc::ptr_eq(own, library)).map(|(_, linter)| Arc::clone(linter))
        };
        if let Some(found) = kept(&self.linters.lock().unwrap_or_else(PoisonError::into_inner)) {
            return found;
        }
        let made = Arc::new(desk::linter(library));
        let mut all = self.linters.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= LINTERS {
            all.remove(0);
        }
        all.push((Arc::clone(library), Arc::clone(&made)));
        made
    }

    fn open_with(&self, files: &[OverlayFile], digest: &str) -> Result<Library> {
        let folder = self.folder.join(digest);
        for file in files {
            let path = folder.join(&file.path);
            // Paths are checked when they are stored; nothing is ever written outside the folder.
            if !path.starts_with(&folder) || file.path.split('/').any(|part| part == "..") {
                return Err(Error::Internal(format!("path of an overlay: {}", file.path)));
            }
            let unable = |error: std::io::Error| Error::Unavailable(error.to_string());
            std::fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(unable)?;
            std::fs::write(&path, &file.content).map_err(unable)?;
        }
        desk::open(&Origin { overlay: Some(folder.clone()), ..Origin::default() }).map_err(|failure| match failure {
            desk::Failure::Invalid(mut problems) => {
                crate::overlay::own_names(&mut problems, &folder);
                Error::Invalid(problems.into_iter().map(FieldProblem::whole).collect())
            }
            desk::Failure::Stopped(_) => Error::Internal("a catalog was stopped".to_owned()),
        })
    }
}

pub(crate) fn digest(files: &[OverlayFile]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(format!("{}:{}:{}:", file.path.len(), file.path, file.content.len()));
        hasher.update(&file.content);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl App {
    /// The catalog as the caller's organisation uses it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn library(&self, caller: &Caller) -> Result<Arc<Library>> {
        let files = self.store.read().overlay(&caller.organisation).await?;
        self.libraries.with(&files)
    }
}
