use catalog::{
    Catalog, Clause, Condition, Obligation, Parameter, ParameterChange, ParameterValue, Piece, Requirement, Strength, pieces,
};
use document::{Block, Definition, Heading, Paragraph, ParagraphStyle, text};
use kernel::{Language, Localised};

use super::by_area;
use crate::Texts;
use crate::documents::blocks::evidence;
use crate::explain::applies_text;
use crate::model::AnnexEvidence;
use compose::{definition, heading, paragraphs};

pub(super) fn requirements(catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    by_area(
        catalog,
        &catalog.requirements,
        |found| Some(found.area.to_string()),
        "",
        language,
        |found| requirement(found, catalog, texts, language),
    )
}

pub(super) fn clauses(catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    let rest = texts.get(language).label("clauses-general");
    // A clause is at home in the area of the first requirement that it carries.
    let area = |clause: &Clause| {
        let first = clause.requirements.first()?;
        catalog.requirement(first.as_str()).map(|found| found.area.to_string())
    };
    by_area(catalog, &catalog.clauses, area, rest, language, |found| clause(found, catalog, texts, language))
}

pub(super) fn obligations(catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    let set = texts.get(language);
    let mut blocks = Vec::new();
    let mut group = "";
    for found in &catalog.obligations {
        // CO-INC-01 belongs to the group INC.
        let code = found.id.as_str().split('-').nth(1).unwrap_or_default();
        if code != group {
            group = code;
            let name = set.label(&format!("group-{}", code.to_lowercase()));
            blocks.push(heading(2, if name.is_empty() { code } else { name }));
        }
        blocks.extend(obligation(found, catalog, texts, language));
    }
    blocks
}

fn requirement(found: &Requirement, catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    let set = texts.get(language);
    let figures: Vec<&Parameter> = found.parameters.iter().collect();
    let with_ranges = |words: &Localised| ranges(words.get(language), &figures, language);
    let mut list = Vec::new();
    let mut add = |key: &str, words: String| {
        if !words.is_empty() {
            list.push(definition(set.label(key), words));
        }
    };
    let strength = match found.strength {
        Strength::Mandatory => set.label("strength-mandatory").to_owned(),
        Strength::Scored { weight } => set.filled("strength-scored", &[("weight", &weight.to_string())]),
    };
    let places: Vec<String> =
        found.placement.iter().map(|placement| set.label(&format!("placement-{}", placement.id())).to_lowercase()).collect();
    let mut kind = format!("{strength}; {}", places.join(", "));
    if catalog.law_backed(found) {
        kind.push_str(&format!("; {}", set.label("law-backed")));
    }
    add("term-strength", kind);
    if found.party == catalog::Party::Buyer {
        add("term-party", set.label("party-buyer-duty").to_owned());
    }
    add("term-applies", applies(&found.applies, catalog, texts, language));
    let values: Vec<String> = found.parameters.iter().map(|parameter| figure(parameter, catalog, texts, language)).collect();
    add("term-figures", values.join(" "));
    for (key, words) in [
        ("term-scored-text", found.scored_text.as_ref()),
        ("term-alternative", found.alternative.as_ref()),
        ("term-interim", found.interim.as_ref()),
        ("term-motive", Some(&found.motive)),
        ("term-guidance", Some(&found.guidance)),
    ] {
        add(key, words.map(with_ranges).unwrap_or_default());
    }
    add("term-question", with_ranges(&found.question.text));
    let names = |ids: Vec<&str>| ids.join(", ");
    let flow: Vec<&str> = found
        .flow_down
        .iter()
        .filter_map(|id| catalog.flow_down.iter().find(|known| known.id == *id))
        .map(|known| known.title.get(language))
        .collect();
    if !flow.is_empty() {
        add("term-flow-down", set.filled("flow-down", &[("names", &flow.join("; "))]));
    }
    add("term-supersedes", names(found.supersedes.iter().map(kernel::Id::as_str).collect()));
    add("term-clauses", names(carriers(found, catalog)));
    add("term-obligations", names(found.obligations.iter().map(kernel::Id::as_str).collect()));
    add("term-references", references(&found.references, catalog, texts, language));
    let shown: Vec<_> = found
        .evidence
        .iter()
        .map(|shown| {
            let stage = set.label(&format!("stage-{}", shown.stage.id()));
            let one = AnnexEvidence {
                stage: shown.stage,
                kind: shown.kind,
                what: Localised::default(),
                interval_months: shown.interval_months,
            };
            text(format!("{stage}: {}", evidence(&one, &with_ranges(&shown.what), set)))
        })
        .collect();
    if !shown.is_empty() {
        list.push(Definition { term: text(set.label("term-evidence")), description: shown });
    }
    vec![
        numbered(found.id.as_str(), found.title.get(language), "krav"),
        Block::Paragraph(Paragraph { style: ParagraphStyle::Requirement, inlines: text(with_ranges(&found.text)) }),
        Block::Definitions(list),
    ]
}

fn clause(found: &Clause, catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    let set = texts.get(language);
    let carried = found.requirements.iter().filter_map(|id| catalog.requirement(id.as_str()));
    let figures: Vec<&Parameter> = carried.flat_map(|found| &found.parameters).collect();
    let with_ranges = |words: &Localised| ranges(words.get(language), &figures, language);
    let mut blocks = vec![numbered(found.id.as_str(), found.title.get(language), "klausul")];
    blocks.extend(paragraphs(ParagraphStyle::Clause, &with_ranges(&found.text)));
    let mut list = Vec::new();
    for (key, words) in [
        ("term-fallback", with_ranges(&found.fallback)),
        ("term-loss", with_ranges(&found.loss)),
        ("term-requirements", found.requirements.iter().map(kernel::Id::as_str).collect::<Vec<_>>().join(", ")),
        ("term-obligations", found.obligations.iter().map(kernel::Id::as_str).collect::<Vec<_>>().join(", ")),
    ] {
        if !words.is_empty() {
            list.push(definition(set.label(key), words));
        }
    }
    if found.requirements.is_empty() {
        list.push(definition(set.label("term-applies"), applies(&found.applies, catalog, texts, language)));
    }
    blocks.push(Block::Definitions(list));
    blocks
}

