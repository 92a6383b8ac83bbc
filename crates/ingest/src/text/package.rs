use std::io::{Cursor, Read};

use kernel::Problem;
use zip::ZipArchive;

use super::{damaged, hostile};
use crate::Limits;

/// A packed document. What is unpacked is counted, whatever the package says of its sizes.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    ratio: u64,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > limits.entries {
            return Err(hostile(format!("{} > {}", archive.len(), limits.entries)));
        }
        Ok(Self { archive, left: limits.unpacked, ratio: limits.ratio })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The first name that begins and ends like this.
    pub(super) fn name_like(&self, beginning: &str, end: &str) -> Option<String> {
        let mut names: Vec<&str> =
            self.archive.file_names().filter(|name| name.starts_with(beginning) && name.ends_with(end)).collect();
        names.sort_unstable();
        names.first().map(|name| (*name).to_owned())
    }

    /// The text of a part; nothing where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let entry = self.archive.by_name(name).map_err(damaged)?;
        if entry.encrypted() {
            return Err(Problem::error("text-encrypted"));
        }
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        let mut entry = entry.take(self.left.saturating_add(1));
        entry.read_to_end(&mut bytes).map_err(damaged)?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(read).ok_or_else(|| hostile(name))?;
        if read > 1024 * 1024 && read / packed > self.ratio {
            return Err(hostile(name));
        }
        text(bytes).map(Some).ok_or_else(|| damaged(format!("{name}: UTF-8")))
    }
}

/// XML as text: UTF-8, or UTF-16 by its mark.
fn text(bytes: Vec<u8>) -> Option<String> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding
            .decode_without_bom_handling_and_without_replacement(bytes.get(bom(&bytes)..)?)
            .map(std::borrow::Cow::into_owned),
        None => String::from_utf8(bytes).ok(),
    }
}

fn bom(bytes: &[u8]) -> usize {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 2 }
}
