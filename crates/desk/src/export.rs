use annex::{Annex, CatalogVersion};
use exchange::{
    ProfileOptions, catalog_csv, catalog_grid, write_catalog_json, write_ciso, write_oscal_catalog, write_oscal_profile,
};
use kernel::{Language, Problem, Problems};

use crate::make::{internal, not_rendered, template};
use crate::{CaseFile, Failure, Library, table};

/// A format that a catalog can be handed over in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportFormat {
    /// OSCAL catalog, JSON.
    Oscal,
    /// OSCAL profile, JSON: the selection for a case, or of an annex.
    OscalProfile,
    /// The printed catalog: PDF.
    Book,
    /// The printed catalog as one web page: HTML.
    BookHtml,
    /// The whole catalog, JSON.
    Json,
    /// CISO Assistant library, YAML.
    CisoAssistant,
    /// Workbook, XLSX.
    Xlsx,
    /// Separated text of the requirements, CSV.
    Csv,
}

/// How a catalog is handed over.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions<'o> {
    /// The language that comes first, where the format has one.
    pub language: Language,
    /// The case, where the format is about one.
    pub case: Option<&'o CaseFile>,
    /// The annex, instead of a case.
    pub annex: Option<&'o Annex>,
    /// Where the catalog is found, where the format refers to it; a name made of the catalog's where nothing is said.
    pub href: Option<String>,
}

/// What was made, and what the format could not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What a person must know.
    pub problems: Problems,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [Self; 8] =
        [Self::Oscal, Self::OscalProfile, Self::Json, Self::CisoAssistant, Self::Xlsx, Self::Csv, Self::Book, Self::BookHtml];

    /// Its word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Oscal => "oscal",
            Self::OscalProfile => "oscal-profile",
            Self::Book => "book",
            Self::BookHtml => "book-html",
            Self::Json => "json",
            Self::CisoAssistant => "ciso-assistant",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The format of a word.
    ///
    /// # Errors
    /// When there is none; the problem lists those there are.
    pub fn from_id(id: &str) -> Result<Self, Failure> {
        Self::ALL.into_iter().find(|format| format.id() == id).ok_or_else(|| {
            let known = Self::ALL.map(Self::id).join(", ");
            Problem::error("unknown-exchange-format").with("found", id).with("known", known).into()
        })
    }
}

/// Makes a catalog, or a selection from it, in a format for other programs.
///
/// # Errors
/// When the format needs a case or an annex and there is none, or the case must be stopped or cannot be carried out.
pub fn export(library: &Library, format: ExportFormat, options: &ExportOptions<'_>) -> Result<Exported, Failure> {
    let catalog = &library.catalog;
    match format {
        ExportFormat::Oscal => {
            let bytes = write_oscal_catalog(catalog, options.language).map_err(internal)?;
            Ok(Exported { bytes, problems: Problems::new() })
        }
        ExportFormat::Json => {
            let bytes = write_catalog_json(catalog).map_err(internal)?;
            Ok(Exported { bytes, problems: Problems::new() })
        }
        ExportFormat::OscalProfile => {
            let annex = match (options.annex, options.case) {
                (Some(annex), _) => annex.clone(),
                (None, Some(file)) => annex::draft(catalog, &library.texts, &file.case, &file.tailoring, None)?.0,
                (None, None) => return Err(Problem::error("export-case-missing").into()),
            };
            let href = options.href.clone().unwrap_or_else(|| catalog_name(&annex.catalog));
            let profile = ProfileOptions { href, date: annex.case.date.or(catalog.date) };
            let (bytes, problems) = write_oscal_profile(&annex, &profile).map_err(internal)?;
            Ok(Exported { bytes, problems })
        }
        ExportFormat::Book | ExportFormat::BookHtml => {
            let document = annex::book(catalog, &library.texts, options.language).map_err(|error| template(&error))?;
            let look = render::Options { word_template: library.word_template.as_deref() };
            let made = match format {
                ExportFormat::BookHtml => render::html(&document, &look),
                _ => render::pdf(&document, &look),
            };
            let bytes = made.map_err(|error| not_rendered(&error, format.id()))?;
            Ok(Exported { bytes, problems: Problems::new() })
        }
        ExportFormat::CisoAssistant | ExportFormat::Xlsx | ExportFormat::Csv => {
            let first = options.language;
            let bytes = table::with_words(library, first, |words| match format {
                ExportFormat::Csv => Ok(catalog_csv(catalog, first, words)),
                ExportFormat::CisoAssistant => write_ciso(catalog, first, words).map_err(internal),
                _ => render::xlsx(&catalog_grid(catalog, first, words), &render::Options::default())
                    .map_err(|error| internal(error.to_string())),
            })?;
            Ok(Exported { bytes, problems: Problems::new() })
        }
    }
}

/// The name that a catalog's OSCAL file has where nobody says another.
fn catalog_name(catalog: &CatalogVersion) -> String {
    format!("{}-{}-oscal.json", catalog.id, catalog.version)
}
