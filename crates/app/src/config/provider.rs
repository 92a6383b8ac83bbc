use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

use crate::Role;

/// An identity provider that people may log in through, as it stands in the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// What the button says after "Log in with".
    pub title: String,
    /// The provider's address, exactly as it writes it in its tokens.
    pub issuer: String,
    /// What it knows the service as.
    pub client_id: String,
    /// What it knows that it is the service by.
    #[serde(default)]
    pub client_secret: Secret,
    /// A file that holds it.
    #[serde(default)]
    pub client_secret_file: PathBuf,
    /// A file with certificates to trust besides those of the machine.
    #[serde(default)]
    pub certificate_file: PathBuf,
    /// What the service asks to be told of people.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// The short name of the organisation that its people belong to.
    pub organisation: String,
    /// The claim that holds roles or groups.
    #[serde(default = "claim")]
    pub claim: String,
    /// What values of that claim give.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// People are added at their first log-in.
    #[serde(default)]
    pub provision: bool,
    /// Accounts that are there already are linked by their address.
    #[serde(default)]
    pub link_by_email: bool,
    /// The claim by which the provider says that an address is a person's own.
    #[serde(default = "verified_claim")]
    pub verified_claim: String,
    /// Its people may also log in with a password of the service.
    #[serde(default = "yes")]
    pub local_login: bool,
    /// So many seconds its clock may be beside ours.
    #[serde(default = "skew")]
    pub skew_seconds: u32,
}

/// A role that a value of the claim gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The value.
    pub value: String,
    /// The word of the role.
    pub role: String,
    /// The short name of the organisation; empty for that of the provider.
    #[serde(default)]
    pub organisation: String,
}

/// A secret of the configuration, which is never written anywhere.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "…" })
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl ProviderConfig {
    /// Reads the secret from its file, where it has one.
    pub(super) fn read_secret(&mut self) -> Result<(), String> {
        if self.client_secret_file.as_os_str().is_empty() {
            return Ok(());
        }
        if !self.client_secret.0.is_empty() {
            return Err("client_secret and client_secret_file: give one of them".to_owned());
        }
        let file = self.client_secret_file.display();
        let text =
            std::fs::read_to_string(&self.client_secret_file).map_err(|error| format!("client_secret_file: {file}: {error}"))?;
        self.client_secret = Secret(text.trim().to_owned());
        if self.client_secret.0.is_empty() { Err(format!("client_secret_file: {file}: it is empty")) } else { Ok(()) }
    }

    /// What is wrong with it, each beginning with the name of its line.
    pub(super) fn faults(&self, name: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut must = |good: bool, says: &str| {
            if !good {
                wrong.push(says.to_owned());
            }
        };
        let plain = |text: &str| !text.trim().is_empty() && text.trim() == text;
        let short = |text: &str| plain(text) && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        must(short(name) && name.to_lowercase() == name, "its name: use lower-case letters, digits and hyphens");
        must(
            plain(&self.title) && self.title.chars().count() <= 60,
            "title: write what the button shall say, at most 60 letters",
        );
        must(plain(&self.client_id), "client_id: write what the provider knows the service as");
        must(short(&self.organisation), "organisation: write the short name of an organisation");
        must(plain(&self.claim), "claim: write the name of the claim that holds roles or groups");
        must(plain(&self.verified_claim), "verified_claim: write the name of a claim, email_verified");
        must(self.scopes.iter().all(|scope| plain(scope) && !scope.contains(' ')), "scopes: write one word for each");
        must(self.skew_seconds <= 300, "skew_seconds must be 0 to 300");
        must(
            !self.provision || !self.grants.is_empty(),
            "provision: whoever is added needs a role; say in grants which values give which",
        );
        let mut seen = BTreeSet::new();
        for grant in &self.grants {
            let roles = Role::ALL.map(Role::id).join(", ");
            let Grant { value, role, organisation } = grant;
            must(plain(value), "grants: a value is empty");
            must(Role::from_id(role).is_some(), &format!("grants: there is no role {role}; there are {roles}"));
            must(organisation.is_empty() || short(organisation), &format!("grants: {organisation} is no short name"));
            must(seen.insert((value, role, organisation)), &format!("grants: {value} gives {role} twice"));
        }
        wrong
    }

    /// The short names of the organisations that it gives roles in, its own first.
    pub(crate) fn organisations(&self) -> Vec<&str> {
        let mut all = vec![self.organisation.as_str()];
        for grant in &self.grants {
            let own = self.organisation_of(grant);
            if !all.contains(&own) {
                all.push(own);
            }
        }
        all
    }

    /// The short name of the organisation of a grant.
    pub(crate) fn organisation_of<'a>(&'a self, grant: &'a Grant) -> &'a str {
        if grant.organisation.is_empty() { &self.organisation } else { &grant.organisation }
    }
}

fn scopes() -> Vec<String> {
    ["openid", "profile", "email"].map(str::to_owned).into()
}

fn claim() -> String {
    "roles".to_owned()
}

fn verified_claim() -> String {
    "email_verified".to_owned()
}

fn yes() -> bool {
    true
}

fn skew() -> u32 {
    60
}
