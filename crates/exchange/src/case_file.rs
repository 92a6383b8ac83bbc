//! Case files: the input of the main job, in TOML. Every mistake is found in one reading.

use annex::{Addition, Exclusion, ParameterChoice, StrengthChange, Tailoring};
use catalog::source::{Entry, Field, Kind, Shape, Source, Vocabulary, Words};
use catalog::{
    Aspect, Case, Classification, InformationSet, Law, Mode, NationalSecurity, ParameterValue, Placement, Scale, Stage, Strength,
};
use kernel::{Id, Language, Problem, Problems};

/// A case with the buyer's decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// The decisions.
    pub tailoring: Tailoring,
}

const SECURITY: Vocabulary = Vocabulary::Fixed(&["no", "yes", "unknown"]);
const SCALES: Vocabulary = Vocabulary::Fixed(&["0-4", "1-4-klassa-v3"]);
const LANGUAGES: Vocabulary = Vocabulary::Fixed(&["sv", "en"]);

/// What a case file may hold.
pub(crate) static CASE: Shape = Shape {
    name: "case",
    about: "One purchase: what it is, how its information is classified, and what the buyer decided.",
    fields: &[
        Field::required("title", Kind::Text, "what is bought, in a line"),
        Field::required("buyer", Kind::Text, "who buys"),
        Field::optional("reference", Kind::Text, "the buyer's reference (diarienummer)"),
        Field::optional("date", Kind::Date, "date to print; without it no date is printed"),
        Field::optional("language", Kind::Word(LANGUAGES), "language of the documents; sv where nothing is said"),
        Field::optional("mode", Kind::Word(Vocabulary::MODES), "kind of purchase; procurement where nothing is said"),
        Field::optional("law", Kind::Word(Vocabulary::LAWS), "procurement law; lou where nothing is said"),
        Field::optional("below_threshold", Kind::Flag, "LOU 19 kap. governs"),
        Field::optional("national_security", Kind::Word(SECURITY), "can security-sensitive activity be concerned?"),
        Field::optional("scale", Kind::Word(SCALES), "scale of the classification; 0-4 where nothing is said"),
        Field::required("classification", Kind::Levels(Vocabulary::Aspect, 0, 4), "level per aspect"),
        Field::required("delivery", Kind::Words(Vocabulary::Delivery), "how it is delivered"),
        Field::optional("circumstances", Kind::Words(Vocabulary::Circumstance), "what is special about it"),
        Field::optional("description", Kind::Text, "a few sentences about it"),
        Field::optional("information", Kind::Tables(&INFORMATION), "sets of information that differ from the whole"),
        Field::optional("leave-out", Kind::Tables(&LEAVE_OUT), "requirements left out"),
        Field::optional("add", Kind::Tables(&ADD), "requirements added"),
        Field::optional("change", Kind::Tables(&CHANGE), "changes of strength and placement"),
        Field::optional("parameter", Kind::Tables(&PARAMETER), "changes of figures"),
    ],
};

static INFORMATION: Shape = Shape {
    name: "information",
    about: "Information that is classified apart from the whole.",
    fields: &[
        Field::required("name", Kind::Text, "its name"),
        Field::required("classification", Kind::Levels(Vocabulary::Aspect, 0, 4), "level per aspect"),
        Field::optional("circumstances", Kind::Words(Vocabulary::Circumstance), "absent: the same as the whole"),
    ],
};

static LEAVE_OUT: Shape = Shape {
    name: "leave-out",
    about: "A requirement left out.",
    fields: &[
        Field::required("requirement", Kind::Text, "its id"),
        Field::optional("reason", Kind::Text, "why; needed where a law backs it or level 3 brought it in"),
        Field::optional("approved_by", Kind::Text, "who approved it; needed in the same cases"),
    ],
};

static ADD: Shape = Shape {
    name: "add",
    about: "A requirement added: from the catalog (requirement), or the buyer's own (id, title, text, motive, evidence).",
    fields: &[
        Field::optional("requirement", Kind::Text, "id of the catalog's requirement"),
        Field::optional("id", Kind::Text, "id of an own requirement, with a prefix of the buyer's"),
        Field::optional("reason", Kind::Text, "why"),
        Field::optional("approved_by", Kind::Text, "who approved it"),
        Field::optional("area", Kind::Word(Vocabulary::Area), "area that an own requirement stands in"),
        Field::optional("title", Kind::Text, "title of an own requirement"),
        Field::optional("text", Kind::Text, "the demand of an own requirement"),
        Field::optional("motive", Kind::Text, "motive of an own requirement"),
        Field::optional("evidence", Kind::Text, "how an own requirement is shown"),
        Field::optional("stage", Kind::Word(Vocabulary::STAGES), "when it is shown; before-start where nothing is said"),
        Field::optional("strength", Kind::Word(Vocabulary::STRENGTHS), "mandatory where nothing is said"),
        Field::optional("weight", Kind::Whole(1, 10), "share of the points"),
        Field::optional("placement", Kind::Word(Vocabulary::PLACEMENTS), "contract-term where nothing is said"),
    ],
};

