//! The program as its user runs it: the real binary, real files, a scrubbed environment.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod annex;
mod bad_input;
mod catalog;
mod contract;
mod exchange;
mod foreign_tables;
mod lint;
mod migrate;
mod overlay;
mod own_tables;
mod run;
#[cfg(feature = "server")]
mod server;
mod verify;
