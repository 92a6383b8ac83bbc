//! What a contract should contain, and how it is found there.

use super::{CONDITION, REFERENCE};
use crate::source::{Field, Kind, Shape, Vocabulary};

const FORCES: Vocabulary = Vocabulary::Fixed(&["law-buyer", "law-both", "law-supplier", "benchmark", "practice"]);
const ELEMENTS: Vocabulary =
    Vocabulary::Fixed(&["party", "criterion", "deadline", "verification", "remedy", "flow-down", "scope", "precedence"]);

/// `obligations/*.toml`.
pub(crate) static OBLIGATIONS: Shape = Shape {
    name: "obligations",
    about: "What contracts should contain.",
    fields: &[Field::optional("obligation", Kind::Tables(&OBLIGATION), "obligations")],
};

static OBLIGATION: Shape = Shape {
    name: "obligation",
    about: "Something that law, standard or practice says a contract should contain.",
    fields: &[
        Field::required("id", Kind::Text, "never reused"),
        Field::required("title", Kind::Localised, "a few words"),
        Field::required("what", Kind::Localised, "what the contract should say"),
        Field::required("force", Kind::Word(FORCES), "where it comes from"),
        Field::optional("applies", Kind::Tables(&CONDITION), "when it applies; none means always"),
        Field::required("needs", Kind::Words(ELEMENTS), "elements that a clause must have"),
        Field::optional("desirable", Kind::Words(ELEMENTS), "elements that make it better"),
        Field::optional("references", Kind::Tables(&REFERENCE), "points of frameworks"),
        Field::optional("signs", Kind::LocalisedList, "words that such a clause holds"),
        Field::optional("effect", Kind::Flag, "the clause is itself the effect: a sentence that only tells is enough"),
        Field::optional("topic", Kind::Texts, "concepts any of which shows that a sentence is about its subject"),
        Field::optional("found", Kind::Tables(&SIGHTING), "how a sentence of a contract is known to be about it; one is enough"),
    ],
};

static SIGHTING: Shape = Shape {
    name: "found",
    about: "One way to know that a sentence of a contract is about the obligation.",
    fields: &[
        Field::required("all", Kind::Texts, "concepts that must all be there"),
        Field::optional("none", Kind::Texts, "concepts none of which may be there"),
        Field::optional(
            "within",
            Kind::Word(Vocabulary::Fixed(&["sentence", "clause"])),
            "where all must be; absent means sentence",
        ),
        Field::optional("heading", Kind::Flag, "one of them must come from a heading"),
    ],
};

/// `concepts/*.toml`.
pub(crate) static CONCEPTS: Shape = Shape {
    name: "concepts",
    about: "Ideas that contracts speak of, and the words by which they do.",
    fields: &[Field::optional("concept", Kind::Tables(&CONCEPT), "concepts")],
};

static CONCEPT: Shape = Shape {
    name: "concept",
    about: "An idea, and the patterns by which it is said.",
    fields: &[
        Field::required("id", Kind::Text, "its name, by which obligations refer to it"),
        Field::required("sv", Kind::Texts, "Swedish patterns; * stands for any letters, … for up to six other words"),
        Field::required("en", Kind::Texts, "English patterns"),
        Field::optional("note", Kind::Text, "for the reader of the file"),
    ],
};
