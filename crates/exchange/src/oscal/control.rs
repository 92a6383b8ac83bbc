//! A requirement as a control.

use catalog::Catalog;
use catalog::write::{Scalar, requirement as source_form};
use kernel::{Language, Localised};

use super::dto::{Constraint, Control, Guideline, Link, Param, Part, Prop};
use super::flat::Flat;
use super::insertion;
use super::names::{NS, RMF, encoded, uuid};

/// Parts of texts: the field, the name of the part, the end of its id. NIST's names where it has them.
pub(super) const TEXTS: [(&str, &str, &str); 6] = [
    ("text", "statement", "smt"),
    ("motive", "motive", "mot"),
    ("guidance", "guidance", "gdn"),
    ("scored_text", "scored-text", "sco"),
    ("alternative", "alternative", "alt"),
    ("interim", "interim", "int"),
];
/// Words that are properties of the control under the same name, hyphens for underscores.
pub(super) const WORDS: [&str; 4] = ["revision", "strength", "weight", "party"];
/// Lists of words: the field, and the name of the property that each item is.
pub(super) const LISTS: [(&str, &str); 4] =
    [("placement", "placement"), ("flow_down", "flow-down"), ("obligations", "obligation"), ("clauses", "clause")];
/// Words of a question.
pub(super) const QUESTION: [&str; 2] = ["answer", "expected"];

/// A requirement of a catalog as a control in one language, with the other beside it.
pub(super) fn control(catalog: &Catalog, requirement: &catalog::Requirement, language: Language) -> Control {
    let mut flat = Flat::of(&source_form(requirement));
    let id = flat.word("id").unwrap_or_default();
    let mut props = Vec::new();
    let title = flat.localised("title").unwrap_or_default();
    props.extend(translated("title", &title, language));
    for key in WORDS {
        props.extend(flat.word(key).map(|value| Prop::new(key, value)));
    }
    for (key, name) in LISTS {
        props.extend(flat.words(key).into_iter().map(|value| Prop::new(name, value)));
    }
    let mut at = 0;
    while flat.has(&format!("applies[{at}]")) {
        props.extend(applies(&mut flat, at));
        at += 1;
    }
    let params = (0..).map_while(|at| param(&mut flat, at)).collect();
    let mut links: Vec<Link> = (0..).map_while(|at| reference(catalog, &mut flat, at, language)).collect();
    for weaker in flat.words("supersedes") {
        links.push(Link { href: format!("#{weaker}"), rel: "supersedes".to_owned(), resource_fragment: None, text: None });
    }
    let mut parts = Vec::new();
    for (key, name, end) in TEXTS {
        if let Some(text) = flat.localised(key) {
            parts.push(part(name, &format!("{id}_{end}"), &text, language));
        }
    }
    let mut at = 0;
    while flat.has(&format!("evidence[{at}]")) {
        parts.push(evidence(&mut flat, at, &id, language));
        at += 1;
    }
    if flat.has("question.") {
        parts.push(question(&mut flat, &id, language));
    }
    props.extend(flat.rest("").into_iter().map(|line| Prop::new("field", line)));
    Control { id, class: "requirement".to_owned(), title: title_of(&title, language), params, props, links, parts }
}

/// A title in one language; the other's where that has none.
pub(super) fn title_of(title: &Localised, language: Language) -> String {
    let own = title.get(language);
    let found = if own.is_empty() { Language::ALL.map(|other| title.get(other)).concat() } else { own.to_owned() };
    if found.is_empty() { "–".to_owned() } else { found.replace('\n', " ") }
}

/// A title in the other languages, each as a property whose class is the language.
pub(super) fn translated(name: &str, text: &Localised, language: Language) -> Vec<Prop> {
    let others = Language::ALL.into_iter().filter(|other| *other != language && !text.get(*other).is_empty());
    others.map(|other| Prop::new(name, text.get(other).replace('\n', " ")).class(other.code())).collect()
}

/// A text as a part: in one language, with the others as parts of it.
fn part(name: &str, id: &str, text: &Localised, language: Language) -> Part {
    let nist = matches!(name, "statement" | "guidance");
    let others = Language::ALL.into_iter().filter(|other| *other != language && !text.get(*other).is_empty());
    let translations = others.map(|other| {
        let (props, prose) = prose(text.get(other), other);
        Part {
            id: Some(format!("{id}.{}", other.code())),
            name: "translation".to_owned(),
            ns: Some(NS.to_owned()),
            props,
            prose: Some(prose),
            ..Part::default()
        }
    });
    let (props, prose) = prose(text.get(language), language);
    Part {
        id: Some(id.to_owned()),
        name: name.to_owned(),
        ns: (!nist).then(|| NS.to_owned()),
        class: None,
        parts: translations.collect(),
        props,
        prose: (!prose.is_empty()).then_some(prose),
    }
}

/// Properties and prose of a text. One that would not come back as it was is carried beside its prose.
fn prose(text: &str, language: Language) -> (Vec<Prop>, String) {
    let mut props = Vec::new();
    let prose = insertion::written(text, &mut props);
    let forms: Vec<&str> = props.iter().map(|prop| prop.value.as_str()).collect();
    let exact = insertion::read(&prose, &forms) == text;
    props.insert(0, Prop::new("lang", language.code()));
    if !exact {
        props.push(Prop::new("source", Scalar::Text(text.to_owned()).to_string()));
    }
    (props, prose)
}

