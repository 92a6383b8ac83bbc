//! The members of a contract check, in the order of the file. Field names are the format: changing one is a new version of it.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct CheckDto {
    pub(super) schema: &'static str,
    pub(super) complete: bool,
    pub(super) files: Vec<FileDto>,
    pub(super) obligations: Vec<ObligationDto>,
    pub(super) flags: Vec<FlagDto>,
    pub(super) coverage: CoverageDto,
}

#[derive(Serialize)]
pub(super) struct FileDto {
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) language: &'static str,
    pub(super) pages: Option<u32>,
    pub(super) clauses: usize,
    pub(super) problems: Vec<ProblemDto>,
}

#[derive(Serialize)]
pub(super) struct ProblemDto {
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: TextDto,
}

#[derive(Serialize)]
pub(super) struct TextDto {
    pub(super) sv: String,
    pub(super) en: String,
}

#[derive(Serialize)]
pub(super) struct ObligationDto {
    pub(super) id: String,
    pub(super) verdict: &'static str,
    pub(super) confirmed: bool,
    pub(super) missing: Vec<&'static str>,
    pub(super) improve: Vec<&'static str>,
    pub(super) confidence: f64,
    pub(super) severity: &'static str,
    pub(super) clauses: Vec<ClauseDto>,
    pub(super) why: TextDto,
    pub(super) may_be_in: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ClauseDto {
    pub(super) file: String,
    pub(super) number: Option<String>,
    pub(super) heading: Option<String>,
    pub(super) page: Option<u32>,
    pub(super) span: [usize; 2],
    pub(super) marks: Vec<MarkDto>,
}

#[derive(Serialize)]
pub(super) struct MarkDto {
    pub(super) element: &'static str,
    pub(super) kind: &'static str,
    pub(super) span: [usize; 2],
    pub(super) text: String,
}

#[derive(Serialize)]
pub(super) struct FlagDto {
    pub(super) kind: &'static str,
    pub(super) severity: &'static str,
    pub(super) obligation: Option<String>,
    pub(super) confirmed: bool,
    pub(super) says: TextDto,
    pub(super) clause: Option<ClauseDto>,
}

/// Empty where the check knew no case.
#[derive(Serialize, Default)]
pub(super) struct CoverageDto {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) counts: Option<BTreeMap<&'static str, usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) requirements: Option<Vec<CarriedDto>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) annex_only: Option<Vec<String>>,
}

#[derive(Serialize)]
pub(super) struct CarriedDto {
    pub(super) id: String,
    pub(super) best: &'static str,
    pub(super) by: Vec<ByDto>,
}

#[derive(Serialize)]
pub(super) struct ByDto {
    pub(super) obligation: String,
    pub(super) verdict: &'static str,
}
