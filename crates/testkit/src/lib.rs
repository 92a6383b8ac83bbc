//! A service on a fresh database, with people by role and clients that do as browsers do. For tests only.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod client;
pub mod federated;
mod provider;
mod service;

pub use client::{Answer, Client, FORM};
pub use provider::{CLIENT, IdentityProvider, Lie};
pub use service::{CASE, House, PASSWORD, Service};
