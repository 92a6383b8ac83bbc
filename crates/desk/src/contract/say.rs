use contracts::Element;
use kernel::{Language, Localised, Problem};
use messages::Messages;

/// A message of a contract check in words, without the place and the word for its severity.
#[must_use]
pub fn say(messages: &Messages, problem: &Problem) -> String {
    messages.with(problem.code, &problem.arguments)
}

/// Elements in words: "tid, kontroll och påföljd".
#[must_use]
pub fn element_words(messages: &Messages, elements: &[Element]) -> String {
    let words: Vec<String> = elements.iter().map(|element| messages.text(&format!("element-{}", element.id()))).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {} {last}", others.join(", "), messages.text("list-and")),
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
    fn elements_are_listed_as_people_list_them() {
        let (swedish, english) = (Messages::new(Language::Swedish), Messages::new(Language::English));
        assert_eq!(element_words(&swedish, &[]), "");
        assert_eq!(element_words(&swedish, &[Element::Remedy]), "påföljd");
        assert_eq!(
            element_words(&swedish, &[Element::Deadline, Element::Verification, Element::Remedy]),
            "tid, kontroll och påföljd"
        );
        assert_eq!(element_words(&english, &[Element::Deadline, Element::Remedy]), "time and remedy");
    }
}
