use crate::source::{Field, Kind, Shape, Vocabulary};

/// What a question may be about.
const ABOUT: [&str; 6] = ["security", "confidentiality", "integrity", "availability", "traceability", "circumstances"];

/// `classification.toml`.
pub(crate) static CLASSIFICATION: Shape = Shape {
    name: "classification",
    about: "The guided classification: questions in plain words, whose answers lead to levels and circumstances.",
    fields: &[
        Field::optional("unknown", Kind::Localised, "what \"don't know\" is called; every question has that answer"),
        Field::optional("question", Kind::Tables(&QUESTION), "questions, in the order in which they are put"),
    ],
};

static QUESTION: Shape = Shape {
    name: "question",
    about: "A question that an information owner can answer.",
    fields: &[
        Field::required("id", Kind::Text, "id; never reused"),
        Field::required("about", Kind::Word(Vocabulary::Fixed(&ABOUT)), "what its answers decide first of all"),
        Field::required("title", Kind::Localised, "a few words"),
        Field::required("text", Kind::Localised, "the question"),
        Field::required("ask", Kind::Localised, "who can answer it"),
        Field::optional("several", Kind::Flag, "several answers may be chosen"),
        Field::required("answer", Kind::Tables(&ANSWER), "the answers, without \"don't know\""),
    ],
};

static ANSWER: Shape = Shape {
    name: "answer",
    about: "An answer that may be chosen.",
    fields: &[
        Field::required("id", Kind::Text, "its word within the question; never reused there"),
        Field::required("text", Kind::Localised, "the answer, as a sentence that can be shown as a reason"),
        Field::required("example", Kind::Localised, "what it may look like in a municipality"),
        Field::optional("levels", Kind::Levels(Vocabulary::Aspect, 0, 4), "the lowest level that each aspect then has"),
        Field::optional("circumstances", Kind::Words(Vocabulary::Circumstance), "circumstances that it suggests"),
        Field::optional(
            "national_security",
            Kind::Word(Vocabulary::Fixed(&["no", "yes"])),
            "what it says of Sweden's security; only where the question is about that",
        ),
    ],
};
