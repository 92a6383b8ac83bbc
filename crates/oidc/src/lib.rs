//! Log-in through an identity provider: OpenID Connect with an authorization code and PKCE, and nothing else of it.
//!
//! This is the only room that knows the library. It asks the provider and verifies what it answers; who may log in, and as what, is
//! decided in `app`.

mod fault;
mod fetch;
mod identity;
mod provider;
mod settings;

pub use fault::Fault;
pub use identity::Identity;
pub use provider::{Journey, Provider, Return};
pub use settings::Settings;
