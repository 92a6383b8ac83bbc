//! What the catalog's files may hold. The readers, the checks and the JSON Schemas all follow these.

mod contract;

pub(crate) use contract::{CONCEPTS, OBLIGATIONS};

use crate::source::{Field, Kind, Shape, Vocabulary};

const PARTIES: Vocabulary = Vocabulary::Fixed(&["supplier", "buyer"]);
const EVIDENCE_KINDS: Vocabulary =
    Vocabulary::Fixed(&["declaration", "document", "certificate", "test-report", "demonstration", "log", "audit"]);
const UNITS: Vocabulary = Vocabulary::Fixed(&["minutes", "hours", "days", "working-days", "months", "years", "percent", "count"]);
const ANSWERS: Vocabulary = Vocabulary::Fixed(&["compliance", "yes-no", "choice", "number", "date", "text", "table", "file"]);
const ANSWER_VALUES: Vocabulary = Vocabulary::Fixed(&["met", "partly", "planned", "not-met", "not-applicable", "yes", "no"]);
const CERTAINTIES: Vocabulary = Vocabulary::Fixed(&["high", "secondary", "knowledge", "unverified"]);
/// `catalog.toml`.
pub(crate) static CATALOG: Shape = Shape {
    name: "catalog",
    about: "Identity of the catalog, and the closed lists that every other file draws its words from.",
    fields: &[
        Field::required("id", Kind::Text, "id of the catalog"),
        Field::required("version", Kind::Text, "version, semver"),
        Field::required("date", Kind::Date, "day of the version"),
        Field::required("licence", Kind::Text, "licence of the texts, SPDX"),
        Field::required("languages", Kind::Texts, "languages of the texts"),
        Field::required("title", Kind::Localised, "title"),
        Field::required("publisher", Kind::Localised, "publisher"),
        Field::required("aspect", Kind::Tables(&ASPECT), "aspects of classification"),
        Field::required("level", Kind::Tables(&LEVEL), "levels of consequence"),
        Field::required("area", Kind::Tables(&AREA), "areas in reading order"),
        Field::required("delivery", Kind::Tables(&DELIVERY), "delivery models"),
        Field::required("circumstance", Kind::Tables(&CIRCUMSTANCE), "circumstances"),
        Field::required("flow-down", Kind::Tables(&FLOW_DOWN), "when requirements are passed on to sub-suppliers"),
    ],
};

static ASPECT: Shape = Shape {
    name: "aspect",
    about: "An aspect of classification.",
    fields: &[
        Field::required(
            "id",
            Kind::Word(Vocabulary::Fixed(&["confidentiality", "integrity", "availability", "traceability"])),
            "its word in files",
        ),
        Field::required("letter", Kind::Text, "its letter in a class"),
        Field::optional("optional", Kind::Flag, "may be left unset"),
        Field::required("title", Kind::Localised, "name"),
        Field::required("definition", Kind::Localised, "meaning"),
    ],
};

static LEVEL: Shape = Shape {
    name: "level",
    about: "A level of consequence.",
    fields: &[
        Field::required("value", Kind::Whole(0, 4), "0 to 4"),
        Field::required("title", Kind::Localised, "name"),
        Field::required("definition", Kind::Localised, "meaning in words that a line manager understands"),
    ],
};

static AREA: Shape = Shape {
    name: "area",
    about: "A chapter of the catalog.",
    fields: &[
        Field::required("code", Kind::Text, "first part of its requirements' ids"),
        Field::required("title", Kind::Localised, "title"),
    ],
};

static DELIVERY: Shape = Shape {
    name: "delivery",
    about: "A delivery model.",
    fields: &[
        Field::required("id", Kind::Text, "its word in files"),
        Field::required("title", Kind::Localised, "name"),
        Field::required("definition", Kind::Localised, "meaning"),
    ],
};

static CIRCUMSTANCE: Shape = Shape {
    name: "circumstance",
    about: "Something about the purchase that calls for requirements.",
    fields: &[
        Field::required("id", Kind::Text, "its word in files"),
        Field::required(
            "about",
            Kind::Word(Vocabulary::Fixed(&["information", "delivery"])),
            "information: each information set has its own; delivery: every set shares it",
        ),
        Field::required("title", Kind::Localised, "name"),
        Field::required("definition", Kind::Localised, "meaning"),
    ],
};

