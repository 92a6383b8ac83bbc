//! The audit log: a leaf of a Merkle tree for every write, in the manner of RFC 9162, with signed checkpoints.

mod checkpoint;
mod entry;
mod list;
mod merkle;
mod verify;

pub use checkpoint::{Checkpoint, Signer, verify_note};
pub use entry::{Entry, Who};
pub use list::EntryFilter;
pub use merkle::{Edge, Hash, from_hex, inclusion, is_included, leaf};
pub use verify::{Fault, Verdict};
