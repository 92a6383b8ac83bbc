//! Decisions files: what a person has decided about the verdicts of a contract, in TOML. Every mistake is found in one reading.

use std::collections::BTreeMap;

use catalog::source::{Entry, Field, Kind, Shape, Source, Vocabulary, Words};
use contracts::{Decision, Element, Verdict};
use kernel::{Id, Problem, Problems};

/// A decisions file, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecisionsFile {
    /// Digests of the contract files that the decisions were taken about, in lower-case hexadecimal; empty where nothing is said.
    pub sha256: Vec<String>,
    /// The decisions, in the order of the file.
    pub decisions: Vec<Decision>,
}

const VERDICTS: Vocabulary = Vocabulary::Fixed(&["enforceable", "partly", "declaratory", "by-reference", "missing", "not-found"]);
const ELEMENTS: Vocabulary =
    Vocabulary::Fixed(&["party", "criterion", "deadline", "verification", "remedy", "flow-down", "precedence", "scope"]);

/// What a decisions file may hold.
pub(crate) static DECISIONS: Shape = Shape {
    name: "decisions",
    about: "What a person has decided about the verdicts of a contract check. A decision wins over the program.",
    fields: &[
        Field::optional("contract", Kind::Table(&CONTRACT), "the contract that the decisions are about"),
        Field::optional("decision", Kind::Tables(&DECISION), "the decisions"),
    ],
};

static CONTRACT: Shape = Shape {
    name: "contract",
    about: "The contract that the decisions are about.",
    fields: &[Field::required("sha256", Kind::Texts, "SHA-256 of each of its files, as the check states them")],
};

static DECISION: Shape = Shape {
    name: "decision",
    about: "A verdict that is confirmed or overruled.",
    fields: &[
        Field::required("obligation", Kind::Text, "id of the obligation"),
        Field::optional("verdict", Kind::Word(VERDICTS), "the verdict that holds; left out where confirm is true"),
        Field::optional("confirm", Kind::Flag, "true: what the program found is right"),
        Field::optional("missing", Kind::Words(ELEMENTS), "what is missing, where the verdict is partly"),
        Field::optional("why", Kind::Note, "why; needed to overrule"),
        Field::required("who", Kind::Text, "who decided"),
        Field::optional("date", Kind::Date, "when"),
    ],
};

/// Reads a decisions file. Every mistake is found in one reading.
#[must_use]
pub fn read_decisions(file: &str, text: &str) -> (DecisionsFile, Problems) {
    let source = Source::new(file, text);
    let (parsed, mut problems) = source.parse();
    let entry = parsed.entry(&source);
    entry.check(&DECISIONS, &Words::default(), &mut problems);
    let sha256 = entry.table("contract").map(|contract| digests(&contract, &mut problems)).unwrap_or_default();
    let mut seen = BTreeMap::new();
    let mut decisions = Vec::new();
    for found in entry.tables("decision") {
        let decision = decision(&found, &mut problems);
        let id = decision.obligation.as_str().to_owned();
        if id.is_empty() {
            continue;
        }
        if let Some(line) = seen.insert(id.clone(), decision.place.line.unwrap_or_default()) {
            let problem = Problem::error("decision-twice").with("id", id).with("first", i64::from(line));
            problems.push(problem.at(decision.place.clone()));
        }
        decisions.push(decision);
    }
    problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
    (DecisionsFile { sha256, decisions }, problems)
}

fn digests(contract: &Entry<'_, '_>, problems: &mut Problems) -> Vec<String> {
    let mut digests = Vec::new();
    for (digest, place) in contract.texts_with_places("sha256") {
        let digest = digest.trim().to_lowercase();
        if digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            digests.push(digest);
        } else {
            problems.push(Problem::error("decision-digest").with("found", digest).at(place));
        }
    }
    digests
}

fn decision(found: &Entry<'_, '_>, problems: &mut Problems) -> Decision {
    let line = |key: &str| {
        let text = found.text(key).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let id = line("obligation");
    let place = found.place_of("obligation");
    let verdict = found.text("verdict").as_deref().and_then(Verdict::from_id);
    match (found.has("verdict"), found.flag("confirm")) {
        (true, Some(true)) => {
            problems.push(Problem::error("decision-both").with("id", id.as_str()).at(found.place_of("confirm")));
        }
        (false, None | Some(false)) => {
            problems.push(Problem::error("decision-what").with("id", id.as_str()).at(found.place()));
        }
        (true, None | Some(false)) | (false, Some(true)) => {}
    }
    let missing: Vec<Element> = found.texts("missing").iter().filter_map(|word| Element::from_id(word)).collect();
    if !missing.is_empty() && verdict.is_some_and(|verdict| verdict != Verdict::Partly) {
        problems.push(Problem::error("decision-missing").with("id", id.as_str()).at(found.place_of("missing")));
    }
    Decision { obligation: Id::new(&id), verdict, missing, why: line("why"), who: line("who"), date: found.date("date"), place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_confirms_or_overrules() {
        let text = "[contract]\nsha256 = [\"AA00000000000000000000000000000000000000000000000000000000000000\"]\n\n\
            [[decision]]\nobligation = \"CO-INC-01\"\nverdict = \"partly\"\nmissing = [\"deadline\"]\n\
            why = \"Tiden\\n räknas fel\"\nwho = \"A. Berg\"\ndate = 2026-11-22\n\n\
            [[decision]]\nobligation = \"CO-AUD-01\"\nconfirm = true\nwho = \"A. Berg\"\n";
        let (file, problems) = read_decisions("beslut.toml", text);
        assert_eq!(problems, Problems::new());
        assert!(file.sha256.iter().all(|digest| digest.starts_with("aa00")));
        let [overruled, confirmed] = file.decisions.as_slice() else { panic!("{file:?}") };
        assert_eq!((overruled.verdict, overruled.missing.as_slice()), (Some(Verdict::Partly), [Element::Deadline].as_slice()));
        assert_eq!(
            (overruled.why.as_str(), overruled.date.map(|date| date.to_string())),
            ("Tiden räknas fel", Some("2026-11-22".to_owned()))
        );
        assert_eq!((confirmed.obligation.as_str(), confirmed.verdict), ("CO-AUD-01", None));
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let text = "[contract]\nsha256 = [\"kort\"]\n\n[[decision]]\nobligation = \"CO-INC-01\"\nverdickt = \"partly\"\nwho = \"A\"\n\n\
            [[decision]]\nobligation = \"CO-INC-01\"\nverdict = \"good\"\nconfirm = true\n\n\
            [[decision]]\nobligation = \"CO-INC-02\"\nverdict = \"missing\"\nmissing = [\"remedy\", \"remedi\"]\nwho = \"A\"\n";
        let (_, problems) = read_decisions("beslut.toml", text);
        let found: Vec<(&str, u32)> =
            problems.iter().map(|problem| (problem.code, problem.place.line.unwrap_or_default())).collect();
        let expected = [
            ("decision-digest", 2),
            ("decision-what", 4),
            ("unknown-key", 6),
            ("missing-key", 9),
            ("decision-twice", 10),
            ("unknown-word", 11),
            ("decision-both", 12),
            ("decision-missing", 17),
            ("unknown-word", 17),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_closed_lists_are_those_of_the_program() {
        let words = Words::default();
        assert_eq!(VERDICTS.words(&words), Verdict::ALL.map(Verdict::id));
        assert_eq!(ELEMENTS.words(&words), Element::ALL.map(Element::id));
    }
}
