//! OSCAL, NIST's Open Security Controls Assessment Language, in JSON: catalogs and profiles. Out as 1.2.1, in from 1.1 on.
//!
//! What OSCAL has a place for goes there. What it has none for goes into properties and parts of our own namespace; a field that
//! has neither is carried as a property `field`, so that nothing is lost and a new field needs no code here.
//! `docs/exchange.md` has the whole table.

mod control;
mod dto;
mod flat;
mod insertion;
mod names;
mod profile;
mod read;
mod write;

pub use profile::{ProfileOptions, write_oscal_profile};
pub use read::{OscalImport, is_oscal, read_oscal};
pub use write::write_oscal_catalog;
