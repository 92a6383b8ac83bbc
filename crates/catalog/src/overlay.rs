//! Overlay: what an organisation lays over a version of the catalog. The catalog's own files stay as they are.

mod adjust;
mod layer;
mod shapes;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Localised, Place};

use crate::Version;

pub(crate) use layer::layer;
pub(crate) use shapes::OVERLAY;

/// Put before the names of an overlay's files in places and among templates: they have the same names as those of the catalog.
pub const OVERLAY_FOLDER: &str = "overlay/";

/// What an organisation has laid over a catalog.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlay {
    /// Its id, for example `exempelkommun`.
    pub id: String,
    /// Its version, in the organisation's own numbering.
    pub version: String,
    /// The organisation's name.
    pub organisation: String,
    /// First part of the ids of its own requirements.
    pub prefix: String,
    /// Id of the catalog that it was made for.
    pub catalog: String,
    /// The first version of that catalog that it was made for.
    pub from: Option<Version>,
    /// The first later version that it was not made for; `None` where nothing is said.
    pub below: Option<Version>,
    /// Its own requirements.
    pub own: BTreeSet<String>,
    /// The catalog's requirements that it adjusts, by id.
    pub changed: BTreeMap<String, Adjustment>,
    /// The catalog's requirements that it withdraws, with the reason, by id.
    pub withdrawn: BTreeMap<String, Localised>,
    /// Digest of its files; empty where nobody has made one. Whoever reads the files sets it.
    pub digest: String,
}

/// What an organisation says and changes about a requirement of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adjustment {
    /// How this organisation does it: beside the catalog's guidance, for the buyer.
    pub how: Option<Localised>,
    /// Why figures are changed; empty where none are, or none are weaker.
    pub reason: Localised,
    /// The figures that are changed.
    pub parameters: Vec<String>,
    /// Where it was written.
    pub place: Place,
}

/// Where a requirement of a layered catalog comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Layer {
    /// From the catalog, as it is there.
    #[default]
    Catalog,
    /// From the catalog, with figures that the organisation has changed.
    Changed,
    /// The organisation's own.
    Organisation,
}

impl Layer {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::Changed => "changed",
            Self::Organisation => "organisation",
        }
    }

    /// The layer of a word in a file.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Catalog, Self::Changed, Self::Organisation].into_iter().find(|layer| layer.id() == id)
    }
}

impl Overlay {
    /// Where a requirement comes from.
    #[must_use]
    pub fn layer(&self, requirement: &str) -> Layer {
        if self.own.contains(requirement) {
            return Layer::Organisation;
        }
        let figures = self.changed.get(requirement).is_some_and(|change| !change.parameters.is_empty());
        if figures { Layer::Changed } else { Layer::Catalog }
    }

    /// How the organisation meets or judges a requirement, where it says so.
    #[must_use]
    pub fn how(&self, requirement: &str) -> Option<&Localised> {
        self.changed.get(requirement).and_then(|change| change.how.as_ref())
    }
}
