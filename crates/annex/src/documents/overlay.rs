//! What the buyer's organisation laid over the catalog, and texts that were kept: for the decision record.

use catalog::Layer;
use document::{Block, Definition};
use kernel::Language;

use crate::model::AnnexRequirement;
use crate::{Annex, TextSet};
use compose::{body, definition};

/// The overlay in a few words, with the beginning of its digest; empty where there is none.
pub(super) fn name(annex: &Annex, set: &TextSet) -> String {
    let Some(overlay) = &annex.catalog.overlay else { return String::new() };
    let digest: String = overlay.digest.chars().take(16).collect();
    let values = [
        ("organisation", overlay.organisation.as_str()),
        ("id", &overlay.id),
        ("version", &overlay.version),
        ("digest", &digest),
    ];
    set.filled("overlay-name", &values)
}

/// Which overlay the annex was made with, and what it means for it. Nothing where there is none.
pub(super) fn summary(annex: &Annex, set: &TextSet) -> Vec<Block> {
    let Some(overlay) = &annex.catalog.overlay else { return Vec::new() };
    let of_layer = |layer: Layer| {
        let found = annex.requirements.iter().filter(move |found| found.layer == layer);
        found.map(|found| found.id.as_str()).collect::<Vec<_>>().join(", ")
    };
    let withdrawn = annex.left_out.iter().filter(|out| out.kept_out_by.code == "withdrawn");
    let lists = [
        ("overlay-own", of_layer(Layer::Organisation)),
        ("overlay-changed", of_layer(Layer::Changed)),
        ("overlay-withdrawn", withdrawn.map(|out| out.id.as_str()).collect::<Vec<_>>().join(", ")),
    ];
    let values = [("organisation", overlay.organisation.as_str()), ("id", &overlay.id), ("version", &overlay.version)];
    let mut sentences = vec![set.filled("overlay-made", &values)];
    if !overlay.digest.is_empty() {
        sentences.push(set.filled("overlay-digest", &[("digest", &overlay.digest)]));
    }
    sentences
        .extend(lists.iter().filter(|(_, names)| !names.is_empty()).map(|(key, names)| set.filled(key, &[("names", names)])));
    sentences.into_iter().map(body).collect()
}

/// What the overlay and earlier versions have to do with a requirement.
pub(super) fn of_requirement(
    annex: &Annex,
    requirement: &AnnexRequirement,
    set: &TextSet,
    language: Language,
) -> Vec<Definition> {
    let mut list = Vec::new();
    if let Some(how) = &requirement.how {
        list.push(definition(set.label("term-how"), how.get(language)));
    }
    let organisation = annex.catalog.overlay.as_ref().map_or("", |overlay| overlay.organisation.as_str());
    if requirement.layer != Layer::Catalog {
        let key = format!("layer-{}", requirement.layer.id());
        list.push(definition(set.label("term-layer"), set.filled(&key, &[("organisation", organisation)])));
    }
    if let Some(kept) = &requirement.kept {
        let version = kept.annex_version.to_string();
        let words = set.filled("kept-from", &[("annex", &version), ("catalog", &kept.catalog_version)]);
        list.push(definition(set.label("term-kept"), words));
    }
    list
}
