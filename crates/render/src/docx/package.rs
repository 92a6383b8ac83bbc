use std::io::{Cursor, Read, Write};

use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::tree::{Element, parse};
use crate::RenderError;

/// Bound for the unpacked template, against a small file that unpacks without end.
const UNPACKED_LIMIT: u64 = 64 << 20;

/// The parts of a Word file, in the order they lie in it.
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    pub(super) fn new(parts: Vec<(String, Vec<u8>)>) -> Self {
        Self { parts }
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, RenderError> {
        let not_word = |error: zip::result::ZipError| RenderError::TemplateNotWord { cause: error.to_string() };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_word)?;
        let mut parts = Vec::with_capacity(archive.len());
        let mut left = UNPACKED_LIMIT;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(not_word)?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().to_owned();
            let mut content = Vec::new();
            // The size that the file itself states may be a lie; what is read is what counts.
            let read = file.take(left + 1).read_to_end(&mut content);
            read.map_err(|error| RenderError::TemplatePart { part: name.clone(), cause: error.to_string() })?;
            left = left
                .checked_sub(u64::try_from(content.len()).unwrap_or(u64::MAX))
                .ok_or(RenderError::TemplateTooLarge { limit: UNPACKED_LIMIT })?;
            parts.push((name, content));
        }
        Ok(Self { parts })
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(part, _)| part == name).map(|(_, content)| content.as_slice())
    }

    /// The part as a tree; `None` when there is no such part.
    pub(super) fn tree(&self, name: &str) -> Result<Option<Element>, RenderError> {
        let wrong = |cause| RenderError::TemplatePart { part: name.to_owned(), cause };
        self.get(name).map(parse).transpose().map_err(wrong)
    }

    pub(super) fn set(&mut self, name: &str, content: Vec<u8>) {
        match self.parts.iter_mut().find(|(part, _)| part == name) {
            Some((_, old)) => *old = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// The parts packed the same way on every machine and at every time.
    pub(super) fn pack(&self) -> Result<Vec<u8>, RenderError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        let wrong = |cause: String| RenderError::Packing { cause };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), options).map_err(|error| wrong(error.to_string()))?;
            writer.write_all(content).map_err(|error| wrong(error.to_string()))?;
        }
        Ok(writer.finish().map_err(|error| wrong(error.to_string()))?.into_inner())
    }
}
