use contracts::{Element, Verdict};
use kernel::{Argument, Language, Localised, Problem};
use messages::Messages;

/// A message of a contract check in words. Ids of elements and verdicts among its values become words first.
#[must_use]
pub fn say(messages: &Messages, problem: &Problem) -> String {
    let mut values = problem.arguments.clone();
    for (name, value) in &mut values {
        let Argument::Text(text) = value else { continue };
        if matches!(*name, "element" | "elements") {
            let elements: Vec<Element> = text.split(',').filter_map(Element::from_id).collect();
            *text = element_words(messages, &elements);
        } else if *name == "found"
            && let Some(verdict) = Verdict::from_id(text)
        {
            *text = messages.text(&format!("contract-verdict-{}", verdict.id()));
        }
    }
    messages.with(problem.code, &values)
}

/// Elements in words: "tid, kontroll och påföljd".
#[must_use]
pub fn element_words(messages: &Messages, elements: &[Element]) -> String {
    let words: Vec<String> =
        elements.iter().map(|element| messages.text(&format!("contract-element-{}", element.id()))).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), messages.text("contract-and")),
        None => String::new(),
    }
}

/// Both languages of the program's sentences.
pub(super) struct Tongues {
    swedish: Messages,
    english: Messages,
}

impl Tongues {
    pub(super) fn new() -> Self {
        Self { swedish: Messages::new(Language::Swedish), english: Messages::new(Language::English) }
    }

    /// A message of a contract check in both languages.
    pub(super) fn say(&self, problem: &Problem) -> Localised {
        Localised { sv: say(&self.swedish, problem), en: say(&self.english, problem) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_words_in_either_language() {
        let partly = Problem::notice("contract-why-partly").with("elements", "deadline,verification,remedy");
        let said = Tongues::new().say(&partly);
        assert!(said.sv.contains("tid, kontroll och påföljd"), "{}", said.sv);
        assert!(said.en.contains("time, verification and remedy"), "{}", said.en);
    }
}
