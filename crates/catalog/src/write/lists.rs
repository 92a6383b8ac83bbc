use super::value::{table, words};
use super::{Table, Value};
use crate::{
    Area, Aspect, Catalog, Certainty, Circumstance, Delivery, FlowDown, Framework, FrameworkKind, LevelDefinition, Point,
};
use kernel::Language;

/// A framework in the source form.
#[must_use]
pub fn framework(framework: &Framework) -> Table {
    let Framework { id, title, short, version, issuer, url, kind, binds, points } = framework;
    let kind = match kind {
        FrameworkKind::Law => "law",
        FrameworkKind::Standard => "standard",
        FrameworkKind::Guidance => "guidance",
    };
    let points = points.iter().map(|point| {
        let Point { id, title, certainty } = point;
        Value::Table(table([
            ("id", Some(id.as_str().into())),
            ("title", Some(title.into())),
            ("certainty", (*certainty != Certainty::High).then(|| certainty.id().into())),
        ]))
    });
    table([
        ("id", Some(id.as_str().into())),
        ("title", Some(title.into())),
        ("short", Some(short.into())),
        ("version", Some(version.as_str().into())),
        ("issuer", Some(issuer.as_str().into())),
        ("url", Some(url.as_str().into())),
        ("kind", Some(kind.into())),
        ("binds", Some(binds.into())),
        ("point", super::value::unless_empty(Value::List(points.collect()))),
    ])
}

/// What `catalog.toml` says of a catalog: identity and closed lists.
#[must_use]
pub fn identity(catalog: &Catalog) -> Table {
    table([
        ("id", Some(catalog.id.as_str().into())),
        ("version", Some(catalog.version.as_str().into())),
        ("date", catalog.date.map(Value::Date)),
        ("licence", Some(catalog.licence.as_str().into())),
        ("languages", Some(words(Language::ALL.map(Language::code)))),
        ("title", Some((&catalog.title).into())),
        ("publisher", Some((&catalog.publisher).into())),
        (
            "aspect",
            list(catalog.aspects.iter().map(|(aspect, title, definition)| {
                table([
                    ("id", Some(aspect.id().into())),
                    ("letter", Some(Value::Text(aspect.letter().to_string()))),
                    ("optional", (*aspect == Aspect::Traceability).then_some(Value::Flag(true))),
                    ("title", Some(title.into())),
                    ("definition", Some(definition.into())),
                ])
            })),
        ),
        (
            "level",
            list(catalog.levels.iter().map(|LevelDefinition { level, title, definition }| {
                table([
                    ("value", Some(Value::Whole(i64::from(level.value())))),
                    ("title", Some(title.into())),
                    ("definition", Some(definition.into())),
                ])
            })),
        ),
        (
            "area",
            list(
                catalog
                    .areas
                    .iter()
                    .map(|Area { code, title }| table([("code", Some(code.as_str().into())), ("title", Some(title.into()))])),
            ),
        ),
        (
            "delivery",
            list(catalog.delivery.iter().map(|Delivery { id, title, definition }| {
                table([("id", Some(id.as_str().into())), ("title", Some(title.into())), ("definition", Some(definition.into()))])
            })),
        ),
        (
            "circumstance",
            list(catalog.circumstances.iter().map(|Circumstance { id, title, definition, of_information }| {
                let about = if *of_information { "information" } else { "delivery" };
                table([
                    ("id", Some(id.as_str().into())),
                    ("about", Some(about.into())),
                    ("title", Some(title.into())),
                    ("definition", Some(definition.into())),
                ])
            })),
        ),
        (
            "flow-down",
            list(
                catalog
                    .flow_down
                    .iter()
                    .map(|FlowDown { id, title }| table([("id", Some(id.as_str().into())), ("title", Some(title.into()))])),
            ),
        ),
    ])
}

fn list(items: impl Iterator<Item = Table>) -> Option<Value> {
    Some(Value::List(items.map(Value::Table).collect()))
}
