use catalog::{Case, Certainty, EvidenceKind, Layer, ParameterValue, Party, Placement, Question, Stage, Strength, Unit};
use kernel::Localised;

/// The frozen, numbered result for one procurement, in every language.
///
/// It holds all that its documents say; its digest is made of its JSON form by `exchange`.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// Made of the buyer's reference, or of the title: the same in every version.
    pub id: String,
    /// 1 for the first.
    pub version: u32,
    /// The version before this one.
    pub previous: Option<Previous>,
    /// What changed since then.
    pub changes: Vec<Change>,
    /// The case that it was made for.
    pub case: Case,
    /// The classification in plain words: the whole first, then each information set.
    pub classified: Vec<ClassifiedSet>,
    /// The delivery models, named.
    pub delivery: Vec<Named>,
    /// The circumstances of the whole, named.
    pub circumstances: Vec<Named>,
    /// The catalog version that it was made from.
    pub catalog: CatalogVersion,
    /// The requirements, numbered from 1.
    pub requirements: Vec<AnnexRequirement>,
    /// Every requirement of the catalog that is not among them.
    pub left_out: Vec<LeftOutRequirement>,
    /// The clauses for the contract, numbered from 1.
    pub clauses: Vec<AnnexClause>,
    /// What the buyer decided.
    pub decisions: Vec<Decision>,
    /// What the buyer must not forget.
    pub reminders: Vec<AnnexReminder>,
}

/// The version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// Its number.
    pub version: u32,
    /// Its digest.
    pub digest: String,
}

/// A difference from the version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of difference.
    pub kind: ChangeKind,
    /// Id of the requirement or clause, or the name of what changed.
    pub subject: String,
    /// Its title.
    pub title: Localised,
    /// What it was.
    pub before: Localised,
    /// What it is.
    pub after: Localised,
}

/// What kind of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Not there before.
    Added,
    /// No longer there.
    Removed,
    /// Another wording or figure.
    Text,
    /// Another strength or weight.
    Strength,
    /// Another placement.
    Placement,
    /// Other evidence.
    Evidence,
    /// A clause with another text, or new, or gone.
    Clause,
    /// Another classification, delivery or circumstance, or another version of the catalog.
    Basis,
}

/// A set of information with its class in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassifiedSet {
    /// Its name; empty for the whole.
    pub name: String,
    /// The aspects set, in order: name of the aspect, figure on the case's scale, name and meaning of the level.
    pub aspects: Vec<(Localised, i64, Localised, Localised)>,
    /// Its circumstances.
    pub circumstances: Vec<Named>,
}

/// A word of a closed list with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The word in files.
    pub id: String,
    /// Its name.
    pub title: Localised,
}

/// A version of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogVersion {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Localised,
    /// Its version.
    pub version: String,
    /// Licence of its texts.
    pub licence: String,
    /// How many requirements it holds.
    pub requirements: u32,
    /// Digest of its files; empty where it is not known.
    pub digest: String,
    /// What an organisation had laid over it.
    pub overlay: Option<OverlayVersion>,
}

/// A version of an organisation's overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The organisation.
    pub organisation: String,
    /// Digest of its files; empty where it is not known.
    pub digest: String,
}

/// Where a text that was kept comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Version of the annex that it first stood in.
    pub annex_version: u32,
    /// Version of the catalog that it is from.
    pub catalog_version: String,
}

/// A requirement in an annex.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexRequirement {
    /// Its number in the annex, from 1.
    pub number: u32,
    /// Its id.
    pub id: String,
    /// Its revision in the catalog.
    pub revision: u32,
    /// The buyer's own, not the catalog's.
    pub own: bool,
    /// From the catalog as it is, adjusted by the organisation's overlay, or the overlay's own.
    pub layer: Layer,
    /// The text of an earlier version, kept when the catalog's changed.
    pub kept: Option<Kept>,
    /// Code and title of its area.
    pub area: Named,
    /// Its title.
    pub title: Localised,
    /// The demand as it stands in the annex: the wording of its strength, with its figures.
    pub text: Localised,
    /// Why it is asked.
    pub motive: Localised,
    /// For the buyer.
    pub guidance: Localised,
    /// How the buyer's organisation does it, from its overlay.
    pub how: Option<Localised>,
    /// Mandatory or scored.
    pub strength: Strength,
    /// Where it stands.
    pub placement: Placement,
    /// Whose duty it is.
    pub party: Party,
    /// An equivalent measure.
    pub alternative: Option<Localised>,
    /// What holds until later.
    pub interim: Option<Localised>,
    /// The sub-suppliers it is passed on to.
    pub flow_down: Vec<Named>,
    /// How it is shown.
    pub evidence: Vec<AnnexEvidence>,
    /// How it is put to the supplier.
    pub question: Question,
    /// Its figures.
    pub parameters: Vec<AnnexParameter>,
    /// Points of frameworks: as people read them, and how certain.
    pub references: Vec<(Localised, Certainty)>,
    /// Obligations that it serves.
    pub obligations: Vec<String>,
    /// What brought it in.
    pub because: Vec<Reason>,
    /// The information sets that it is for; empty means everything.
    pub sets: Vec<Localised>,
    /// Weaker requirements that it replaced.
    pub replaced: Vec<String>,
    /// Stricter requirements whose leaving out brought it back.
    pub back_after: Vec<String>,
    /// A law stands behind it.
    pub law_backed: bool,
}

