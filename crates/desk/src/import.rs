use std::path::{Path, PathBuf};

use exchange::{CisoImport, Imported, OscalImport, is_catalog_json, is_ciso, is_oscal, read_catalog_json, read_ciso, read_oscal};
use kernel::{Language, Problem};

use crate::failure::about_file;
use crate::output::read_file;
use crate::{Failure, Origin, table};

/// Largest foreign file, in mebibytes: 20 times NIST SP 800-53 LOW.
const LARGEST: u64 = 25;

/// A format that a foreign catalog can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportFormat {
    /// OSCAL catalog or profile, JSON.
    Oscal,
    /// A catalog of ours, JSON.
    Json,
    /// CISO Assistant library, YAML.
    CisoAssistant,
    /// A list of requirements in a workbook (XLSX, ODS) or separated text.
    Table,
}

/// How a foreign catalog is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Its format; found out from what it holds where nothing is said.
    pub format: Option<ImportFormat>,
    /// First part of the ids of requirements; made of its title where nothing is said.
    pub prefix: Option<String>,
    /// The language of its words, where the format does not say.
    pub language: Option<Language>,
    /// Other files that it needs: the catalogs of a profile.
    pub with: Vec<PathBuf>,
    /// Which column of a table holds what; guessed where nothing is said.
    pub map: Option<PathBuf>,
    /// The catalog whose areas and frameworks a table may name.
    pub origin: Origin,
    /// The program that parses tables, with its arguments: it must end in `serve_table_child`.
    pub child: (PathBuf, Vec<String>),
}

impl ImportFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Oscal, Self::Json, Self::CisoAssistant, Self::Table];

    /// Its word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Oscal => "oscal",
            Self::Json => "json",
            Self::CisoAssistant => "ciso-assistant",
            Self::Table => "table",
        }
    }

    /// The format of a word; none for `auto`.
    ///
    /// # Errors
    /// When there is none; the problem lists those there are.
    pub fn from_id(id: &str) -> Result<Option<Self>, Failure> {
        if id == "auto" {
            return Ok(None);
        }
        Self::ALL.into_iter().find(|format| format.id() == id).map(Some).ok_or_else(|| {
            let known = format!("auto, {}", Self::ALL.map(Self::id).join(", "));
            Problem::error("unknown-exchange-format").with("found", id).with("known", known).into()
        })
    }

    /// The format that bytes have, by what they hold: names lie.
    fn of(bytes: &[u8]) -> Option<Self> {
        if is_oscal(bytes) {
            return Some(Self::Oscal);
        }
        if is_catalog_json(bytes) {
            return Some(Self::Json);
        }
        if is_ciso(bytes) {
            return Some(Self::CisoAssistant);
        }
        // Other JSON, XML and pages of the web are no tables, though they are text.
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        let parted = bytes.iter().any(|byte| matches!(byte, b';' | b',' | b'\t' | b'|'));
        (bytes.starts_with(b"PK") || parted && !matches!(first, Some(b'{' | b'[' | b'<'))).then_some(Self::Table)
    }
}

/// Reads a foreign catalog and says what became of each thing in it. Nothing is written.
///
/// JSON is parsed here and not in a child process: the parser is safe Rust that goes no deeper than 128 levels, a file is at most
/// 25 MB, and the numbers of values and controls are bounded before much is made of them, so that memory and time are too. So is
/// YAML, by a parser that counts values, depth and anchors as it goes. Tables go to a child process.
///
/// # Errors
/// When a file cannot be read at all, or its format is unknown.
pub fn import(path: &Path, options: &ImportOptions) -> Result<Imported, Failure> {
    let bytes = read_file(path, LARGEST)?;
    let name = path.display().to_string();
    if let Some(prefix) = &options.prefix
        && !is_prefix(prefix)
    {
        return Err(Problem::error("import-prefix").with("found", prefix.as_str()).into());
    }
    let Some(format) = options.format.or_else(|| ImportFormat::of(&bytes)) else {
        return Err(about_file("import-format-unknown", path).into());
    };
    match format {
        ImportFormat::Oscal => {
            let mut with = Vec::new();
            for path in &options.with {
                with.push((path.display().to_string(), read_file(path, LARGEST)?));
            }
            let language = options.language.unwrap_or(Language::English);
            Ok(read_oscal(&name, &bytes, &OscalImport { prefix: options.prefix.clone(), language, with }))
        }
        ImportFormat::Json => Ok(read_catalog_json(&name, &bytes)),
        ImportFormat::CisoAssistant => Ok(read_ciso(&name, &bytes, &CisoImport { prefix: options.prefix.clone() })),
        ImportFormat::Table => table::import(path, &bytes, options),
    }
}

/// Two to six capital letters, as an overlay has.
fn is_prefix(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