static FLOW_DOWN: Shape = Shape {
    name: "flow-down",
    about: "Which sub-suppliers a requirement is passed on to.",
    fields: &[
        Field::required("id", Kind::Text, "its word in files"),
        Field::required("title", Kind::Localised, "the sub-suppliers meant, in the middle of a sentence"),
    ],
};

/// `requirements/NN-area.toml`.
pub(crate) static REQUIREMENTS: Shape = Shape {
    name: "requirements",
    about: "The requirements of one area, in reading order.",
    fields: &[
        Field::required("area", Kind::Word(Vocabulary::Area), "code of the area"),
        Field::optional("requirement", Kind::Tables(&REQUIREMENT), "requirements"),
    ],
};

/// One requirement.
pub(crate) static REQUIREMENT: Shape = Shape {
    name: "requirement",
    about: "One verifiable demand.",
    fields: &[
        Field::required("id", Kind::Text, "area code and number; never reused"),
        Field::required("revision", Kind::Whole(1, 9999), "raised when meaning or wording changes"),
        Field::required("title", Kind::Localised, "a few words"),
        Field::required("text", Kind::Localised, "the demand, with ska or shall"),
        Field::required("motive", Kind::Localised, "why it is asked"),
        Field::required("guidance", Kind::Localised, "for the buyer: cost, usual answer, when to leave it out"),
        Field::required("strength", Kind::Word(Vocabulary::STRENGTHS), "mandatory or scored"),
        Field::optional("weight", Kind::Whole(1, 10), "share of the points of a scored requirement"),
        Field::optional("scored_text", Kind::Localised, "the demand with bör or should"),
        Field::optional("alternative", Kind::Localised, "an equivalent measure that also meets it"),
        Field::optional("interim", Kind::Localised, "what holds until a date parameter"),
        Field::required("party", Kind::Word(PARTIES), "whose duty it is"),
        Field::required("placement", Kind::Words(Vocabulary::PLACEMENTS), "where it may stand; the first is the default"),
        Field::required("flow_down", Kind::Words(Vocabulary::FlowDown), "sub-suppliers it is passed on to"),
        Field::optional("obligations", Kind::Texts, "obligations that it serves"),
        Field::optional("clauses", Kind::Texts, "clauses that carry it, beside those that name it"),
        Field::required("references", Kind::Tables(&REFERENCE), "points of frameworks"),
        Field::optional("supersedes", Kind::Texts, "weaker requirements that it replaces"),
        Field::optional("applies", Kind::Tables(&CONDITION), "alternatives; none means always"),
        Field::optional("parameter", Kind::Tables(&PARAMETER), "figures that vary"),
        Field::required("evidence", Kind::Tables(&EVIDENCE), "how it is shown, and when"),
        Field::required("question", Kind::Table(&QUESTION), "as put to the supplier"),
    ],
};

/// A reference to a point of a framework.
pub(crate) static REFERENCE: Shape = Shape {
    name: "reference",
    about: "A point of a framework.",
    fields: &[
        Field::required("framework", Kind::Text, "id of the framework"),
        Field::optional("point", Kind::Text, "id of the point"),
        Field::optional("backs", Kind::Flag, "a law that stands behind the requirement"),
        Field::optional("confidence", Kind::Word(CERTAINTIES), "how sure its writer was"),
        Field::optional("certainty", Kind::Word(CERTAINTIES), "how sure its writer was"),
    ],
};

/// An alternative that makes something apply.
pub(crate) static CONDITION: Shape = Shape {
    name: "applies",
    about: "An alternative: every line in it must hold.",
    fields: &[
        Field::optional("level", Kind::Levels(Vocabulary::Aspect, 0, 3), "any of these thresholds"),
        Field::optional("level_all", Kind::Levels(Vocabulary::Aspect, 0, 3), "every one of these thresholds"),
        Field::optional("delivery", Kind::Words(Vocabulary::Delivery), "one of these delivery models"),
        Field::optional("any", Kind::Words(Vocabulary::Circumstance), "at least one of these circumstances"),
        Field::optional("all", Kind::Words(Vocabulary::Circumstance), "every one of these circumstances"),
        Field::optional("none", Kind::Words(Vocabulary::Circumstance), "none of these circumstances"),
    ],
};

