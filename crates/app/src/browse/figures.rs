use annex::ranges;
use catalog::{Aspect, Parameter, ParameterChange, ParameterValue, Requirement};
use desk::{Library, describe_conditions};
use kernel::{Language, Localised};

/// A figure of a requirement that varies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub title: String,
    /// The word for what it counts; empty for a date.
    pub unit: &'static str,
    /// The words for the aspects whose level decides.
    pub by: Vec<&'static str>,
    /// From each level its value.
    pub values: Vec<(u8, String)>,
    /// Circumstances that change it: `value`, `at-most` or `at-least`, the value, and when in words.
    pub rules: Vec<(&'static str, String, String)>,
    /// The lowest value that a buyer may set; empty where nothing is said.
    pub min: String,
    /// The highest.
    pub max: String,
}

/// What a level of an aspect means for a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The word for the aspect.
    pub aspect: &'static str,
    /// The level.
    pub level: u8,
    /// Here the requirement comes in.
    pub enters: bool,
    /// The figures that change here: title, value and the word for what it counts.
    pub figures: Vec<(String, String, &'static str)>,
}

/// A text with the span of each figure in its place.
pub(super) fn filled(text: &Localised, of: &[&Requirement], language: Language) -> String {
    let figures: Vec<&Parameter> = of.iter().flat_map(|found| &found.parameters).collect();
    ranges(text.get(language), &figures, language)
}

/// The figures of a requirement.
pub(super) fn figures(library: &Library, found: &Requirement, language: Language) -> Vec<Figure> {
    found.parameters.iter().map(|parameter| figure(library, parameter, language)).collect()
}

fn figure(library: &Library, parameter: &Parameter, language: Language) -> Figure {
    let Parameter { name: _, title, unit, by, values, stricter: _, rules, min, max } = parameter;
    let rule = |rule: &catalog::ParameterRule| {
        let (kind, value) = match rule.change {
            ParameterChange::Value(value) => ("value", value),
            ParameterChange::AtMost(value) => ("at-most", value),
            ParameterChange::AtLeast(value) => ("at-least", value),
        };
        let when = describe_conditions(library, std::slice::from_ref(&rule.when), language);
        (kind, shown(value, language), lower_first(when.trim_end_matches('.')))
    };
    Figure {
        title: title.get(language).to_owned(),
        unit: unit.map_or("", catalog::Unit::id),
        by: by.iter().map(|aspect| aspect.id()).collect(),
        values: values.iter().map(|(level, value)| (*level, shown(*value, language))).collect(),
        rules: rules.iter().map(rule).collect(),
        min: min.map(|value| shown(value, language)).unwrap_or_default(),
        max: max.map(|value| shown(value, language)).unwrap_or_default(),
    }
}

/// For each aspect that means anything to a requirement, the levels at which something happens, the lowest first.
pub(super) fn ladder(found: &Requirement, language: Language) -> Vec<Step> {
    let mut steps = Vec::new();
    for aspect in Aspect::ALL {
        let threshold = |condition: &catalog::Condition| {
            condition.level.get(&aspect).or_else(|| condition.level_all.get(&aspect)).map(|level| level.value())
        };
        let enters = found.applies.iter().filter_map(threshold).min();
        for level in 0..=catalog::Level::SERIOUS.value() {
            let figures =
                found.parameters.iter().filter(|one| one.by.contains(&aspect) && one.values.len() > 1).filter_map(|one| {
                    let (_, value) = one.values.iter().find(|(from, _)| *from == level)?;
                    Some((one.title.get(language).to_owned(), shown(*value, language), one.unit.map_or("", catalog::Unit::id)))
                });
            let figures: Vec<_> = figures.collect();
            if enters == Some(level) || !figures.is_empty() {
                steps.push(Step { aspect: aspect.id(), level, enters: enters == Some(level), figures });
            }
        }
    }
    steps
}

fn shown(value: ParameterValue, language: Language) -> String {
    match value {
        ParameterValue::Whole(number) => number.to_string(),
        ParameterValue::Date(date) => date.in_words(language),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
