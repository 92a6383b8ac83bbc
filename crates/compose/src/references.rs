use std::collections::BTreeMap;

use catalog::{Catalog, Certainty, ParameterValue, Reference, fill};
use kernel::{Language, Localised};

/// References in words, each with how certain it is: no surer than the point that it goes to.
#[must_use]
pub fn references(catalog: &Catalog, references: &[Reference]) -> Vec<(Localised, Certainty)> {
    references
        .iter()
        .map(|reference| {
            let point = catalog
                .framework(&reference.framework)
                .and_then(|framework| framework.points.iter().find(|point| point.id == reference.point));
            let certainty = point.map_or(reference.certainty, |point| reference.certainty.max(point.certainty));
            (catalog.reference_text(reference), certainty)
        })
        .collect()
}

/// Figures in the place of parameters. A checked catalog has no unknown parameter; should one be there all the same, its text stands
/// as it is.
#[must_use]
pub fn put_figures(text: &Localised, values: &BTreeMap<&str, ParameterValue>) -> Localised {
    text.map(|language: Language, text| fill(text, language, &[], |name| values.get(name)).unwrap_or_else(|_| text.to_owned()))
}
