//! The program as its user runs it: the real binary, real files, a scrubbed environment.

mod annex;
mod bad_input;
mod catalog;
mod run;
mod verify;
