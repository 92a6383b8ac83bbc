use crate::{Category, Force, Party, Span, Unit};

/// What was read in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Its sentences in order; they do not overlap.
    pub sentences: Vec<Sentence>,
}

/// A sentence, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Words and figures in it.
    pub words: usize,
    /// Words of more than six letters, for readability.
    pub long_words: usize,
    /// For an item of a list: which sentence leads into it.
    pub lead: Option<usize>,
    /// What its main clauses say, in order. Empty for a heading.
    pub statements: Vec<Statement>,
    /// Everything marked in it, by where it begins.
    pub marks: Vec<Mark>,
}

/// What one main clause says: who, how firmly, to do what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The clause it was read in.
    pub span: Span,
    /// How firmly it binds.
    pub force: Force,
    /// The words that decide how firmly. For an inherited force they stand in the sentence that leads into the list.
    pub decided_by: Span,
    /// Words that took the edge off a duty.
    pub softened_by: Option<Span>,
    /// Whom it is about.
    pub subject: Subject,
    /// What is to be done: from the verb to the end of the clause.
    pub action: Option<Span>,
    /// Force and subject come from the sentence that leads into the list.
    pub inherited: bool,
}

/// Whom a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Who.
    pub who: Bound,
    /// The words that say so.
    pub span: Option<Span>,
    /// It is the doer of a passive: "loggas av leverantören".
    pub agent: bool,
}

/// Whom a statement binds or entitles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// A party.
    Party(Party),
    /// A thing: "tjänsten ska …".
    Thing,
    /// Nobody: a passive without a doer, or no subject at all.
    Nobody,
}

impl Bound {
    /// The word in output and tests.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Party(party) => party.id(),
            Self::Thing => "thing",
            Self::Nobody => "nobody",
        }
    }
}

/// Something marked in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// The number of its term in the lexicon, if a term made it.
    pub term: Option<usize>,
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A term of the lexicon.
    Term(Category),
    /// A party; in the genitive it is nobody who acts.
    Party(Party),
    /// A time by which something is done, that can be kept or missed.
    Deadline(Limit, Option<Span>),
    /// How often something is done.
    Frequency,
    /// A figure with what it counts.
    Measure(Measured),
    /// A named standard, with its number and edition.
    Standard,
}

impl What {
    /// The word in output and tests.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Term(category) => category.id(),
            Self::Party(_) => "party",
            Self::Deadline(..) => "deadline",
            Self::Frequency => "frequency",
            Self::Measure(_) => "measure",
            Self::Standard => "standard",
        }
    }
}

/// A limit in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// A number of units: within 24 hours, 60 days before.
    Within(Measured),
    /// A date or a time of day.
    On,
    /// A point that something else sets: before start, the same day.
    Event,
}

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// How many.
    pub amount: Amount,
    /// Of what; nothing where the word after the figure is in no lexicon.
    pub unit: Option<Unit>,
}

/// How many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A number, in thousandths, so that 99.5 is 99500.
    Number(u64),
    /// A parameter that a figure is put in for.
    Parameter(String),
    /// A place for a figure that somebody forgot to fill in: `[X]`.
    Blank,
}

impl Reading {
    /// The statements of all sentences.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.sentences.iter().flat_map(|sentence| &sentence.statements)
    }

    /// The marks of all sentences.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.sentences.iter().flat_map(|sentence| &sentence.marks)
    }

    /// Readability after Björnsson: words a sentence, plus words of more than six letters in a hundred. Over 50 is heavy.
    #[must_use]
    pub fn lix(&self) -> usize {
        let words: usize = self.sentences.iter().map(|sentence| sentence.words).sum();
        let long: usize = self.sentences.iter().map(|sentence| sentence.long_words).sum();
        if words == 0 { 0 } else { words / self.sentences.len().max(1) + long * 100 / words }
    }
}

impl Sentence {
    /// What its first main clause says.
    #[must_use]
    pub fn main(&self) -> Option<&Statement> {
        self.statements.first()
    }

    /// Marks that are terms of a category.
    pub fn terms(&self, category: Category) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.what == What::Term(category))
    }

    /// Is there anything in it that can be measured or counted: a figure, a standard, a time?
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.marks
            .iter()
            .any(|mark| matches!(mark.what, What::Deadline(..) | What::Frequency | What::Measure(_) | What::Standard))
    }

    /// Is there a time in it that can be kept or missed?
    #[must_use]
    pub fn is_timed(&self) -> bool {
        let time = |mark: &Mark| match &mark.what {
            What::Deadline(..) | What::Frequency => true,
            What::Measure(measured) => measured.unit.is_some_and(Unit::is_time),
            What::Term(_) | What::Party(_) | What::Standard => false,
        };
        self.marks.iter().any(time)
    }
}

impl Statement {
    /// Does it put a duty on somebody: to do, or not to?
    #[must_use]
    pub fn is_duty(&self) -> bool {
        matches!(self.force, Force::Binding | Force::Prohibition)
    }
}
