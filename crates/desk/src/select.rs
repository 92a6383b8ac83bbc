use annex::{because_text, kept_out_text};
use catalog::{Catalog, Requirement, select};
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

/// When a requirement applies, in words: one line for each alternative; none means always.
#[must_use]
pub fn describe(library: &Library, requirement: &Requirement, language: Language) -> Vec<String> {
    let catalog: &Catalog = &library.catalog;
    let title = |text: Option<&Localised>, id: &str| text.map_or_else(|| id.to_owned(), |text| text.get(language).to_owned());
    let (or, and) = match language {
        Language::Swedish => (" eller ", ", "),
        Language::English => (" or ", ", "),
    };
    let circumstance = |id: &str| title(catalog.circumstance(id).map(|found| &found.title), id);
    requirement
        .applies
        .iter()
        .map(|condition| {
            let mut parts: Vec<String> = Vec::new();
            let levels = |levels: &std::collections::BTreeMap<catalog::Aspect, catalog::Level>| {
                levels.iter().map(|(aspect, level)| format!("{}{level}", aspect.letter())).collect::<Vec<_>>()
            };
            if !condition.level.is_empty() {
                parts.push(levels(&condition.level).join(or));
            }
            parts.extend(levels(&condition.level_all));
            if !condition.any.is_empty() {
                parts.push(condition.any.iter().map(|id| circumstance(id.as_str())).collect::<Vec<_>>().join(or));
            }
            parts.extend(condition.all.iter().map(|id| circumstance(id.as_str())));
            parts.extend(condition.none.iter().map(|id| match language {
                Language::Swedish => format!("inte {}", circumstance(id.as_str())),
                Language::English => format!("not {}", circumstance(id.as_str())),
            }));
            if !condition.delivery.is_empty() {
                let names: Vec<String> = condition
                    .delivery
                    .iter()
                    .map(|id| title(catalog.delivery(id.as_str()).map(|found| &found.title), id.as_str()))
                    .collect();
                parts.push(names.join(or));
            }
            parts.join(and)
        })
        .collect()
}
