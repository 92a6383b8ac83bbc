//! Pages and API over HTTP: requests are translated into use cases and their results into answers, and nothing is decided here.

mod access;
mod api;
mod assets;
mod fault;
mod finish;
mod form;
mod layers;
mod page;
mod pages;
mod routes;
mod slow;
mod state;
mod templates;
mod visitor;

pub use access::{Access, RouteRow};
pub use routes::{router, routes};
pub use state::Web;
