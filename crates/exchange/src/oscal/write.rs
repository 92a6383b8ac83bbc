//! A catalog as an OSCAL catalog.

use std::collections::BTreeSet;

use catalog::{Catalog, Framework, FrameworkKind};
use kernel::{Date, Language};

use super::control::{control, title_of, translated};
use super::dto::{
    BackMatter, CatalogDto, CatalogFile, Group, Metadata, Party, Prop, Resource, ResourceLink, ResponsibleParty, Role,
};
use super::names::{VERSION, uuid};

/// The bytes of an OSCAL catalog, JSON: areas as groups, requirements as controls, in one language with the other beside it.
///
/// The same catalog gives the same bytes: UUIDs are made of names, and its time is the day of the catalog.
///
/// # Errors
/// Never for a catalog that was read without errors.
pub fn write_oscal_catalog(catalog: &Catalog, language: Language) -> Result<Vec<u8>, String> {
    let identity = format!("{}/{}", catalog.id, catalog.version);
    let known: BTreeSet<&str> = catalog.areas.iter().map(|area| area.code.as_str()).collect();
    let mut groups: Vec<Group> = catalog
        .areas
        .iter()
        .map(|area| Group {
            id: area.code.to_string(),
            class: "area".to_owned(),
            title: title_of(&area.title, language),
            props: translated("title", &area.title, language),
            controls: controls(catalog, area.code.as_str(), language),
        })
        .collect();
    let others: BTreeSet<&str> = catalog.requirements.iter().map(|found| found.area.as_str()).collect();
    groups.extend(others.difference(&known).map(|code| Group {
        id: (*code).to_owned(),
        class: "area".to_owned(),
        title: (*code).to_owned(),
        props: Vec::new(),
        controls: controls(catalog, code, language),
    }));
    let resources: Vec<Resource> = catalog.frameworks.iter().map(|found| resource(found, language)).collect();
    let mut metadata = metadata(&title_of(&catalog.title, language), catalog.date, &catalog.version);
    metadata.props = vec![
        Prop::new("catalog", catalog.id.as_str()),
        Prop::new("language", language.code()),
        Prop::new("licence", catalog.licence.as_str()),
    ];
    metadata.props.extend(translated("title", &catalog.title, language));
    let publisher = uuid(&format!("{identity}/publisher"));
    metadata.roles = vec![Role { id: "creator".to_owned(), title: "Creator".to_owned() }];
    metadata.responsible_parties = vec![ResponsibleParty { role_id: "creator".to_owned(), party_uuids: vec![publisher.clone()] }];
    metadata.parties =
        vec![Party { uuid: publisher, kind: "organization".to_owned(), name: title_of(&catalog.publisher, language) }];
    let catalog = CatalogDto {
        uuid: uuid(&format!("catalog/{identity}/{}", language.code())),
        metadata,
        groups,
        back_matter: (!resources.is_empty()).then_some(BackMatter { resources }),
    };
    bytes(&CatalogFile { catalog })
}

fn controls(catalog: &Catalog, area: &str, language: Language) -> Vec<super::dto::Control> {
    let own = catalog.requirements.iter().filter(|found| found.area.as_str() == area);
    own.map(|found| control(catalog, found, language)).collect()
}

fn resource(framework: &Framework, language: Language) -> Resource {
    // Its points are in the catalog's files; here are the ones that links name.
    let Framework { id, title, short, version, issuer, url, kind, binds: _, points: _ } = framework;
    let kind = match kind {
        FrameworkKind::Law => "law",
        FrameworkKind::Standard => "standard",
        FrameworkKind::Guidance => "guidance",
    };
    let mut props = vec![Prop::new("framework", id.as_str()), Prop::new("kind", kind)];
    let own = [("version", version.as_str()), ("issuer", issuer.as_str()), ("short", short.get(language))];
    props.extend(own.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| Prop::new(name, value)));
    props.extend(translated("title", title, language));
    Resource {
        uuid: uuid(&format!("framework/{id}")),
        title: title_of(title, language),
        props,
        rlinks: if url.is_empty() { Vec::new() } else { vec![ResourceLink { href: url.clone() }] },
    }
}

/// Metadata with the time that a day gives. Without a day it is the first that the format allows to everybody: no clock is read.
pub(super) fn metadata(title: &str, date: Option<Date>, version: &str) -> Metadata {
    let day = date.map_or_else(|| "1970-01-01".to_owned(), |date| date.to_string());
    Metadata {
        title: title.to_owned(),
        last_modified: format!("{day}T00:00:00Z"),
        version: version.to_owned(),
        oscal_version: VERSION.to_owned(),
        props: Vec::new(),
        roles: Vec::new(),
        parties: Vec::new(),
        responsible_parties: Vec::new(),
    }
}

/// Indented, with a line break at the end.
pub(super) fn bytes(file: &impl serde::Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(file).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}