/// A reason, in a form for programs and one for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// For programs: `always`, `confidentiality>=2`, `circumstance:nis2`, `delivery:saas`, `decision`.
    pub code: String,
    /// For people.
    pub text: Localised,
}

/// How a requirement is shown to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexEvidence {
    /// When.
    pub stage: Stage,
    /// What kind of thing.
    pub kind: EvidenceKind,
    /// What.
    pub what: Localised,
    /// Months between two times, for follow-up.
    pub interval_months: Option<u32>,
}

/// A figure in a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexParameter {
    /// Its name.
    pub name: String,
    /// What the figure is, for people.
    pub title: Localised,
    /// What it counts.
    pub unit: Option<Unit>,
    /// Its value in the annex.
    pub value: ParameterValue,
    /// The value that the catalog gives for the case.
    pub standard: ParameterValue,
}

/// A requirement of the catalog that is not in the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutRequirement {
    /// Its id.
    pub id: String,
    /// Its area's code.
    pub area: String,
    /// Its title.
    pub title: Localised,
    /// What kept it out: for programs `conditions`, `superseded`, `decision`, `withdrawn`; for people a sentence.
    pub kept_out_by: Reason,
}

/// A clause for the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexClause {
    /// Its number, from 1.
    pub number: u32,
    /// Its id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// Code and title of the area that it belongs to; a general clause has no code.
    pub area: Named,
    /// Its title.
    pub title: Localised,
    /// Its text with figures.
    pub text: Localised,
    /// A wording that a supplier accepts more easily. Never shown to a supplier.
    pub fallback: Localised,
    /// What the buyer loses by it. Never shown to a supplier.
    pub loss: Localised,
    /// The requirements of this annex that it carries.
    pub requirements: Vec<String>,
    /// The obligations that it fulfils.
    pub obligations: Vec<Named>,
    /// The text of an earlier version, kept when the catalog's changed.
    pub kept: Option<Kept>,
}

/// Something the buyer decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What kind of decision.
    pub kind: DecisionKind,
    /// The requirement; of a kept clause the clause.
    pub requirement: String,
    /// Its title.
    pub title: Localised,
    /// What was decided, in a few words.
    pub what: Localised,
    /// Why; empty when nothing was said.
    pub reason: String,
    /// Who approved it; empty when nobody did.
    pub approved_by: String,
    /// A law stands behind the requirement.
    pub law_backed: bool,
}

/// What kind of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionKind {
    /// A requirement was left out.
    LeaveOut,
    /// A requirement was added.
    Add,
    /// Its strength or placement was changed.
    Change,
    /// A figure was changed.
    Parameter,
    /// The text of an earlier version was kept.
    Keep,
}

/// Something the buyer must not forget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexReminder {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: Localised,
    /// What to do, and why.
    pub text: Localised,
    /// Points of frameworks: as people read them, and how certain.
    pub references: Vec<(Localised, Certainty)>,
}

impl DecisionKind {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave-out",
            Self::Add => "add",
            Self::Change => "change",
            Self::Parameter => "parameter",
            Self::Keep => "keep",
        }
    }

    /// The kind of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::LeaveOut, Self::Add, Self::Change, Self::Parameter, Self::Keep].into_iter().find(|kind| kind.id() == id)
    }
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Added, Self::Removed, Self::Text, Self::Strength, Self::Placement, Self::Evidence, Self::Clause, Self::Basis];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Text => "text",
            Self::Strength => "strength",
            Self::Placement => "placement",
            Self::Evidence => "evidence",
            Self::Clause => "clause",
            Self::Basis => "basis",
        }
    }

    /// The kind of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

impl Annex {
    /// Requirements that a supplier answers: those that are the supplier's duty.
    pub fn answered(&self) -> impl Iterator<Item = &AnnexRequirement> {
        self.requirements.iter().filter(|requirement| requirement.party == Party::Supplier)
    }

    /// How many requirements are mandatory, and how many scored.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let mandatory = self.requirements.iter().filter(|requirement| requirement.strength == Strength::Mandatory).count();
        (mandatory, self.requirements.len() - mandatory)
    }
}
