//! The catalog for whoever looks in it: searched, narrowed, and one requirement at a time.

mod figures;
mod frameworks;
mod page;
mod search;

use std::sync::Arc;

use catalog::{Condition, Layer, Requirement};
use desk::{ExportFormat, ExportOptions, Library, lowest_level};
use kernel::Language;

pub use figures::{Figure, Step};
pub use frameworks::{FrameworkPage, FrameworkSummary, ServedPoint};
pub use page::{ClausePart, Link, ObligationPart, Past, Proof, ReferencePart, RequirementPage};

use crate::sheet::{TableFile, TableFormat};
use crate::{App, Caller, Error, May, Result};

/// What is wanted of the catalog; an empty part asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// Words to search for.
    pub words: String,
    /// The code of an area.
    pub area: String,
    /// The lowest level that brings a requirement in, `0` to `3`; `none` where only a circumstance does.
    pub level: String,
    /// A circumstance that brings it in.
    pub circumstance: String,
    /// A delivery model that it is for.
    pub delivery: String,
    /// A framework that it serves.
    pub framework: String,
    /// A point of the framework, or the beginning of one.
    pub point: String,
    /// `mandatory` or `scored`.
    pub strength: String,
    /// Where it may stand in the procurement documents.
    pub placement: String,
}

/// A requirement in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, with the span of each figure.
    pub text: String,
    /// The title of its area.
    pub area: String,
    /// `mandatory` or `scored`.
    pub strength: &'static str,
    /// The lowest level that brings it in by itself.
    pub lowest: Option<u8>,
    /// `catalog`, `changed` or `organisation`.
    pub layer: &'static str,
    /// The organisation does not use it.
    pub withdrawn: bool,
}

/// What was found in the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Browsed {
    /// The requirements, the best first where words were searched for, otherwise in reading order.
    pub hits: Vec<Hit>,
    /// For each area its code, its title and how many requirements of it fit everything but the area.
    pub areas: Vec<(String, String, usize)>,
    /// How many requirements there are in all.
    pub total: usize,
    /// The version of the catalog.
    pub version: String,
}

/// What can be chosen from: value and words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    /// The areas.
    pub areas: Vec<(String, String)>,
    /// The circumstances.
    pub circumstances: Vec<(String, String)>,
    /// The delivery models.
    pub delivery: Vec<(String, String)>,
    /// The frameworks.
    pub frameworks: Vec<(String, String)>,
}

impl App {
    /// Searches and narrows the catalog as the organisation uses it.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn browse(&self, caller: &Caller, wish: &Wish, language: Language) -> Result<(Browsed, Lists)> {
        caller.must(May::ReadCatalog)?;
        let library = self.library(caller).await?;
        Ok((browsed(&library, wish, language), lists(&library, language)))
    }

    /// The requirements that fit, as a workbook or separated text that can be read back.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_catalog(
        &self,
        caller: &Caller,
        wish: &Wish,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(May::ReadCatalog)?;
        let library = self.library(caller).await?;
        let wish = wish.clone();
        let made = tokio::task::spawn_blocking(move || exported(&library, &wish, language, format)).await;
        made.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// A requirement with all that belongs to it.
    ///
    /// # Errors
    /// When there is none of that id.
    pub async fn requirement(&self, caller: &Caller, id: &str, language: Language) -> Result<RequirementPage> {
        caller.must(May::ReadCatalog)?;
        let library = self.library(caller).await?;
        page::page(&library, id, language).ok_or(Error::NotFound)
    }

    /// The frameworks that the catalog refers to.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn frameworks(&self, caller: &Caller, language: Language) -> Result<Vec<FrameworkSummary>> {
        caller.must(May::ReadCatalog)?;
        Ok(frameworks::summaries(&*self.library(caller).await?, language))
    }

    /// What serves the points of a framework.
    ///
    /// # Errors
    /// When there is no such framework.
    pub async fn framework(&self, caller: &Caller, id: &str, language: Language) -> Result<FrameworkPage> {
        caller.must(May::ReadCatalog)?;
        frameworks::page(&*self.library(caller).await?, id, language).ok_or(Error::NotFound)
    }
}

