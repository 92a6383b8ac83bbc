use annex::{Annex, ComposeError, compose, draft, record};
use exchange::{
    CaseFile, FileDigest, annex_digest, annex_schema, case_schema, contract_check_schema, decisions_schema, migration_schema,
    sha256, shape_schema, write_annex,
};
use kernel::{Language, Place, Problem, Problems};
use questionnaire::{Layout, grid};
use render::{Options, RenderError};

use crate::{Failure, Library};

/// A format of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// The answer workbook.
    Xlsx,
    /// A self-contained page.
    Html,
    /// `annex.json`; always made, since it is what everything later hangs on.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Pdf, Self::Xlsx, Self::Html, Self::Json];

    /// Its word on the command line, and the ending of its files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// How documents are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeOptions {
    /// The formats.
    pub formats: Vec<Format>,
    /// Their language; the case's where nothing is said.
    pub language: Option<Language>,
    /// Protect the answer workbook, so that only answers can be changed.
    pub protected: bool,
    /// What every document is marked with instead of its own marking, such as "Draft"; empty leaves it as it is.
    pub marking: String,
}

impl Default for MakeOptions {
    fn default() -> Self {
        Self { formats: Format::ALL.to_vec(), language: None, protected: true, marking: String::new() }
    }
}

/// An annex with its files, ready to be written.
#[derive(Debug, Clone)]
pub struct Made {
    /// The annex.
    pub annex: Annex,
    /// Its digest.
    pub digest: String,
    /// Names and bytes of the files, in the order of the formats.
    pub files: Vec<(String, Vec<u8>)>,
    /// What to look at before it is used.
    pub notices: Problems,
}

/// Makes annex and decision record of a case, in memory.
///
/// # Errors
/// When the case must be stopped, a decision cannot be carried out, or a template cannot be used.
pub fn make(
    library: &Library,
    file: &CaseFile,
    previous: Option<(&Annex, &str)>,
    options: &MakeOptions,
) -> Result<Made, Failure> {
    let language = options.language.unwrap_or(file.case.language);
    let case = catalog::Case { language, ..file.case.clone() };
    let (annex, notices) = draft(&library.catalog, &library.texts, &case, &file.tailoring, previous)?;
    Ok(Made { notices, ..documents_of(library, annex, language, options)? })
}

/// Drafts the annex of a case, without its documents: what a person tailors.
///
/// # Errors
/// When the case must be stopped, or a decision cannot be carried out.
pub fn draft_annex(library: &Library, file: &CaseFile, previous: Option<(&Annex, &str)>) -> Result<(Annex, Problems), Failure> {
    Ok(draft(&library.catalog, &library.texts, &file.case, &file.tailoring, previous)?)
}

/// Makes the documents of an annex that was drafted or issued before.
///
/// # Errors
/// When a template cannot be used.
pub fn documents_of(library: &Library, annex: Annex, language: Language, options: &MakeOptions) -> Result<Made, Failure> {
    let digest = annex_digest(&annex).map_err(internal)?;
    let mut files = documents(library, &annex, &digest, language, options)?;
    if options.formats.contains(&Format::Json) {
        let digests: Vec<FileDigest> =
            files.iter().map(|(name, bytes)| FileDigest { name: name.clone(), sha256: sha256(bytes) }).collect();
        files.push((format!("{}-annex.json", annex.id), write_annex(&annex, &digests).map_err(internal)?));
    }
    Ok(Made { annex, digest, files, notices: Problems::new() })
}

fn documents(
    library: &Library,
    annex: &Annex,
    digest: &str,
    language: Language,
    options: &MakeOptions,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let has = |format| options.formats.contains(&format);
    let look = Options { word_template: library.word_template.as_deref() };
    let mut public = compose(annex, &library.texts, language, digest).map_err(|error| template(&error))?;
    let mut internal = record(annex, &library.texts, language, digest).map_err(|error| template(&error))?;
    if !options.marking.is_empty() {
        public.fields.marking.clone_from(&options.marking);
        internal.fields.marking.clone_from(&options.marking);
    }
    let layout = Layout { language, digest, protected: options.protected };
    let mut files = Vec::new();
    let mut put = |name: String, bytes: Result<Vec<u8>, RenderError>| -> Result<(), Failure> {
        let bytes = bytes.map_err(|error| not_rendered(&error, &name))?;
        files.push((name, bytes));
        Ok(())
    };
    let id = &annex.id;
    if has(Format::Docx) {
        put(format!("{id}-annex.docx"), render::docx(&public, &look))?;
        put(format!("{id}-record.docx"), render::docx(&internal, &look))?;
    }
    if has(Format::Pdf) {
        put(format!("{id}-annex.pdf"), render::pdf(&public, &look))?;
    }
    if has(Format::Xlsx) {
        let grid = grid(annex, library.texts.get(language), layout);
        put(format!("{id}-annex.xlsx"), render::xlsx(&grid, &look))?;
    }
    if has(Format::Html) {
        put(format!("{id}-annex.html"), render::html(&public, &look))?;
        put(format!("{id}-record.html"), render::html(&internal, &look))?;
    }
    Ok(files)
}

/// The JSON Schemas of every file of the catalog, of case and migration files and of `annex.json`, by file name.
///
/// # Errors
/// Never for a catalog that could be opened.
pub fn schemas(library: &Library) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let words = &library.catalog.words;
    let mut schemas: Vec<(String, serde_json::Value)> =
        catalog::shapes().iter().map(|(name, shape)| ((*name).to_owned(), shape_schema(shape, words))).collect();
    schemas.push(("case".to_owned(), case_schema(words)));
    schemas.push(("migration".to_owned(), migration_schema()));
    schemas.push(("annex".to_owned(), annex_schema()));
    schemas.push(("decisions".to_owned(), decisions_schema()));
    schemas.push(("contract-check".to_owned(), contract_check_schema()));
    schemas
        .into_iter()
        .map(|(name, schema)| {
            let mut bytes = serde_json::to_vec_pretty(&schema).map_err(|error| internal(error.to_string()))?;
            bytes.push(b'\n');
            Ok((format!("{name}.schema.json"), bytes))
        })
        .collect()
}

/// The Word file that gives documents their look, as a start for an organisation's own.
#[must_use]
pub fn default_word_template() -> Vec<u8> {
    render::default_word_template()
}

pub(crate) fn template(error: &ComposeError) -> Failure {
    let place = Place { file: Some(format!("templates/{}", error.template)), line: error.line, ..Place::default() };
    match &error.unknown {
        Some(name) => Problem::error("template-unknown").with("name", name.as_str()).at(place).into(),
        None => Problem::error("template-fault").with("detail", error.detail.as_str()).at(place).into(),
    }
}

pub(crate) fn not_rendered(error: &RenderError, file: &str) -> Failure {
    let place = Place { file: Some(file.to_owned()), ..Place::default() };
    let arguments = error.arguments().into_iter().map(|(name, value)| (name, value.into())).collect();
    Problem { arguments, ..Problem::error(error.code()) }.at(place).into()
}

pub(crate) fn internal(detail: String) -> Failure {
    Problem::error("annex-malformed").with("detail", detail).into()
}