fn obligation(found: &Obligation, catalog: &Catalog, texts: &Texts, language: Language) -> Vec<Block> {
    let set = texts.get(language);
    let words = |elements: &[String]| {
        elements.iter().map(|element| set.label(&format!("element-{element}"))).collect::<Vec<_>>().join(", ")
    };
    let fulfilled: Vec<&str> =
        catalog.clauses.iter().filter(|clause| clause.obligations.contains(&found.id)).map(|clause| clause.id.as_str()).collect();
    let mut list = vec![definition(set.label("term-force"), set.label(&format!("force-{}", found.force.id())))];
    for (key, words) in [
        ("term-applies", applies(&found.applies, catalog, texts, language)),
        ("term-needs", words(&found.needs)),
        ("term-desirable", words(&found.desirable)),
        ("term-clauses", fulfilled.join(", ")),
        ("term-references", references(&found.references, catalog, texts, language)),
    ] {
        if !words.is_empty() {
            list.push(definition(set.label(key), words));
        }
    }
    let mut blocks = vec![numbered(found.id.as_str(), found.title.get(language), "skyldighet")];
    blocks.extend(paragraphs(ParagraphStyle::Body, found.what.get(language)));
    blocks.push(Block::Definitions(list));
    blocks
}

/// A heading whose number is the id.
fn numbered(id: &str, title: &str, kind: &str) -> Block {
    let anchor = Some(format!("{kind}-{}", id.to_lowercase()));
    Block::Heading(Heading { level: 3, number: Some(id.to_owned()), inlines: text(title), anchor })
}

fn applies(conditions: &[Condition], catalog: &Catalog, texts: &Texts, language: Language) -> String {
    applies_text(conditions, catalog, texts).get(language).to_owned()
}

fn references(list: &[catalog::Reference], catalog: &Catalog, texts: &Texts, language: Language) -> String {
    let set = texts.get(language);
    let one = |found: &catalog::Reference| compose::reference(&(catalog.reference_text(found), found.certainty), set, language);
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn carriers<'c>(found: &Requirement, catalog: &'c Catalog) -> Vec<&'c str> {
    let carries = |clause: &&Clause| clause.requirements.contains(&found.id) || found.clauses.contains(&clause.id);
    catalog.clauses.iter().filter(carries).map(|clause| clause.id.as_str()).collect()
}

/// "lagringstid: 3 (nivå 0), 6 (nivå 1) månader; minst 60 vid patientuppgifter."
fn figure(parameter: &Parameter, catalog: &Catalog, texts: &Texts, language: Language) -> String {
    let set = texts.get(language);
    let unit = |value: ParameterValue| parameter.unit.map_or("", |unit| set.label(&compose::unit_label(unit, value)));
    let values: Vec<String> = match parameter.values.as_slice() {
        [(_, only)] => vec![format!("{only} {}", unit(*only)).trim().to_owned()],
        several => several
            .iter()
            .map(|(level, value)| {
                let figure = format!("{value} {}", unit(*value));
                set.filled("figure-at-level", &[("value", figure.trim()), ("level", &level.to_string())])
            })
            .collect(),
    };
    let rules = parameter.rules.iter().map(|rule| {
        let (key, value) = match rule.change {
            ParameterChange::Value(value) => ("rule-value", value),
            ParameterChange::AtMost(value) => ("rule-at-most", value),
            ParameterChange::AtLeast(value) => ("rule-at-least", value),
        };
        let when = applies(std::slice::from_ref(&rule.when), catalog, texts, language);
        let when = when.trim_end_matches('.');
        let figure = format!("{value} {}", unit(value));
        set.filled(key, &[("value", figure.trim()), ("when", &crate::explain::lower_first(when))])
    });
    let all: Vec<String> = values.into_iter().chain(rules).collect();
    format!("{}: {}.", crate::explain::upper(parameter.title.get(language)), all.join(", "))
}

/// A text with the span of each figure over the levels in its place: "inom 4–24 timmar".
#[must_use]
pub fn ranges(words: &str, parameters: &[&Parameter], language: Language) -> String {
    let mut out = String::with_capacity(words.len());
    for piece in pieces(words) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Placeholder { name, forms } => {
                let values = parameters.iter().find(|parameter| parameter.name == name).map(|parameter| &parameter.values);
                let lowest = values.and_then(|values| values.iter().map(|(_, value)| *value).min());
                let highest = values.and_then(|values| values.iter().map(|(_, value)| *value).max());
                let (Some(lowest), Some(highest)) = (lowest, highest) else { continue };
                out.push_str(&shown(lowest, language));
                if lowest != highest {
                    out.push('–');
                    out.push_str(&shown(highest, language));
                }
                if let Some((one, many)) = forms {
                    out.push('\u{a0}');
                    out.push_str(if highest == ParameterValue::Whole(1) { one } else { many });
                }
            }
        }
    }
    out
}

fn shown(value: ParameterValue, language: Language) -> String {
    match value {
        ParameterValue::Whole(number) => number.to_string(),
        ParameterValue::Date(date) => date.in_words(language),
    }
}