fn browsed(library: &Library, wish: &Wish, language: Language) -> Browsed {
    let found = chosen(library, &Wish { area: String::new(), ..wish.clone() }, language);
    let catalog = &library.catalog;
    let count = |code: &str| found.iter().filter(|one| one.area.as_str() == code).count();
    let areas = catalog.areas.iter().map(|area| {
        let code = area.code.to_string();
        (code.clone(), area.title.get(language).to_owned(), count(&code))
    });
    let own = found.iter().filter(|one| wish.area.is_empty() || one.area.as_str() == wish.area);
    Browsed {
        hits: own.map(|one| hit(library, one, language)).collect(),
        areas: areas.collect(),
        total: catalog.requirements.len(),
        version: catalog.version.clone(),
    }
}

fn hit(library: &Library, found: &Requirement, language: Language) -> Hit {
    let catalog = &library.catalog;
    let (id, overlay) = (found.id.as_str(), catalog.overlay.as_ref());
    Hit {
        id: id.to_owned(),
        title: found.title.get(language).to_owned(),
        text: figures::filled(&found.text, &[found], language),
        area: catalog.area(found.area.as_str()).map(|area| area.title.get(language).to_owned()).unwrap_or_default(),
        strength: found.strength.id(),
        lowest: lowest_level(found).map(catalog::Level::value),
        layer: overlay.map_or(Layer::Catalog, |overlay| overlay.layer(id)).id(),
        withdrawn: overlay.is_some_and(|overlay| overlay.withdrawn.contains_key(id)),
    }
}

/// The requirements that fit: the best first where there are words, otherwise in reading order.
fn chosen<'l>(library: &'l Library, wish: &Wish, language: Language) -> Vec<&'l Requirement> {
    let all = library.catalog.requirements.iter().filter(|one| fits(one, wish));
    let Some(query) = search::Query::of(&wish.words, language) else { return all.collect() };
    let mut scored: Vec<(u32, &Requirement)> = all.filter_map(|one| Some((query.fits(one)?, one))).collect();
    // The sort is stable: what fits alike stays in reading order.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, one)| one).collect()
}

fn fits(found: &Requirement, wish: &Wish) -> bool {
    let Wish { words: _, area, level, circumstance, delivery, framework, point, strength, placement } = wish;
    let names = |condition: &Condition| condition.any.iter().chain(&condition.all).any(|id| id.as_str() == *circumstance);
    let for_delivery =
        |condition: &Condition| condition.delivery.is_empty() || condition.delivery.iter().any(|id| id.as_str() == *delivery);
    let refers = |reference: &catalog::Reference| reference.framework == *framework && reference.point.starts_with(point.trim());
    let lowest = || lowest_level(found).map_or("none".to_owned(), |level| level.to_string());
    (area.is_empty() || found.area.as_str() == *area)
        && (level.is_empty() || lowest() == *level)
        && (circumstance.is_empty() || found.applies.iter().any(names))
        && (delivery.is_empty() || found.applies.is_empty() || found.applies.iter().any(for_delivery))
        && (framework.is_empty() || found.references.iter().any(refers))
        && (strength.is_empty() || found.strength.id() == *strength)
        && (placement.is_empty() || found.placement.iter().any(|one| one.id() == *placement))
}

fn lists(library: &Library, language: Language) -> Lists {
    let catalog = &library.catalog;
    let words = |id: &str, title: &kernel::Localised| (id.to_owned(), title.get(language).to_owned());
    Lists {
        areas: catalog.areas.iter().map(|one| words(one.code.as_str(), &one.title)).collect(),
        circumstances: catalog.circumstances.iter().map(|one| words(one.id.as_str(), &one.title)).collect(),
        delivery: catalog.delivery.iter().map(|one| words(one.id.as_str(), &one.title)).collect(),
        frameworks: catalog.frameworks.iter().map(|one| words(&one.id, &one.short)).collect(),
    }
}

fn exported(library: &Arc<Library>, wish: &Wish, language: Language, format: TableFormat) -> Result<TableFile> {
    let ids: std::collections::BTreeSet<String> = chosen(library, wish, language).iter().map(|one| one.id.to_string()).collect();
    let mut own = Library::clone(library);
    own.catalog.requirements.retain(|one| ids.contains(one.id.as_str()));
    let as_format = match format {
        TableFormat::Xlsx => ExportFormat::Xlsx,
        TableFormat::Csv => ExportFormat::Csv,
    };
    let made = desk::export(&own, as_format, &ExportOptions { language, ..ExportOptions::default() })?;
    let name = format!("{}-{}.{}", own.catalog.id, own.catalog.version, format.ending());
    Ok(TableFile { name, media: format.media(), bytes: made.bytes })
}
