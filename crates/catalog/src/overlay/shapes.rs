use crate::read::shapes::RULE;
use crate::source::{Field, Kind, Shape};

/// `overlay.toml`.
pub(crate) static OVERLAY: Shape = Shape {
    name: "overlay",
    about: "What an organisation lays over a version of the catalog: who it is, and what it changes in the catalog's requirements.",
    fields: &[
        Field::required("id", Kind::Text, "id of the overlay"),
        Field::required("version", Kind::Text, "version of the overlay, in the organisation's own numbering"),
        Field::required("organisation", Kind::Text, "the organisation's name"),
        Field::required("prefix", Kind::Text, "first part of the ids of its own requirements, two to six capitals"),
        Field::required("made_for", Kind::Table(&MADE_FOR), "the catalog that it was made for"),
        Field::optional("area", Kind::Tables(&AREA), "areas of its own, last in reading order"),
        Field::optional("change", Kind::Tables(&CHANGE), "guidance and figures for requirements of the catalog"),
        Field::optional("withdraw", Kind::Tables(&WITHDRAW), "requirements of the catalog that it does not use"),
    ],
};

static MADE_FOR: Shape = Shape {
    name: "made_for",
    about: "The catalog and its versions; another one gives a warning.",
    fields: &[
        Field::required("catalog", Kind::Text, "id of the catalog"),
        Field::required("from", Kind::Text, "the first version"),
        Field::optional("below", Kind::Text, "the first later version that it is not made for"),
    ],
};

static AREA: Shape = Shape {
    name: "area",
    about: "An area of the organisation's own.",
    fields: &[
        Field::required("code", Kind::Text, "a code that the catalog does not have"),
        Field::required("title", Kind::Localised, "title"),
    ],
};

static CHANGE: Shape = Shape {
    name: "change",
    about: "What the organisation says and changes about a requirement of the catalog. Its texts cannot be changed: withdraw it and write your own.",
    fields: &[
        Field::required("requirement", Kind::Text, "its id"),
        Field::optional("how", Kind::Localised, "how this organisation does it, for the buyer"),
        Field::optional("reason", Kind::Localised, "why figures are changed; needed where one becomes weaker"),
        Field::optional("parameter", Kind::Tables(&PARAMETER), "figures that are changed"),
    ],
};

static PARAMETER: Shape = Shape {
    name: "parameter",
    about: "A figure with other values, within the catalog's bounds.",
    fields: &[
        Field::required("name", Kind::Text, "its name"),
        Field::required("values", Kind::ByLevel, "value from a level upwards, instead of the catalog's"),
        Field::optional("rules", Kind::Tables(&RULE), "rules instead of the catalog's"),
    ],
};

static WITHDRAW: Shape = Shape {
    name: "withdraw",
    about: "A requirement of the catalog that the organisation does not use.",
    fields: &[Field::required("requirement", Kind::Text, "its id"), Field::required("reason", Kind::Localised, "why")],
};

/// Keys of a requirement that only its own catalog may set.
pub(super) fn is_key_of_requirement(key: &str) -> bool {
    let tables = crate::read::shapes::REQUIREMENTS.fields.iter().filter_map(|field| match &field.kind {
        Kind::Tables(shape) => Some(shape),
        _ => None,
    });
    tables.flat_map(|shape| shape.fields).any(|field| field.key == key)
}
