use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Id, Language, Localised, Place, Problem, Problems};
use wording::{Concept, Lexicon, Likeness, Term, Vocabulary};

use super::{
    Area, Aspect, Circumstance, Clause, Delivery, FlowDown, Framework, Level, LevelDefinition, Obligation, Profile, Reference,
    Reminder, Requirement,
};
use crate::guide::Guide;
use crate::source::Words;
use crate::{Lineage, Overlay};

/// The whole library, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    /// Its id, for example `kravkedja`.
    pub id: String,
    /// Its version (semver).
    pub version: String,
    /// The day of the version.
    pub date: Option<Date>,
    /// Its title.
    pub title: Localised,
    /// Who publishes it.
    pub publisher: Localised,
    /// Licence of its texts.
    pub licence: String,
    /// Names and meaning of the aspects.
    pub aspects: Vec<(Aspect, Localised, Localised)>,
    /// The levels.
    pub levels: Vec<LevelDefinition>,
    /// The areas.
    pub areas: Vec<Area>,
    /// The delivery models.
    pub delivery: Vec<Delivery>,
    /// The circumstances.
    pub circumstances: Vec<Circumstance>,
    /// When requirements are passed on.
    pub flow_down: Vec<FlowDown>,
    /// The requirements: areas in order, and within an area as in its file.
    pub requirements: Vec<Requirement>,
    /// The model clauses.
    pub clauses: Vec<Clause>,
    /// What contracts should contain.
    pub obligations: Vec<Obligation>,
    /// What is referred to.
    pub frameworks: Vec<Framework>,
    /// Ready starting cases.
    pub profiles: Vec<Profile>,
    /// The questions that lead to a class.
    pub guide: Guide,
    /// What the buyer must not forget.
    pub reminders: Vec<Reminder>,
    /// What became of ids from version to version, oldest first.
    pub lineage: Vec<Lineage>,
    /// What an organisation has laid over it.
    pub overlay: Option<Overlay>,
    /// Digest of its files, without an overlay's; empty where nobody has made one. Whoever reads the files sets it.
    pub digest: String,
    /// Document templates and their words, by path: `templates/sv/annex.md`.
    pub templates: BTreeMap<String, String>,
    /// The words by which sentences are read, by language.
    pub terms: BTreeMap<Language, Vec<Term>>,
    /// The ideas by which obligations are found in contracts, by language; both languages have the same, in the same order.
    pub concepts: BTreeMap<Language, Vec<Concept>>,
    /// What was learnt of how contracts speak of obligations, as text; empty where nothing was.
    pub learnt: String,
    /// Words of the field that dictionaries lack, by language.
    pub known_words: BTreeMap<Language, BTreeSet<String>>,
    /// The closed lists.
    pub words: Words,
    pub(crate) index: BTreeMap<String, usize>,
}

/// Where what was learnt stands in a catalog.
const LEARNT: &str = "likeness/learnt.txt";

impl Catalog {
    /// The lexicon of a language, made of the catalog's terms, and what is wrong with them. Make it once and keep it: it takes
    /// some milliseconds. Without terms it is empty.
    #[must_use]
    pub fn lexicon(&self, language: Language) -> (Lexicon, Problems) {
        Lexicon::new(language, self.terms.get(&language).cloned().unwrap_or_default())
    }

    /// The vocabulary of a language, made of the catalog's concepts, and what is wrong with them. Make it once and keep it.
    #[must_use]
    pub fn vocabulary(&self, language: Language) -> (Vocabulary, Problems) {
        let signs: Vec<Concept> = self.obligations.iter().filter_map(|obligation| obligation.as_concept(language)).collect();
        Vocabulary::new(language, self.concepts.get(&language).into_iter().flatten().chain(&signs))
    }

    /// What was learnt of how contracts speak of obligations, ready for use, and what is wrong with it. Make it once and keep it: it
    /// takes some ten milliseconds.
    #[must_use]
    pub fn likeness(&self) -> (Likeness, Problems) {
        match Likeness::parse(&self.learnt) {
            Ok(likeness) => (likeness, Problems::new()),
            Err(line) => {
                let place = Place { file: Some(LEARNT.to_owned()), line: u32::try_from(line).ok(), ..Place::default() };
                (Likeness::default(), vec![Problem::error("learnt-line").at(place)])
            }
        }
    }

    /// A requirement by its id.
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.index.get(id).and_then(|index| self.requirements.get(*index))
    }

    /// Every id that is never reused: of requirements, clauses and obligations.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let requirements = self.requirements.iter().map(|found| found.id.as_str());
        let clauses = self.clauses.iter().map(|found| found.id.as_str());
        requirements.chain(clauses).chain(self.obligations.iter().map(|found| found.id.as_str()))
    }

    /// An area by its code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code.as_str() == code)
    }

    /// An obligation by its id.
    #[must_use]
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|obligation| obligation.id.as_str() == id)
    }

    /// A framework by its id.
    #[must_use]
    pub fn framework(&self, id: &str) -> Option<&Framework> {
        self.frameworks.iter().find(|framework| framework.id == id)
    }

    /// A profile by its id.
    #[must_use]
    pub fn profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == id)
    }

    /// A circumstance by its id.
    #[must_use]
    pub fn circumstance(&self, id: &str) -> Option<&Circumstance> {
        self.circumstances.iter().find(|circumstance| circumstance.id.as_str() == id)
    }

    /// A delivery model by its id.
    #[must_use]
    pub fn delivery(&self, id: &str) -> Option<&Delivery> {
        self.delivery.iter().find(|delivery| delivery.id.as_str() == id)
    }

    /// The definition of a level.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&LevelDefinition> {
        self.levels.iter().find(|definition| definition.level == level)
    }

    /// The name of an aspect.
    #[must_use]
    pub fn aspect(&self, aspect: Aspect) -> Option<&Localised> {
        self.aspects.iter().find(|(known, ..)| *known == aspect).map(|(_, title, _)| title)
    }

    /// Does a law stand behind the requirement: a reference that backs it, or an obligation whose force is law?
    #[must_use]
    pub fn law_backed(&self, requirement: &Requirement) -> bool {
        requirement.references.iter().any(|reference| reference.backs)
            || requirement
                .obligations
                .iter()
                .any(|id: &Id<_>| self.obligation(id.as_str()).is_some_and(|obligation| obligation.force.is_law()))
    }

    /// A reference as people read it: `ISO/IEC 27002:2022 8.5`.
    #[must_use]
    pub fn reference_text(&self, reference: &Reference) -> Localised {
        let short =
            self.framework(&reference.framework).map_or_else(|| Localised::same(&reference.framework), |f| f.short.clone());
        // A framework that is meant as a whole has the point "hela".
        let point = if reference.point == "hela" { "" } else { &reference.point };
        short.map(|_, short| format!("{short} {point}").trim_end().to_owned())
    }
}
