use thiserror::Error;

/// Why nobody could be logged in. The texts are for whoever runs the service, and hold neither secrets nor personal data.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The provider does not answer, or not as a provider does.
    #[error("the identity provider cannot be used: {0}")]
    Unreachable(String),
    /// The provider takes neither the code nor our secret.
    #[error("the identity provider refused: {0}")]
    Refused(String),
    /// What the provider says is too old.
    #[error("the ID token has expired")]
    Expired,
    /// What the provider says cannot be trusted: signature, issuer, audience or nonce.
    #[error("the ID token is not to be trusted: {0}")]
    Untrusted(&'static str),
}
