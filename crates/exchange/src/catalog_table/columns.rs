//! Which column carries which path of a requirement.

/// How a value stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words as they are.
    Text,
    /// A word of a closed list, shown by its name.
    Word(&'static [&'static str]),
    /// Several words of a closed list by their names, or ids where the list is empty; commas between.
    Words(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// A whole number or a date.
    WholeOrDate,
    /// `true` or nothing.
    Flag,
}

/// Which language a column is in: the one that the export is made in, or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    None,
    First,
    Second,
}

/// A column that is read back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Key of its heading.
    pub(super) key: &'static str,
    /// Path within a requirement or one of its items; a language follows where it has one.
    pub(super) path: &'static str,
    pub(super) kind: Kind,
    pub(super) tongue: Tongue,
    pub(super) width: u16,
}

const fn column(key: &'static str, path: &'static str, kind: Kind, width: u16) -> Column {
    Column { key, path, kind, tongue: Tongue::None, width }
}

const fn words(key: &'static str, path: &'static str, tongue: Tongue, width: u16) -> Column {
    Column { key, path, kind: Kind::Text, tongue, width }
}

pub(super) const STRENGTHS: &[&str] = &["mandatory", "scored"];
pub(super) const PARTIES: &[&str] = &["supplier", "buyer"];
pub(super) const PLACEMENTS: &[&str] = &["qualification", "technical-specification", "contract-term", "award-criterion"];
const STAGES: &[&str] = &["bid", "before-award", "before-start", "follow-up"];
const KINDS: &[&str] = &["declaration", "document", "certificate", "test-report", "demonstration", "log", "audit"];
const UNITS: &[&str] = &["minutes", "hours", "days", "months", "years", "percent", "count"];
const ASPECTS: &[&str] = &["confidentiality", "integrity", "availability", "traceability"];
const DIRECTIONS: &[&str] = &["lower", "higher"];

/// Id of the requirement: first on every sheet.
pub(super) const ID: Column = column("column-id", "id", Kind::Text, 10);
/// Code of its area; not a path of a requirement but of its file.
pub(super) const AREA: Column = column("column-area-code", "area", Kind::Text, 8);
/// Number of an item within its requirement, from 1.
pub(super) const NUMBER: Column = column("column-number", "#", Kind::Whole, 6);

/// The requirement itself, as it is read.
pub(super) const REQUIREMENT: [Column; 6] = [
    words("column-title", "title", Tongue::First, 24),
    words("column-text", "text", Tongue::First, 56),
    words("column-motive", "motive", Tongue::First, 36),
    words("column-guidance", "guidance", Tongue::First, 38),
    column("column-strength", "strength", Kind::Word(STRENGTHS), 11),
    column("column-placement", "placement", Kind::Words(PLACEMENTS), 21),
];

/// The rest of what a requirement states.
pub(super) const DETAIL: [Column; 8] = [
    column("column-revision", "revision", Kind::Whole, 9),
    column("column-weight", "weight", Kind::Whole, 7),
    column("column-party", "party", Kind::Word(PARTIES), 12),
    words("column-scored-text", "scored_text", Tongue::First, 46),
    column("column-flow-down", "flow_down", Kind::Words(&[]), 17),
    column("column-obligations", "obligations", Kind::Words(&[]), 14),
    column("column-clauses-named", "clauses", Kind::Words(&[]), 12),
    column("column-supersedes", "supersedes", Kind::Words(&[]), 11),
];

/// The same words in the other language.
pub(super) const TRANSLATION: [Column; 5] = [
    words("column-title", "title", Tongue::Second, 28),
    words("column-text", "text", Tongue::Second, 60),
    words("column-motive", "motive", Tongue::Second, 40),
    words("column-guidance", "guidance", Tongue::Second, 40),
    words("column-scored-text", "scored_text", Tongue::Second, 40),
];

pub(super) const QUESTION: [Column; 5] = [
    words("column-question", "question.text", Tongue::First, 60),
    words("column-question", "question.text", Tongue::Second, 60),
    column("column-answer", "question.answer", Kind::Text, 14),
    column("column-expected", "question.expected", Kind::Text, 14),
    column("column-comment", "question.comment_required", Kind::Words(&[]), 30),
];

/// A sheet of items: the list's key in a requirement, and the columns of an item.
pub(super) struct Items {
    pub(super) list: &'static str,
    pub(super) sheet: &'static str,
    pub(super) columns: &'static [Column],
}

pub(super) const ITEMS: [Items; 3] = [
    Items {
        list: "evidence",
        sheet: "sheet-evidence",
        columns: &[
            column("column-stage", "stage", Kind::Word(STAGES), 22),
            column("column-kind", "kind", Kind::Word(KINDS), 16),
            words("column-what", "what", Tongue::First, 60),
            words("column-what", "what", Tongue::Second, 60),
            column("column-interval", "interval_months", Kind::Whole, 12),
        ],
    },
    Items {
        list: "parameter",
        sheet: "sheet-parameters",
        columns: &[
            column("column-name", "name", Kind::Text, 26),
            column("column-unit", "unit", Kind::Word(UNITS), 12),
            column("column-by", "by", Kind::Words(ASPECTS), 30),
            column("column-level-0", "values.0", Kind::WholeOrDate, 11),
            column("column-level-1", "values.1", Kind::WholeOrDate, 11),
            column("column-level-2", "values.2", Kind::WholeOrDate, 11),
            column("column-level-3", "values.3", Kind::WholeOrDate, 11),
            column("column-stricter", "stricter", Kind::Word(DIRECTIONS), 12),
            column("column-min", "min", Kind::WholeOrDate, 11),
            column("column-max", "max", Kind::WholeOrDate, 11),
        ],
    },
    Items {
        list: "references",
        sheet: "sheet-references",
        columns: &[
            column("column-framework", "framework", Kind::Text, 22),
            column("column-point", "point", Kind::Text, 24),
            column("column-backs", "backs", Kind::Flag, 12),
            column("column-certainty", "certainty", Kind::Text, 14),
        ],
    },
];
