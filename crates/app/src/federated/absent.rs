//! What stands in for the room `oidc` where the program is built without it: providers cannot be made, and so are never asked.

/// Why nobody could be logged in.
pub(crate) enum Fault {
    Unreachable(String),
    Refused(String),
    Expired,
    Untrusted(&'static str),
}

/// What is known of a provider beforehand.
pub(crate) struct Settings {
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) redirect: String,
    pub(crate) left: String,
    pub(crate) skew: i64,
    pub(crate) certificate: Option<Vec<u8>>,
}

/// What came back.
pub(crate) struct Return<'a> {
    pub(crate) code: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) verifier: &'a str,
}

/// A log-in that begins.
pub(crate) struct Journey {
    pub(crate) address: String,
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// Who somebody is: never anybody.
pub(crate) struct Identity {
    pub(crate) subject: String,
    pub(crate) token: String,
    never: Provider,
}

/// A provider: there is none.
pub(crate) enum Provider {}

impl Provider {
    pub(crate) fn new(_: Settings) -> Result<Self, String> {
        Err("this program was built without OpenID Connect; build it with the feature oidc, or take the table away".to_owned())
    }

    pub(crate) async fn begin(&self, _: i64) -> Result<Journey, Fault> {
        match *self {}
    }

    pub(crate) async fn finish(&self, _: Return<'_>, _: i64) -> Result<Identity, Fault> {
        match *self {}
    }

    pub(crate) async fn leave(&self, _: &str, _: i64) -> Option<String> {
        match *self {}
    }
}

impl Identity {
    pub(crate) fn text(&self, _: &str) -> Option<&str> {
        match self.never {}
    }

    pub(crate) fn says_yes(&self, _: &str) -> bool {
        match self.never {}
    }

    pub(crate) fn values(&self, _: &str) -> Option<Vec<String>> {
        match self.never {}
    }
}
