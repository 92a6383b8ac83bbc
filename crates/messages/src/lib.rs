//! The program's own sentences, Swedish and English. Domain rooms name a sentence by its key; here it becomes words.
//!
//! A key that is missing in either language fails this crate's tests.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use kernel::{Argument, Language, Problem, Severity};
use unic_langid::LanguageIdentifier;

const SWEDISH: &str = include_str!("../texts/sv.ftl");
const ENGLISH: &str = include_str!("../texts/en.ftl");
/// The sentences of the pages, one file for each group of them.
const WEB_SWEDISH: [&str; 9] = [
    include_str!("../texts/web.sv.ftl"),
    include_str!("../texts/web-cases.sv.ftl"),
    include_str!("../texts/web-catalog.sv.ftl"),
    include_str!("../texts/web-contracts.sv.ftl"),
    include_str!("../texts/web-admin.sv.ftl"),
    include_str!("../texts/web-api.sv.ftl"),
    include_str!("../texts/web-hooks.sv.ftl"),
    include_str!("../texts/web-passkeys.sv.ftl"),
    include_str!("../texts/web-lists.sv.ftl"),
];
const WEB_ENGLISH: [&str; 9] = [
    include_str!("../texts/web.en.ftl"),
    include_str!("../texts/web-cases.en.ftl"),
    include_str!("../texts/web-catalog.en.ftl"),
    include_str!("../texts/web-contracts.en.ftl"),
    include_str!("../texts/web-admin.en.ftl"),
    include_str!("../texts/web-api.en.ftl"),
    include_str!("../texts/web-hooks.en.ftl"),
    include_str!("../texts/web-passkeys.en.ftl"),
    include_str!("../texts/web-lists.en.ftl"),
];

/// The value that lists parts of a clause by their words in files: "deadline,remedy".
const ELEMENTS: &str = "elements";

/// The sentences of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The sentences of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // The marks that isolate values help mixed writing directions; on a terminal they are noise.
        bundle.set_use_isolating(false);
        let (own, pages) = match language {
            Language::Swedish => (SWEDISH, WEB_SWEDISH),
            Language::English => (ENGLISH, WEB_ENGLISH),
        };
        for text in std::iter::once(own).chain(pages) {
            // A fault in the text is caught by the tests; at run time what could be read is used.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Their language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Is there a sentence of this key?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A sentence without values.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A sentence with values by name.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Argument)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value {
                // Selectors cannot match an empty text: it is given to them as the word "empty".
                Argument::Text(text) if text.is_empty() => arguments.set(*name, FluentValue::from("empty")),
                Argument::Text(text) if *name == ELEMENTS => arguments.set(*name, FluentValue::from(self.listed(text))),
                Argument::Text(text) => arguments.set(*name, FluentValue::String(Cow::Borrowed(text.as_str()))),
                Argument::Number(number) => arguments.set(*name, FluentValue::from(*number)),
            }
        }
        self.format(key, Some(&arguments))
    }

    /// A problem in one or two sentences, with its place first where it has one.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let says = self.with(problem.code, &problem.arguments);
        let place = problem.place.to_string();
        let kind = match problem.severity {
            Severity::Error => self.text("severity-error"),
            Severity::Warning => self.text("severity-warning"),
            Severity::Notice => self.text("severity-notice"),
        };
        if place.is_empty() { format!("{kind}: {says}") } else { format!("{place}: {kind}: {says}") }
    }

    /// A problem without the word for its severity: for lists that say it once above.
    #[must_use]
    pub fn plainly(&self, problem: &Problem) -> String {
        let says = self.with(problem.code, &problem.arguments);
        let place = problem.place.to_string();
        if place.is_empty() { says } else { format!("{place}: {says}") }
    }

    /// Parts of a clause in words, with "and" before the last: Fluent cannot go through a list.
    fn listed(&self, elements: &str) -> String {
        let words: Vec<String> = elements.split(',').map(|element| self.text(&format!("element-{}", element.trim()))).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), self.text("list-and")),
            _ => words.concat(),
        }
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(text: &str) -> BTreeSet<&str> {
        let starts = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
        text.lines().filter(starts).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    fn variables(text: &str) -> BTreeSet<(String, String)> {
        let mut key = String::new();
        let mut found = BTreeSet::new();
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" =")
                && line.starts_with(|first: char| first.is_ascii_lowercase())
            {
                name.clone_into(&mut key);
            }
            for part in line.split('$').skip(1) {
                let name: String =
                    part.chars().take_while(|next| next.is_ascii_alphanumeric() || *next == '-' || *next == '_').collect();
                found.insert((key.clone(), name));
            }
        }
        found
    }

    #[test]
    fn both_languages_say_everything() {
        assert_eq!(keys(SWEDISH), keys(ENGLISH));
        let mut seen = keys(SWEDISH);
        for (swedish, english) in WEB_SWEDISH.into_iter().zip(WEB_ENGLISH) {
            assert_eq!(keys(swedish), keys(english));
            // No sentence is in two files.
            assert!(seen.is_disjoint(&keys(swedish)));
            seen.extend(keys(swedish));
        }
        for text in [SWEDISH, ENGLISH].into_iter().chain(WEB_SWEDISH).chain(WEB_ENGLISH) {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
            assert_eq!(keys(text).len(), text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count());
        }
    }

    #[test]
    fn both_languages_use_the_same_values() {
        for (swedish, english) in std::iter::once((SWEDISH, ENGLISH)).chain(WEB_SWEDISH.into_iter().zip(WEB_ENGLISH)) {
            let (swedish, english) = (variables(swedish), variables(english));
            let differing: Vec<_> = swedish.symmetric_difference(&english).collect();
            assert!(differing.is_empty(), "{differing:?}");
        }
    }

    #[test]
    fn a_problem_names_its_place_and_the_nearest_word() {
        let place = kernel::Place { file: Some("case.toml".to_owned()), line: Some(7), column: Some(3), sheet: None };
        let problem = Problem::error("unknown-key").with("key", "titel").with("nearest", "title").at(place);
        let says = Messages::new(Language::Swedish).problem(&problem);
        assert_eq!(says, "case.toml:7:3: fel: Nyckeln ”titel” är okänd. Menade du ”title”?");
        let none = Problem::error("unknown-key").with("key", "xyz").with("nearest", "");
        assert_eq!(Messages::new(Language::English).problem(&none), "error: The key “xyz” is unknown.");
    }

    #[test]
    fn parts_of_a_clause_are_listed_in_words() {
        let says = |elements: &str| {
            let problem = Problem::notice("contract-why-partly").with("elements", elements);
            (Messages::new(Language::Swedish).plainly(&problem), Messages::new(Language::English).plainly(&problem))
        };
        let (swedish, english) = says("deadline,verification,remedy");
        assert_eq!(swedish, "Texten binder, men det här är inte med: tid, kontroll och påföljd.");
        assert_eq!(english, "The text binds, but this is not there: time, verification and remedy.");
        assert_eq!(says("flow-down").0, "Texten binder, men det här är inte med: underleverantörer.");
    }
}
