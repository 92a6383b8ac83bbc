//! `annex.json`, schema `kravkedja.annex/1`: an annex with its digest and the files made from it.

mod dto;
mod from_domain;
mod to_domain;

use annex::Annex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::digest::digest_of;

/// Name and version of the format.
pub const SCHEMA: &str = "kravkedja.annex/1";

/// A file made from an annex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigest {
    /// Its name, without folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// An annex as read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexFile {
    /// The annex.
    pub annex: Annex,
    /// The digest that the file states.
    pub stated: String,
    /// The digest of what the file holds.
    pub actual: String,
    /// The files made from it.
    pub files: Vec<FileDigest>,
}

/// The file is not an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON.
    NotJson {
        /// Line, from 1.
        line: u32,
        /// What the parser says.
        detail: String,
    },
    /// JSON, but of another format or version.
    OtherSchema {
        /// What it states; empty when it states nothing.
        found: String,
    },
    /// The right format, but something in it is missing or wrong.
    Malformed {
        /// What is wrong.
        detail: String,
    },
}

/// The digest of an annex, before any document is made of it.
///
/// # Errors
/// Never for an annex that [`annex::draft`] made.
pub fn annex_digest(annex: &Annex) -> Result<String, String> {
    digest_of(&value(annex)?)
}

/// The bytes of `annex.json`: indented, keys in a fixed order, a line break at the end.
///
/// # Errors
/// Never for an annex that [`annex::draft`] made.
pub fn write_annex(annex: &Annex, files: &[FileDigest]) -> Result<Vec<u8>, String> {
    let mut value = value(annex)?;
    let digest = digest_of(&value)?;
    let object = value.as_object_mut().ok_or("not an object")?;
    object.insert("files".to_owned(), serde_json::to_value(files).map_err(|error| error.to_string())?);
    object.insert("digest".to_owned(), Value::String(digest));
    let mut bytes = serde_json::to_vec_pretty(&value).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads `annex.json`.
///
/// # Errors
/// When the bytes are not an annex of this format. A digest that does not match is no error here: it is for the caller to say.
pub fn read_annex(bytes: &[u8]) -> Result<AnnexFile, ReadError> {
    let malformed = |detail: String| ReadError::Malformed { detail };
    let value: Value = serde_json::from_slice(bytes).map_err(|error| ReadError::NotJson {
        line: u32::try_from(error.line()).unwrap_or_default(),
        detail: error.to_string(),
    })?;
    let found = value.get("schema").and_then(Value::as_str).unwrap_or_default();
    if found != SCHEMA {
        return Err(ReadError::OtherSchema { found: found.to_owned() });
    }
    let actual = digest_of(&value).map_err(malformed)?;
    let stated = value.get("digest").and_then(Value::as_str).unwrap_or_default().to_owned();
    let files = match value.get("files") {
        Some(files) => serde_json::from_value(files.clone()).map_err(|error| malformed(error.to_string()))?,
        None => Vec::new(),
    };
    let dto: dto::AnnexDto = serde_json::from_value(value).map_err(|error| malformed(error.to_string()))?;
    Ok(AnnexFile { annex: to_domain::annex(dto).map_err(malformed)?, stated, actual, files })
}

fn value(annex: &Annex) -> Result<Value, String> {
    serde_json::to_value(from_domain::annex(annex)).map_err(|error| error.to_string())
}
