use app::{Language, Wording};
use kernel::{Problem, Severity};
use serde_json::{Value, json};

use crate::templates::with_messages;

/// What was found in a text: the text with the words marked, and each finding with what it means and how to mend it.
pub(super) fn shown(wording: &Wording, language: Language) -> Value {
    let part = |part: &app::WordingPart| {
        let about = part.finding.and_then(|number| Some((number, wording.findings.get(number)?)));
        match about {
            None => json!({ "kind": "plain", "text": part.text, "label": "" }),
            // The number leads to the finding in the list below.
            Some((number, finding)) => {
                json!({ "kind": look(finding.code), "text": part.text, "label": (number + 1).to_string() })
            }
        }
    };
    let finding = |(number, finding): (usize, &Problem)| json!({ "severity": "notice", "text": says(finding, language), "advice": "", "place": format!("{}.", number + 1) });
    let said: String = wording.parts.iter().map(|part| part.text.as_str()).collect();
    json!({
        "parts": wording.parts.iter().map(part).collect::<Vec<_>>(),
        "findings": wording.findings.iter().enumerate().map(finding).collect::<Vec<_>>(),
        "said": said,
    })
}

/// What cannot be carried out, in the place of what is found in a text.
pub(super) fn refused(problems: &[app::FieldProblem], language: Language) -> Value {
    let finding = |wrong: &app::FieldProblem| json!({ "severity": severity(wrong.problem.severity), "text": says(&wrong.problem, language), "advice": "", "place": "" });
    json!({ "parts": [], "findings": problems.iter().map(finding).collect::<Vec<_>>(), "said": "" })
}

fn says(problem: &Problem, language: Language) -> String {
    with_messages(language, |messages| messages.plainly(problem))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

/// How marked words look.
fn look(code: &str) -> &'static str {
    match code {
        "lint-softened" | "lint-capability" | "lint-not-binding" | "lint-not-a-wish" | "lint-neutraliser" => "soft",
        "lint-standard" => "reference",
        "lint-long-sentence" | "lint-two-duties" | "lint-no-verb" => "element",
        _ => "vague",
    }
}
