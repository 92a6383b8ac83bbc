use catalog::{Area, Catalog, Level, Placement, Requirement};
use kernel::{Language, Localised};

/// How many requirements a catalog has, by several ways of sorting them.
#[derive(Debug, Clone)]
pub struct Counts<'c> {
    /// By area, in the catalog's order.
    pub areas: Vec<(&'c Area, usize)>,
    /// By the lowest level that brings them in without any circumstance; none for those that only a circumstance does.
    pub levels: Vec<(Option<Level>, usize)>,
    /// By the placement that comes first.
    pub placements: Vec<(&'static str, usize)>,
    /// Complete in a language: title, text, motive, guidance, question and all evidence.
    pub languages: Vec<(&'static str, usize)>,
}

/// Counts the requirements of a catalog.
#[must_use]
pub fn counts(catalog: &Catalog) -> Counts<'_> {
    let of = |test: &dyn Fn(&Requirement) -> bool| catalog.requirements.iter().filter(|found| test(found)).count();
    let levels = [Some(0), Some(1), Some(2), Some(3)].map(|level| level.and_then(Level::new));
    let placements =
        [Placement::Qualification, Placement::TechnicalSpecification, Placement::ContractTerm, Placement::AwardCriterion];
    Counts {
        areas: catalog.areas.iter().map(|area| (area, of(&|found| found.area == area.code))).collect(),
        levels: levels.into_iter().chain([None]).map(|level| (level, of(&|found| lowest_level(found) == level))).collect(),
        placements: placements
            .into_iter()
            .map(|placement| (placement.id(), of(&|found| found.placement.first() == Some(&placement))))
            .collect(),
        languages: Language::ALL.into_iter().map(|language| (language.code(), of(&|found| complete(found, language)))).collect(),
    }
}

/// The lowest level that brings a requirement in by itself, whatever the delivery; none where only a circumstance does.
#[must_use]
pub fn lowest_level(requirement: &Requirement) -> Option<Level> {
    if requirement.applies.is_empty() {
        return Level::new(0);
    }
    let by_level = requirement.applies.iter().filter(|condition| condition.any.is_empty() && condition.all.is_empty());
    by_level
        .filter_map(|condition| {
            let any = condition.level.values().min().copied();
            let all = condition.level_all.values().max().copied();
            match (any, all) {
                (Some(any), Some(all)) => Some(any.max(all)),
                (Some(level), None) | (None, Some(level)) => Some(level),
                (None, None) => Level::new(0),
            }
        })
        .min()
}

fn complete(requirement: &Requirement, language: Language) -> bool {
    let said = |text: &Localised| !text.get(language).trim().is_empty();
    let Requirement { title, text, motive, guidance, question, evidence, .. } = requirement;
    [title, text, motive, guidance, &question.text].into_iter().all(said) && evidence.iter().all(|found| said(&found.what))
}
