mod files;
mod provider;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use provider::{Grant, ProviderConfig, Secret};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;

pub(crate) use files::{BucketAt, FilesAt};

/// The configuration as it is where nothing is said, with comments.
pub const DEFAULT_CONFIG: &str = include_str!("config/default.toml");

/// How the service is set up. Checked when it starts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder that holds the database, files and keys.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: String,
    /// The address of a PostgreSQL server instead of a file in the folder; empty for the file.
    pub database_url: String,
    /// The address that people reach it at; empty means the one it listens on.
    pub public_url: String,
    /// Something before it sees to TLS.
    pub behind_proxy: bool,
    /// The name that the audit log is signed with.
    pub log_name: String,
    /// How many minutes a login session lasts without being used.
    pub idle_minutes: u32,
    /// How many hours it lasts in all.
    pub session_hours: u32,
    /// The largest file that is taken, in mebibytes, at most 25.
    pub upload_megabytes: u32,
    /// Hosts that webhooks may be at though they are within the own net, with commas between.
    pub webhook_hosts: String,
    /// How mail is sent: `smtps://…`, `smtp://…` or `file://…`; empty where it is not.
    pub mail_url: String,
    /// From whom.
    pub mail_from: String,
    /// The folder that a signed state of the audit log is written to each day; empty where it is not.
    pub checkpoint_folder: String,
    /// The address that it is sent to; empty where it is not.
    pub checkpoint_mail: String,
    /// Where counts are read by a program that watches the service; empty where they are not.
    pub metrics_listen: String,
    /// Whoever follows a one-time link may choose a passkey instead of one-time codes.
    pub passkey_instead_of_codes: bool,
    /// After how many days a classification is to be looked at again.
    pub review_days: u32,
    /// Identity providers that people may log in through, by the name that they have in addresses.
    #[serde(default)]
    pub oidc: BTreeMap<String, ProviderConfig>,
    /// Where uploaded files lie: `s3://bucket/prefix`; empty for a folder beside the database.
    pub files: String,
    /// The address of the object store; empty for the one of Amazon in the region.
    pub files_endpoint: String,
    /// The region of the object store.
    pub files_region: String,
    /// The id of the key to the object store.
    pub files_key: String,
    /// The secret of the key.
    pub files_secret: Secret,
    /// A file that holds the secret, instead.
    pub files_secret_file: String,
    /// How many seconds an answer of the object store is waited for.
    pub files_seconds: u32,
}

/// What is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// In words of the library that reads it, or ours.
    pub detail: String,
}

impl Config {
    /// Reads the configuration: what is built in, a file, and the environment (`KRAVKEDJA_LISTEN`,
    /// and with two underscores between a table and its line), the later winning.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(file: Option<&std::path::Path>) -> Result<Self, ConfigFault> {
        let mut figment = Figment::from(Toml::string(DEFAULT_CONFIG));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(ConfigFault { detail: format!("{}: no such file", file.display()) });
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let environment = Env::prefixed("KRAVKEDJA_").split("__");
        let mut config: Self = figment.merge(environment).extract().map_err(|error| ConfigFault { detail: error.to_string() })?;
        for (name, provider) in &mut config.oidc {
            provider.read_secret().map_err(|detail| ConfigFault { detail: format!("oidc.{name}.{detail}") })?;
        }
        config.checked()
    }

    /// The configuration, if it can be used.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn checked(self) -> Result<Self, ConfigFault> {
        let wrong = |detail: &str| Err(ConfigFault { detail: detail.to_owned() });
        let Ok(address) = self.listen.parse::<std::net::SocketAddr>() else {
            return wrong("listen: write an address and a port, 127.0.0.1:8080");
        };
        // Without TLS everything said could be heard: only the machine itself may be listened to.
        if !address.ip().is_loopback() && !self.behind_proxy {
            return wrong("listen: beyond this machine only with --behind-proxy, where something before the service sees to TLS");
        }
        if !self.metrics_listen.is_empty() {
            let Ok(address) = self.metrics_listen.parse::<std::net::SocketAddr>() else {
                return wrong("metrics_listen: write an address and a port, 127.0.0.1:9100, or leave it empty");
            };
            if !address.ip().is_loopback() && !self.behind_proxy {
                return wrong("metrics_listen: beyond this machine only with --behind-proxy");
            }
        }
        crate::mail::Mail::of(&self)?;
        if !(5..=120).contains(&self.idle_minutes) || !(1..=24).contains(&self.session_hours) {
            return wrong("idle_minutes must be 5 to 120, session_hours 1 to 24");
        }
        if !(1..=25).contains(&self.upload_megabytes) {
            return wrong("upload_megabytes must be 1 to 25");
        }
        if !(30..=1_830).contains(&self.review_days) {
            return wrong("review_days must be 30 to 1830");
        }
        if !self.database_url.is_empty() && !self.database_url.starts_with("postgres://") {
            return wrong("database_url: only postgres://… is known; leave it empty for a file");
        }
        self.files_at()?;
        let faults =
            self.oidc.iter().flat_map(|(name, one)| one.faults(name).into_iter().map(move |says| format!("oidc.{name}.{says}")));
        let faults: Vec<String> = faults.collect();
        if !faults.is_empty() {
            return Err(ConfigFault { detail: faults.join("\n") });
        }
        Ok(self)
    }

    /// The address that people reach the service at, without a slash at the end.
    #[must_use]
    pub fn address(&self) -> String {
        match self.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.listen),
            url => url.to_owned(),
        }
    }

    /// Where the data lies.
    #[must_use]
    pub fn database(&self) -> store::Database {
        if self.database_url.is_empty() {
            store::Database::File(self.data.join("kravkedja.sqlite"))
        } else {
            store::Database::Postgres(self.database_url.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_can_be_used_and_the_open_net_is_refused() {
        let config = Config::read(None).unwrap();
        assert_eq!(config.address(), "http://127.0.0.1:8080");
        let open = Config { listen: "0.0.0.0:80".to_owned(), ..config.clone() };
        assert!(open.clone().checked().is_err());
        assert!(Config { behind_proxy: true, ..open }.checked().is_ok());
        assert!(Config { metrics_listen: "0.0.0.0:9100".to_owned(), ..config.clone() }.checked().is_err());
        assert!(Config { metrics_listen: "127.0.0.1:9100".to_owned(), ..config.clone() }.checked().is_ok());
        assert!(Config { checkpoint_mail: "a@exempel.se".to_owned(), ..config.clone() }.checked().is_err());
        assert!(Config { listen: "here".to_owned(), ..config.clone() }.checked().is_err());
        assert!(Config { database_url: "mysql://x".to_owned(), ..config }.checked().is_err());
    }
}
