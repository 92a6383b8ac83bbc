//! Is a text good to ask with? The rules of `docs/catalog-format.md`, the same for the built-in catalog and an organisation's own
//! requirements. What no wording can mend (ids, parameters, missing languages) is found by reading and checking.

mod proposal;
mod rules;
mod spelling;

use std::collections::BTreeMap;

use kernel::{Language, Localised, Place, Problem, Problems};
use wording::{Lexicon, Party as Bound, Reading, read};

use crate::{Catalog, Clause, Party, Requirement, Strength, guide};
use rules::Text;

use spelling::Known;

pub use spelling::Speller;

/// Most words of a sentence in a requirement.
pub const REQUIREMENT_WORDS: usize = 25;
/// Most words of a sentence in a clause.
pub const CLAUSE_WORDS: usize = 30;
/// Most words of a sentence in an English clause: English writes apart what Swedish writes as one word.
pub const CLAUSE_WORDS_ENGLISH: usize = 33;
/// Most sentences of a requirement.
pub const SENTENCES: usize = 3;
/// A text with a higher figure is heavy to read (LIX, Björnsson).
pub const LIX: usize = 50;
/// In a shorter text LIX says nothing.
pub const LIX_WORDS: usize = 25;

/// Lints texts with the lexicons of a catalog, which are made once.
pub struct Linter<'c> {
    lexicons: [Lexicon; 2],
    known: BTreeMap<Language, Known>,
    speller: Option<&'c (dyn Speller + Sync)>,
}

/// What a text is, and so which rules it is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The demand of a requirement, with "ska".
    Demand,
    /// The demand of a scored requirement, with "bör".
    Wish,
    /// A clause.
    Clause,
    /// A wording that a supplier accepts more easily: it may be weaker, but it must bind.
    Fallback,
    /// Motive, guidance: only how heavy it is to read.
    Prose,
}

impl<'c> Linter<'c> {
    /// A linter with the words of a catalog, and what is wrong with those words.
    #[must_use]
    pub fn new(catalog: &Catalog) -> (Self, Problems) {
        let (swedish, mut problems) = catalog.lexicon(Language::Swedish);
        let (english, found) = catalog.lexicon(Language::English);
        for language in Language::ALL {
            problems.extend(catalog.vocabulary(language).1);
        }
        problems.extend(found);
        for lexicon in [&swedish, &english].into_iter().filter(|lexicon| lexicon.is_empty()) {
            let place = Place { file: Some(format!("wording/{}", lexicon.language().code())), ..Place::default() };
            problems.push(Problem::error("lint-no-lexicon").with("language", lexicon.language().code()).at(place));
        }
        (
            Self {
                lexicons: [swedish, english],
                known: catalog.known_words.iter().map(|(language, list)| (*language, Known::new(list))).collect(),
                speller: None,
            },
            problems,
        )
    }

    /// The same with a speller. Words of the catalog's own word list are known besides.
    #[must_use]
    pub fn spelling_by(self, speller: &'c (dyn Speller + Sync)) -> Self {
        Self { speller: Some(speller), ..self }
    }

    /// Everything found in the texts of a catalog but spelling, in reading order.
    #[must_use]
    pub fn catalog(&self, catalog: &Catalog) -> Problems {
        let requirements = catalog.requirements.iter().flat_map(|requirement| self.requirement(requirement));
        let clauses = catalog.clauses.iter().flat_map(|clause| self.clause(clause));
        requirements.chain(clauses).chain(catalog.guide.questions.iter().flat_map(|question| self.question(question))).collect()
    }

    /// Everything found in the texts of a requirement but spelling.
    #[must_use]
    pub fn requirement(&self, requirement: &Requirement) -> Problems {
        let mut problems = Problems::new();
        let party = match requirement.party {
            Party::Supplier => Bound::Supplier,
            Party::Buyer => Bound::Buyer,
        };
        let id = requirement.id.as_str();
        let mut text = |field: &str, text: &Localised, role: Role| {
            problems.extend(self.localised(&Named { id, field, place: &requirement.place }, text, role, party));
        };
        text("text", &requirement.text, Role::Demand);
        if let Some(scored) = &requirement.scored_text {
            text("scored_text", scored, Role::Wish);
        }
        let optional = [("alternative", &requirement.alternative), ("interim", &requirement.interim)];
        for (field, found) in optional.into_iter().filter_map(|(field, found)| Some((field, found.as_ref()?))) {
            text(field, found, Role::Prose);
        }
        text("title", &requirement.title, Role::Prose);
        text("motive", &requirement.motive, Role::Prose);
        text("guidance", &requirement.guidance, Role::Prose);
        text("question", &requirement.question.text, Role::Prose);
        for evidence in &requirement.evidence {
            text("evidence", &evidence.what, Role::Prose);
        }
        // For a mandatory requirement the catalog's own check says so.
        if requirement.evidence.is_empty() && requirement.strength != Strength::Mandatory {
            problems.push(Problem::error("no-evidence").with("id", id).at(requirement.place.clone()));
        }
        if requirement.motive.sv.trim().is_empty() && requirement.motive.en.trim().is_empty() {
            problems.push(Problem::error("lint-no-motive").with("id", id).at(requirement.place.clone()));
        }
        problems
    }

