//! Uploaded files, each under the digest of its content: the same content is stored once and never changes.

mod bucket;
mod connect;
mod folder;

use crate::config::FilesAt;
use crate::{Config, Error, Result};

use bucket::Bucket;
use folder::Folder;

/// Where the files are.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

/// Why a content was not given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is not there.
    Missing,
    /// It is not what was stored.
    Damaged,
}

impl Files {
    pub(crate) fn open(config: &Config) -> Result<Self> {
        let place = match config.files_at().map_err(|fault| Error::Internal(fault.detail))? {
            FilesAt::Folder(folder) => Place::Folder(Folder::new(folder)),
            FilesAt::Bucket(at) => Place::Bucket(Bucket::open(&at)?),
        };
        Ok(Self { place })
    }

    /// Stores a content and gives its digest. It is on the disk, or with the object store, when this returns.
    pub(crate) async fn put(&self, content: Vec<u8>) -> Result<String> {
        let digest = exchange::sha256(&content);
        match &self.place {
            Place::Folder(folder) => folder.put(&digest, content).await?,
            Place::Bucket(bucket) => bucket.put(&digest, content).await?,
        }
        Ok(digest)
    }

    /// A content by its digest; what is not what was stored is not given out.
    pub(crate) async fn get(&self, digest: &str) -> Result<Vec<u8>> {
        match self.look(digest).await? {
            Ok(content) => Ok(content),
            Err(flaw) => Err(Error::Unavailable(format!("file {digest}: {flaw:?}"))),
        }
    }

    /// A content, or what is wrong with it. An error says that nobody can tell, since the place does not answer.
    pub(crate) async fn look(&self, digest: &str) -> Result<Result<Vec<u8>, Flaw>> {
        if !proper(digest) {
            return Err(Error::NotFound);
        }
        let found = match &self.place {
            Place::Folder(folder) => folder.get(digest).await?,
            Place::Bucket(bucket) => bucket.get(digest).await?,
        };
        Ok(match found {
            Some(content) if exchange::sha256(&content) == digest => Ok(content),
            Some(_) => Err(Flaw::Damaged),
            None => Err(Flaw::Missing),
        })
    }

    /// Does the place answer?
    pub(crate) async fn answers(&self) -> Result<()> {
        match &self.place {
            Place::Folder(_) => Ok(()),
            Place::Bucket(bucket) => bucket.answers().await,
        }
    }
}

/// A digest as this room writes it: nothing else is ever part of a path.
pub(crate) fn proper(digest: &str) -> bool {
    digest.len() == 64 && digest.bytes().all(|letter| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter))
}

/// Where a content lies, below the folder or the prefix.
pub(crate) fn below(digest: &str) -> String {
    format!("{}/{digest}", digest.get(..2).unwrap_or_default())
}