static CHANGE: Shape = Shape {
    name: "change",
    about: "A change of strength or placement.",
    fields: &[
        Field::required("requirement", Kind::Text, "the requirement's id"),
        Field::optional("strength", Kind::Word(Vocabulary::STRENGTHS), "the new strength"),
        Field::optional("weight", Kind::Whole(1, 10), "share of the points"),
        Field::optional("placement", Kind::Word(Vocabulary::PLACEMENTS), "the new placement"),
        Field::optional("reason", Kind::Text, "why"),
        Field::optional("approved_by", Kind::Text, "who approved it"),
    ],
};

static PARAMETER: Shape = Shape {
    name: "parameter",
    about: "A change of a figure.",
    fields: &[
        Field::required("requirement", Kind::Text, "the requirement's id"),
        Field::required("name", Kind::Text, "the parameter's name"),
        Field::required("value", Kind::WholeOrDate, "the new value"),
        Field::optional("reason", Kind::Text, "why"),
        Field::optional("approved_by", Kind::Text, "who approved it"),
    ],
};

/// Reads a case file. `words` are the closed lists of the catalog in use.
///
/// The case beside errors is as much of it as could be read; it must not be used for anything but further checks.
#[must_use]
pub fn read_case(file: &str, text: &str, words: &Words) -> (CaseFile, Problems) {
    let source = Source::new(file, text);
    let (parsed, mut problems) = source.parse();
    let entry = parsed.entry(&source);
    entry.check(&CASE, words, &mut problems);
    let scale = entry.text("scale").as_deref().and_then(Scale::from_id).unwrap_or_default();
    let word = |key: &str| entry.text(key);
    let case = Case {
        title: line(&entry, "title"),
        buyer: line(&entry, "buyer"),
        reference: line(&entry, "reference"),
        date: entry.date("date"),
        language: word("language").as_deref().and_then(Language::from_code).unwrap_or_default(),
        mode: word("mode").as_deref().and_then(Mode::from_id).unwrap_or(Mode::Procurement),
        law: word("law").as_deref().and_then(Law::from_id).unwrap_or(Law::Lou),
        below_threshold: entry.flag("below_threshold").unwrap_or(false),
        national_security: word("national_security").as_deref().and_then(NationalSecurity::from_id).unwrap_or_default(),
        scale,
        classification: classification(&entry, scale, &mut problems),
        delivery: entry.texts("delivery").iter().map(|word| Id::new(word)).collect(),
        circumstances: entry.texts("circumstances").iter().map(|word| Id::new(word)).collect(),
        description: line(&entry, "description"),
        information: entry.tables("information").iter().map(|set| information(set, scale, &mut problems)).collect(),
    };
    if entry.has("delivery") && case.delivery.is_empty() {
        problems.push(Problem::error("empty-list").with("key", "delivery").at(entry.place_of("delivery")));
    }
    let tailoring = tailoring(&entry, &mut problems);
    problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
    (CaseFile { case, tailoring }, problems)
}

