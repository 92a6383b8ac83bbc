use std::collections::BTreeMap;

#[cfg(feature = "oidc")]
use oidc::{Provider, Settings};

#[cfg(not(feature = "oidc"))]
use super::absent::{Provider, Settings};
use crate::{Config, ProviderConfig};

/// The providers of the configuration, by name.
pub(crate) struct Providers(BTreeMap<String, Known>);

/// A provider with how it is set up.
pub(crate) struct Known {
    pub(crate) config: ProviderConfig,
    pub(crate) far: Provider,
}

impl Providers {
    /// Makes them ready; none is asked yet, so that the service starts when one is away.
    pub(crate) fn open(config: &Config) -> Result<Self, String> {
        let known = config.oidc.iter().map(|(name, own)| {
            let far = far(name, own, &config.address()).map_err(|error| format!("oidc.{name}: {error}"))?;
            Ok((name.clone(), Known { config: own.clone(), far }))
        });
        known.collect::<Result<_, String>>().map(Self)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &Known)> {
        self.0.iter().map(|(name, one)| (name.as_str(), one))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Known> {
        self.0.get(name)
    }
}

fn far(name: &str, config: &ProviderConfig, address: &str) -> Result<Provider, String> {
    let certificate = if config.certificate_file.as_os_str().is_empty() {
        None
    } else {
        let read = std::fs::read(&config.certificate_file);
        Some(read.map_err(|error| format!("certificate_file: {}: {error}", config.certificate_file.display()))?)
    };
    Provider::new(Settings {
        issuer: config.issuer.clone(),
        client_id: config.client_id.clone(),
        client_secret: Some(config.client_secret.0.clone()).filter(|secret| !secret.is_empty()),
        scopes: config.scopes.clone(),
        redirect: format!("{address}/login/with/{name}/back"),
        left: format!("{address}/login?done=signed-out"),
        skew: i64::from(config.skew_seconds),
        certificate,
    })
}