static PARAMETER: Shape = Shape {
    name: "parameter",
    about: "A figure that varies with level and circumstances.",
    fields: &[
        Field::required("name", Kind::Text, "unique in the catalog"),
        Field::required("title", Kind::Localised, "what the figure is, for people: goes before a colon and the figure"),
        Field::optional("kind", Kind::Word(Vocabulary::Fixed(&["whole", "date"])), "whole number (default) or date"),
        Field::optional("unit", Kind::Word(UNITS), "what it counts"),
        Field::required("by", Kind::Words(Vocabulary::Aspect), "aspects whose level decides"),
        Field::required("values", Kind::ByLevel, "value from a level upwards"),
        Field::required("stricter", Kind::Word(Vocabulary::Fixed(&["lower", "higher"])), "which direction is stricter"),
        Field::optional("rules", Kind::Tables(&RULE), "circumstances that change the value"),
        Field::optional("min", Kind::WholeOrDate, "lowest value that a buyer may set"),
        Field::optional("max", Kind::WholeOrDate, "highest value that a buyer may set"),
    ],
};

/// A rule of a parameter.
pub(crate) static RULE: Shape = Shape {
    name: "rule",
    about: "A circumstance that changes the value of a parameter.",
    fields: &[
        Field::optional("delivery", Kind::Words(Vocabulary::Delivery), "one of these delivery models"),
        Field::optional("any", Kind::Words(Vocabulary::Circumstance), "at least one of these circumstances"),
        Field::optional("all", Kind::Words(Vocabulary::Circumstance), "every one of these circumstances"),
        Field::optional("none", Kind::Words(Vocabulary::Circumstance), "none of these circumstances"),
        Field::optional("value", Kind::WholeOrDate, "this value, if it is stricter"),
        Field::optional("at_most", Kind::WholeOrDate, "no higher than this"),
        Field::optional("at_least", Kind::WholeOrDate, "no lower than this"),
    ],
};

/// How a requirement is shown to be met.
pub(crate) static EVIDENCE: Shape = Shape {
    name: "evidence",
    about: "How a requirement is shown to be met.",
    fields: &[
        Field::required("stage", Kind::Word(Vocabulary::STAGES), "when it is shown"),
        Field::required("kind", Kind::Word(EVIDENCE_KINDS), "what kind of thing is shown"),
        Field::required("what", Kind::Localised, "what is shown"),
        Field::optional("interval_months", Kind::Whole(1, 120), "months between two times, for follow-up"),
    ],
};

static QUESTION: Shape = Shape {
    name: "question",
    about: "How a requirement is put to the supplier.",
    fields: &[
        Field::required("text", Kind::Localised, "the question"),
        Field::required("answer", Kind::Word(ANSWERS), "form of the answer"),
        Field::optional("expected", Kind::Word(ANSWER_VALUES), "the answer that meets the requirement"),
        Field::optional("comment_required", Kind::Words(ANSWER_VALUES), "answers that need a comment"),
        Field::optional("choices", Kind::LocalisedList, "the choices"),
    ],
};

/// `clauses/*.toml`.
pub(crate) static CLAUSES: Shape =
    Shape { name: "clauses", about: "Model clauses.", fields: &[Field::optional("clause", Kind::Tables(&CLAUSE), "clauses")] };

static CLAUSE: Shape = Shape {
    name: "clause",
    about: "Text that goes into the contract.",
    fields: &[
        Field::required("id", Kind::Text, "KL-, area code and number; never reused"),
        Field::required("revision", Kind::Whole(1, 9999), "raised when meaning or wording changes"),
        Field::required("title", Kind::Localised, "a few words"),
        Field::required("text", Kind::Localised, "the text"),
        Field::required("fallback", Kind::Localised, "a wording that a supplier accepts more easily"),
        Field::required("loss", Kind::Localised, "what the buyer loses by it"),
        Field::required("requirements", Kind::Texts, "requirements that it carries"),
        Field::optional("obligations", Kind::Texts, "obligations that it fulfils"),
        Field::optional("applies", Kind::Tables(&CONDITION), "when it applies, if it carries no requirement"),
        Field::optional("modes", Kind::Words(Vocabulary::MODES), "in these kinds of purchase; absent means all"),
        Field::optional("laws", Kind::Words(Vocabulary::LAWS), "under these procurement laws; absent means all"),
        Field::optional("below_threshold", Kind::Flag, "below the threshold, or not; absent means either"),
    ],
};