    /// Everything found in the texts of a clause but spelling.
    #[must_use]
    pub fn clause(&self, clause: &Clause) -> Problems {
        let fields = [
            ("text", &clause.text, Role::Clause),
            ("fallback", &clause.fallback, Role::Fallback),
            ("title", &clause.title, Role::Prose),
            ("loss", &clause.loss, Role::Prose),
        ];
        let id = clause.id.as_str();
        let lint = |(field, text, role)| self.localised(&Named { id, field, place: &clause.place }, text, role, Bound::Supplier);
        fields.into_iter().flat_map(lint).collect()
    }

    /// Everything found in a question of the guided classification but spelling: how heavy it is to read.
    #[must_use]
    pub fn question(&self, question: &guide::Question) -> Problems {
        let lint = |id: &str, text: &Localised, place: &Place| {
            self.localised(&Named { id, field: "text", place }, text, Role::Prose, Bound::Supplier)
        };
        let mut problems = lint(question.id.as_str(), &question.text, &question.place);
        for answer in &question.answers {
            let id = format!("{} {}", question.id, answer.id);
            problems.extend([&answer.text, &answer.example].into_iter().flat_map(|text| lint(&id, text, &answer.place)));
        }
        problems
    }

    /// What is read in a text of a requirement on the supplier, and what is found in it.
    #[must_use]
    pub fn sentence(&self, language: Language, text: &str) -> (Reading, Problems) {
        let place = Place::default();
        let mut problems = self.text(&Named { id: "", field: "", place: &place }, text, language, Role::Demand, Bound::Supplier);
        problems.extend(self.misspelt(text, language).into_iter().map(|(word, _)| spelling::about(word, Place::default())));
        (read(self.lexicon(language), text), problems)
    }

    /// Everything found but spelling in one text on the supplier, as it is judged in a role.
    #[must_use]
    pub fn wording(&self, language: Language, text: &str, role: Role) -> Problems {
        let place = Place::default();
        self.text(&Named { id: "", field: "", place: &place }, text, language, role, Bound::Supplier)
    }

    /// The lexicon of a language.
    #[must_use]
    pub fn lexicon(&self, language: Language) -> &Lexicon {
        let [swedish, english] = &self.lexicons;
        match language {
            Language::Swedish => swedish,
            Language::English => english,
        }
    }

    fn localised(&self, named: &Named<'_>, text: &Localised, role: Role, party: Bound) -> Problems {
        Language::ALL.into_iter().flat_map(|language| self.text(named, text.get(language), language, role, party)).collect()
    }

    fn text(&self, named: &Named<'_>, text: &str, language: Language, role: Role, party: Bound) -> Problems {
        let field = if named.field.is_empty() { String::new() } else { format!("{}.{}", named.field, language.code()) };
        let mut problems = Problems::new();
        if role != Role::Prose {
            let lexicon = self.lexicon(language);
            let reading = read(lexicon, text);
            Text { text, lexicon, reading: &reading, role, party }.lint(&mut problems);
        }
        if matches!(named.field, "" | "text" | "scored_text" | "motive" | "guidance") && role != Role::Clause {
            heavy(&read(self.lexicon(language), text), language, &mut problems);
        }
        let about = |problem: Problem| problem.with("id", named.id).with("field", field.as_str()).at(named.place.clone());
        problems.into_iter().map(about).collect()
    }
}

/// Readability of Swedish: the measure is made for it.
fn heavy(reading: &Reading, language: Language, problems: &mut Problems) {
    let words: usize = reading.sentences.iter().map(|sentence| sentence.words).sum();
    let lix = reading.lix();
    if language == Language::Swedish && words >= LIX_WORDS && lix > LIX {
        let size = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        problems.push(Problem::warning("lint-lix").with("count", size(lix)).with("most", size(LIX)));
    }
}

/// Which text of what is looked at.
struct Named<'n> {
    id: &'n str,
    field: &'n str,
    place: &'n Place,
}
