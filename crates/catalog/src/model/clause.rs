use std::collections::BTreeMap;

use kernel::{Id, Language, Localised, Place};
use wording::Concept;

use super::{ClauseKind, Condition, ObligationKind, Reference, Regime, RequirementKind};

/// A model clause: text that goes into the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// `KL-` with area code and number; never reused.
    pub id: Id<ClauseKind>,
    /// Raised when the meaning or the wording changes; from 1.
    pub revision: u32,
    /// A few words.
    pub title: Localised,
    /// The text, with the parameters of the requirements that it carries.
    pub text: Localised,
    /// A wording that a supplier accepts more easily.
    pub fallback: Localised,
    /// What the buyer loses by it.
    pub loss: Localised,
    /// The requirements that it carries; it is in when one of them is.
    pub requirements: Vec<Id<RequirementKind>>,
    /// The obligations that it fulfils.
    pub obligations: Vec<Id<ObligationKind>>,
    /// For a clause that carries no requirement: when it applies; none means always.
    pub applies: Vec<Condition>,
    /// The kind of purchase that it is limited to.
    pub regime: Regime,
    /// Where it stands in its file.
    pub place: Place,
}

/// Something that law, standard or practice says a contract should contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// For example `CO-INC-01`; never reused.
    pub id: Id<ObligationKind>,
    /// A few words.
    pub title: Localised,
    /// What the contract should say.
    pub what: Localised,
    /// Where it comes from.
    pub force: Force,
    /// When it applies; none means always.
    pub applies: Vec<Condition>,
    /// Elements that a clause must have to fulfil it.
    pub needs: Vec<String>,
    /// Elements that make it better.
    pub desirable: Vec<String>,
    /// Points of frameworks.
    pub references: Vec<Reference>,
    /// Words and phrases that such a clause holds, by language. A reader of contracts falls back on them where `found` says nothing.
    pub signs: BTreeMap<Language, Vec<String>>,
    /// The clause is itself the effect, so that a sentence which only tells is enough: an order of documents, a term that survives.
    pub effect: bool,
    /// Concepts any of which shows that a sentence or heading is about its subject.
    pub topic: Vec<String>,
    /// How a sentence of a contract is known to be about it; one is enough.
    pub found: Vec<Sighting>,
    /// Where it stands in its file.
    pub place: Place,
}

impl Obligation {
    /// The concept that its signs make, where nothing better says how it is found.
    #[must_use]
    pub fn sign_concept(&self) -> Option<String> {
        self.found.is_empty().then(|| format!("signs/{}", self.id))
    }

    /// Its signs as patterns: every word may go on, so that an organisation need not list inflections.
    pub(crate) fn as_concept(&self, language: Language) -> Option<Concept> {
        let open = |sign: &String| sign.split_whitespace().map(|word| format!("{word}*")).collect::<Vec<_>>().join(" ");
        let patterns = self.signs.get(&language).into_iter().flatten().map(open).collect();
        Some(Concept { id: self.sign_concept()?, patterns, place: self.place.clone() })
    }
}

/// One way to know that a sentence of a contract is about an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sighting {
    /// Concepts, all of which must be there.
    pub all: Vec<String>,
    /// Concepts none of which may be there.
    pub none: Vec<String>,
    /// All of them somewhere in one numbered clause, instead of in one sentence.
    pub in_clause: bool,
    /// One of them must come from a heading.
    pub by_heading: bool,
}

/// Where an obligation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// The buyer has a duty that the clause helps fulfil.
    LawBuyer,
    /// Law prescribes the clause, or binds both parties.
    LawBoth,
    /// Law binds the supplier or maker; the clause makes it usable for the buyer.
    LawSupplier,
    /// A rule that is a model, not binding here.
    Benchmark,
    /// Contract practice.
    Practice,
}

impl Force {
    /// Every force.
    pub const ALL: [Self; 5] = [Self::LawBuyer, Self::LawBoth, Self::LawSupplier, Self::Benchmark, Self::Practice];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LawBuyer => "law-buyer",
            Self::LawBoth => "law-both",
            Self::LawSupplier => "law-supplier",
            Self::Benchmark => "benchmark",
            Self::Practice => "practice",
        }
    }

    /// The force of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|force| force.id() == id)
    }

    /// Does a law stand behind it?
    #[must_use]
    pub fn is_law(self) -> bool {
        matches!(self, Self::LawBuyer | Self::LawBoth | Self::LawSupplier)
    }
}