/// A text on one line: several spaces and line breaks become one space.
fn line(entry: &Entry<'_, '_>, key: &str) -> String {
    let text = entry.text(key).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn classification(entry: &Entry<'_, '_>, scale: Scale, problems: &mut Problems) -> Classification {
    let mut classification = Classification::default();
    if !entry.has("classification") {
        return classification;
    }
    let place = entry.place_of("classification");
    for (aspect, figure) in entry.levels("classification") {
        let Some(aspect) = Aspect::from_id(&aspect) else { continue };
        match scale.level(figure) {
            Some(level) => classification.set(aspect, level),
            // Figures outside 0 to 4 are reported by the check of the shape already.
            None if (0..=4).contains(&figure) => {
                let (min, max) = scale.bounds();
                let problem = Problem::error("out-of-range").with("key", aspect.id()).with("found", figure.to_string());
                problems.push(problem.with("min", min.to_string()).with("max", max.to_string()).at(place.clone()));
            }
            None => {}
        }
    }
    let written = entry.levels("classification");
    for aspect in [Aspect::Confidentiality, Aspect::Integrity, Aspect::Availability] {
        if !written.iter().any(|(key, _)| key == aspect.id()) {
            problems.push(Problem::error("missing-aspect").with("word", aspect.id()).at(place.clone()));
        }
    }
    classification
}

fn information(entry: &Entry<'_, '_>, scale: Scale, problems: &mut Problems) -> InformationSet {
    InformationSet {
        name: line(entry, "name"),
        classification: classification(entry, scale, problems),
        circumstances: entry
            .has("circumstances")
            .then(|| entry.texts("circumstances").iter().map(|word| Id::new(word)).collect()),
    }
}

fn tailoring(entry: &Entry<'_, '_>, problems: &mut Problems) -> Tailoring {
    Tailoring {
        keep: Vec::new(),
        leave_out: entry
            .tables("leave-out")
            .iter()
            .map(|found| Exclusion {
                requirement: line(found, "requirement"),
                reason: line(found, "reason"),
                approved_by: line(found, "approved_by"),
                place: found.place_of("requirement"),
            })
            .collect(),
        add: entry.tables("add").iter().filter_map(|found| addition(found, problems)).collect(),
        change: entry
            .tables("change")
            .iter()
            .map(|found| StrengthChange {
                requirement: line(found, "requirement"),
                scored: found.text("strength").map(|strength| strength == "scored"),
                weight: found.whole("weight").and_then(|weight| u8::try_from(weight).ok()),
                placement: found.text("placement").as_deref().and_then(Placement::from_id),
                reason: line(found, "reason"),
                approved_by: line(found, "approved_by"),
                place: found.place_of("requirement"),
            })
            .collect(),
        parameter: entry
            .tables("parameter")
            .iter()
            .filter_map(|found| {
                Some(ParameterChoice {
                    requirement: line(found, "requirement"),
                    name: line(found, "name"),
                    value: found.whole_or_date("value")?.map_or_else(ParameterValue::Date, ParameterValue::Whole),
                    reason: line(found, "reason"),
                    approved_by: line(found, "approved_by"),
                    place: found.place_of("value"),
                })
            })
            .collect(),
    }
}

fn addition(entry: &Entry<'_, '_>, problems: &mut Problems) -> Option<Addition> {
    let (from_catalog, own) = (entry.text("requirement"), entry.text("id"));
    let requirement = match (&from_catalog, &own) {
        (Some(id), None) | (None, Some(id)) => id.trim().to_owned(),
        (None, None) => {
            problems.push(Problem::error("add-what").at(entry.place()));
            return None;
        }
        (Some(_), Some(_)) => {
            problems.push(Problem::error("add-both").at(entry.place_of("id")));
            return None;
        }
    };
    let weight = entry.whole("weight").and_then(|weight| u8::try_from(weight).ok());
    let strength = entry.text("strength").map(|strength| match strength.as_str() {
        "scored" => {
            if weight.is_none() {
                let problem = Problem::error("weight-needed").with("id", requirement.as_str());
                problems.push(problem.at(entry.place_of("strength")));
            }
            Strength::Scored { weight: weight.unwrap_or(1) }
        }
        _ => Strength::Mandatory,
    });
    Some(Addition {
        requirement,
        reason: line(entry, "reason"),
        approved_by: line(entry, "approved_by"),
        area: line(entry, "area"),
        title: line(entry, "title"),
        text: line(entry, "text"),
        motive: line(entry, "motive"),
        evidence: line(entry, "evidence"),
        stage: entry.text("stage").as_deref().and_then(Stage::from_id),
        strength,
        placement: entry.text("placement").as_deref().and_then(Placement::from_id),
        place: entry.place_of(if own.is_some() { "id" } else { "requirement" }),
    })
}

/// Writes a case as a case file, without decisions: what `case new` leaves behind.
#[must_use]
pub fn write_case(case: &Case, comments: &[&str]) -> String {
    let mut out = String::new();
    for comment in comments {
        out.push_str(&format!("# {comment}\n"));
    }
    let mut put = |key: &str, value: String| out.push_str(&format!("{key} = {value}\n"));
    put("title", quoted(&case.title));
    put("buyer", quoted(&case.buyer));
    if !case.reference.is_empty() {
        put("reference", quoted(&case.reference));
    }
    if let Some(date) = case.date {
        put("date", date.to_string());
    }
    put("language", quoted(case.language.code()));
    put("mode", quoted(case.mode.id()));
    put("law", quoted(case.law.id()));
    if case.below_threshold {
        put("below_threshold", "true".to_owned());
    }
    put("national_security", quoted(case.national_security.id()));
    if !case.description.is_empty() {
        put("description", quoted(&case.description));
    }
    put("scale", quoted(case.scale.id()));
    let levels: Vec<String> =
        case.classification.iter().map(|(aspect, level)| format!("{} = {}", aspect.id(), case.scale.figure(level))).collect();
    put("classification", format!("{{ {} }}", levels.join(", ")));
    let list = |ids: Vec<&str>| format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "));
    put("delivery", list(case.delivery.iter().map(Id::as_str).collect()));
    put("circumstances", list(case.circumstances.iter().map(Id::as_str).collect()));
    out
}

/// A TOML basic string.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
