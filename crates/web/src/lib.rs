//! Pages and API over HTTP: requests are translated into use cases and their results into answers, and nothing is decided here.

mod access;
mod api;
mod assets;
mod beside;
mod chart;
mod download;
mod fault;
mod finish;
mod form;
mod layers;
mod listing;
mod measure;
mod page;
mod pages;
mod patience;
mod query;
mod refused;
mod routes;
mod sane;
mod serve;
mod slow;
mod state;
mod templates;
mod upload;
mod visitor;

pub use access::{Access, RouteRow};
pub use api::document as api_document;
pub use measure::serve_metrics;
pub use patience::Patience;
pub use routes::{router, routes};
pub use serve::{serve, serve_within};
pub use state::Web;
