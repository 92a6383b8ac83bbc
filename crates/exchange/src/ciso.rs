//! CISO Assistant libraries, YAML, in and out. The form is that of the files and the documentation of the project; nothing of its
//! text or code is here.
//!
//! What the form has a place for stands there. Everything else is under the key `kravkedja` of the library itself: its importer
//! takes the keys of a library that it knows by name, and leaves others alone. A requirement node may hold no key of ours: when a
//! library is brought up to date every key of a node is written to its database, and an unknown one fails.

mod dto;
mod groups;
mod nodes;
mod own;
mod read;
mod write;

pub use read::{CisoImport, is_ciso, read_ciso};
pub use write::write_ciso;

#[cfg(test)]
mod tests;
