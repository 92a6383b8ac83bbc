use annex::{applies_text, because_text, kept_out_text};
use catalog::{Condition, Requirement, select};
use exchange::CaseFile;
use kernel::{Language, Localised};

use crate::{Failure, Library};

/// What a case asks for and what it does not, in words: every requirement of the catalog is in one of the two lists.
#[derive(Debug, Clone)]
pub struct Choices<'l> {
    /// Requirements that are in.
    pub selected: Vec<Choice<'l>>,
    /// Requirements that are out.
    pub left_out: Vec<Choice<'l>>,
}

/// A requirement with the reasons for its being in or out.
#[derive(Debug, Clone)]
pub struct Choice<'l> {
    /// The requirement.
    pub requirement: &'l Requirement,
    /// Its title with figures.
    pub title: Localised,
    /// The reasons: code and words.
    pub reasons: Vec<(String, Localised)>,
    /// Figures: name and value.
    pub parameters: Vec<(String, String)>,
}

/// Selects requirements for a case, the buyer's decisions left aside: what the catalog itself proposes.
///
/// # Errors
/// When the case must be stopped.
pub fn choices<'l>(library: &'l Library, file: &CaseFile) -> Result<Choices<'l>, Failure> {
    let catalog = &library.catalog;
    let scale = file.case.scale;
    let selection = select(catalog, &file.case).map_err(Failure::Stopped)?;
    let selected = selection
        .selected
        .iter()
        .map(|found| Choice {
            requirement: found.requirement,
            title: found.requirement.title.clone(),
            reasons: found
                .because
                .iter()
                .map(|because| because_text(because, catalog, &library.texts, scale))
                .map(|reason| (reason.code, reason.text))
                .collect(),
            parameters: found.parameters.iter().map(|(name, value)| ((*name).to_owned(), value.to_string())).collect(),
        })
        .collect();
    let left_out = selection
        .left_out
        .iter()
        .map(|out| {
            let reason = kept_out_text(&out.kept_out_by, catalog, &library.texts, scale);
            Choice {
                requirement: out.requirement,
                title: out.requirement.title.clone(),
                reasons: vec![(reason.code, reason.text)],
                parameters: Vec::new(),
            }
        })
        .collect();
    Ok(Choices { selected, left_out })
}

/// When a requirement applies, in words.
#[must_use]
pub fn describe(library: &Library, requirement: &Requirement, language: Language) -> String {
    describe_conditions(library, &requirement.applies, language)
}

/// Conditions of which one is enough, in words.
#[must_use]
pub fn describe_conditions(library: &Library, conditions: &[Condition], language: Language) -> String {
    applies_text(conditions, &library.catalog, &library.texts).get(language).to_owned()
}