/// `frameworks/*.toml`.
pub(crate) static FRAMEWORK: Shape = Shape {
    name: "framework",
    about: "A law, standard or guide that requirements refer to.",
    fields: &[
        Field::required("id", Kind::Text, "its word in files, with the version"),
        Field::required("title", Kind::Localised, "title"),
        Field::required("short", Kind::Localised, "short name for tables"),
        Field::required("version", Kind::Text, "version"),
        Field::required("issuer", Kind::Text, "issuer"),
        Field::required("url", Kind::Text, "address"),
        Field::required("kind", Kind::Word(Vocabulary::Fixed(&["law", "standard", "guidance"])), "what it is"),
        Field::required("binds", Kind::Localised, "whom it binds"),
        Field::optional("point", Kind::Tables(&POINT), "its points"),
    ],
};

static POINT: Shape = Shape {
    name: "point",
    about: "A point of a framework.",
    fields: &[
        Field::required("id", Kind::Text, "its number"),
        Field::required("title", Kind::Localised, "a short title of our own"),
        Field::optional("certainty", Kind::Word(CERTAINTIES), "how sure we are"),
        Field::optional("unserved", Kind::Localised, "why no requirement on a supplier serves it, where none should"),
    ],
};

/// `profiles/*.toml`.
pub(crate) static PROFILE: Shape = Shape {
    name: "profile",
    about: "A ready starting case.",
    fields: &[
        Field::required("id", Kind::Text, "its name on the command line, and of its file"),
        Field::required("name", Kind::Localised, "name"),
        Field::required("summary", Kind::Localised, "when to use it"),
        Field::required("case", Kind::Table(&PROFILE_CASE), "what it sets"),
    ],
};

static PROFILE_CASE: Shape = Shape {
    name: "case",
    about: "What a profile sets. The question of Sweden's security is never among it.",
    fields: &[
        Field::required("title", Kind::Localised, "a suggested title"),
        Field::optional("description", Kind::Localised, "a suggested description"),
        Field::optional("mode", Kind::Word(Vocabulary::MODES), "kind of purchase"),
        Field::optional("law", Kind::Word(Vocabulary::LAWS), "procurement law"),
        Field::optional("below_threshold", Kind::Flag, "LOU 19 kap. governs"),
        Field::required("classification", Kind::Levels(Vocabulary::Aspect, 0, 3), "class"),
        Field::required("delivery", Kind::Words(Vocabulary::Delivery), "delivery models"),
        Field::required("circumstances", Kind::Words(Vocabulary::Circumstance), "circumstances"),
    ],
};

/// `reminders/*.toml`.
pub(crate) static REMINDERS: Shape = Shape {
    name: "reminders",
    about: "What the buyer must not forget, for the internal decision record.",
    fields: &[Field::optional("reminder", Kind::Tables(&REMINDER), "reminders")],
};

static REMINDER: Shape = Shape {
    name: "reminder",
    about: "Something the buyer must not forget.",
    fields: &[
        Field::required("id", Kind::Text, "id"),
        Field::required("title", Kind::Localised, "a few words"),
        Field::required("text", Kind::Localised, "what to do, and why"),
        Field::optional("modes", Kind::Words(Vocabulary::MODES), "in these kinds of purchase"),
        Field::optional("laws", Kind::Words(Vocabulary::LAWS), "under these laws"),
        Field::optional("below_threshold", Kind::Flag, "below the threshold, or not"),
        Field::optional("applies", Kind::Tables(&CONDITION), "alternatives; none means always"),
        Field::optional("references", Kind::Tables(&REFERENCE), "points of frameworks"),
    ],
};

/// Every kind of file with its shape, for the schemas: folder (empty for the top) and shape.
pub(crate) static FILES: [(&str, &Shape); 12] = [
    ("catalog", &CATALOG),
    ("requirements", &REQUIREMENTS),
    ("clauses", &CLAUSES),
    ("obligations", &OBLIGATIONS),
    ("concepts", &CONCEPTS),
    ("framework", &FRAMEWORK),
    ("profile", &PROFILE),
    ("classification", &crate::guide::CLASSIFICATION),
    ("reminders", &REMINDERS),
    ("lineage", &crate::lineage::LINEAGE),
    ("overlay", &crate::overlay::OVERLAY),
    ("wording", &super::wording::WORDING),
];