/// An alternative as properties of one group.
fn applies(flat: &mut Flat, at: usize) -> Vec<Prop> {
    let group = format!("applies-{}", at + 1);
    let mut props = Vec::new();
    for (key, name) in [("level", "level"), ("level_all", "level-all")] {
        let levels = flat.table(&format!("applies[{at}].{key}"));
        props.extend(levels.into_iter().map(|(aspect, level)| Prop::new(name, level).class(aspect)));
    }
    let delivery = flat.words(&format!("applies[{at}].delivery"));
    props.extend(delivery.into_iter().map(|value| Prop::new("delivery", value)));
    for key in ["any", "all", "none"] {
        let words = flat.words(&format!("applies[{at}].{key}"));
        props.extend(words.into_iter().map(|value| Prop::new("circumstance", value).class(key)));
    }
    props.into_iter().map(|prop| prop.group(group.clone())).collect()
}

fn param(flat: &mut Flat, at: usize) -> Option<Param> {
    let start = format!("parameter[{at}].");
    let id = flat.word(&format!("{start}name"))?;
    let mut props = Vec::new();
    let (mut low, mut high, mut unit) = (None, None, String::new());
    for key in ["kind", "unit", "stricter", "min", "max"] {
        let Some(value) = flat.word(&format!("{start}{key}")) else { continue };
        match key {
            "min" => low = Some(value.clone()),
            "max" => high = Some(value.clone()),
            "unit" => unit.clone_from(&value),
            _ => {}
        }
        props.push(Prop::new(key, value));
    }
    let by = flat.words(&format!("{start}by"));
    let values = flat.table(&format!("{start}values"));
    let by_level = values.iter().map(|(level, value)| format!("{level} → {value}")).collect::<Vec<_>>().join(", ");
    let guideline = format!("{}: {by_level} {unit}", by.join(", "));
    props.extend(by.into_iter().map(|aspect| Prop::new("by", aspect)));
    props.extend(values.into_iter().map(|(level, value)| Prop::new("value", value).class(format!("level-{level}"))));
    props.extend(flat.rest(&start).into_iter().map(|line| Prop::new("field", line)));
    let bounds = match (low, high) {
        (Some(low), Some(high)) => Some(format!("{low} ≤ {id} ≤ {high}")),
        (Some(low), None) => Some(format!("{low} ≤ {id}")),
        (None, high) => high.map(|high| format!("{id} ≤ {high}")),
    };
    Some(Param {
        label: id.replace('_', " "),
        id,
        props,
        constraints: bounds
            .map(|bounds| Constraint { description: format!("{bounds} {unit}").trim_end().to_owned() })
            .into_iter()
            .collect(),
        guidelines: vec![Guideline { prose: guideline.trim_end().to_owned() }],
    })
}

/// A reference as a link to its framework among the resources.
fn reference(catalog: &Catalog, flat: &mut Flat, at: usize, language: Language) -> Option<Link> {
    let framework = flat.word(&format!("references[{at}].framework"))?;
    let point = flat.word(&format!("references[{at}].point"));
    let backs = flat.word(&format!("references[{at}].backs")).is_some_and(|word| word == "true");
    let short = catalog.framework(&framework).map(|found| found.short.get(language).to_owned()).unwrap_or_default();
    let text = format!("{short} {}", point.as_deref().unwrap_or_default()).trim().to_owned();
    Some(Link {
        href: format!("#{}", uuid(&format!("framework/{framework}"))),
        rel: if backs { "backed-by" } else { "reference" }.to_owned(),
        resource_fragment: point.map(|point| encoded(&point)),
        text: (!text.is_empty()).then_some(text),
    })
}

/// Evidence as a method of assessment.
fn evidence(flat: &mut Flat, at: usize, id: &str, language: Language) -> Part {
    let start = format!("evidence[{at}].");
    let id = format!("{id}_evi.{}", at + 1);
    let mut props = Vec::new();
    for (key, name) in [("stage", "stage"), ("kind", "kind"), ("interval_months", "interval-months")] {
        let Some(value) = flat.word(&format!("{start}{key}")) else { continue };
        if key == "kind" {
            // What is shown working is tested; everything else is looked at.
            let method = if value == "demonstration" { "TEST" } else { "EXAMINE" };
            props.push(Prop { ns: RMF.to_owned(), ..Prop::new("method", method) });
        }
        props.push(Prop::new(name, value));
    }
    let what = flat.localised(&format!("{start}what")).unwrap_or_default();
    let objects = Part { ns: None, ..part("assessment-objects", &format!("{id}.obj"), &what, language) };
    props.extend(flat.rest(&start).into_iter().map(|line| Prop::new("field", line)));
    Part { id: Some(id), name: "assessment-method".to_owned(), props, parts: vec![objects], ..Part::default() }
}

fn question(flat: &mut Flat, id: &str, language: Language) -> Part {
    let id = format!("{id}_qst");
    let text = flat.localised("question.text").unwrap_or_default();
    let mut whole = part("question", &id, &text, language);
    for key in QUESTION {
        whole.props.extend(flat.word(&format!("question.{key}")).map(|value| Prop::new(key, value)));
    }
    let comments = flat.words("question.comment_required");
    whole.props.extend(comments.into_iter().map(|value| Prop::new("comment-required", value)));
    let [sv, en] = Language::ALL.map(|language| flat.words(&format!("question.choices.{}", language.code())));
    for (at, (sv, en)) in sv.into_iter().zip(en).enumerate() {
        whole.parts.push(part("choice", &format!("{id}.{}", at + 1), &Localised { sv, en }, language));
    }
    whole.props.extend(flat.rest("question.").into_iter().map(|line| Prop::new("field", line)));
    whole
}
