use std::net::IpAddr;

use reqwest::Url;

/// What is known of a provider beforehand.
#[derive(Clone)]
pub struct Settings {
    /// Its address, exactly as it writes it in its tokens.
    pub issuer: String,
    /// What it knows us as.
    pub client_id: String,
    /// What it knows that it is us by; without it, PKCE alone.
    pub client_secret: Option<String>,
    /// What we ask to be told of people, beside `openid`.
    pub scopes: Vec<String>,
    /// Where it sends browsers back to.
    pub redirect: String,
    /// Where it may send browsers after they have left it too.
    pub left: String,
    /// So many seconds its clock may be beside ours.
    pub skew: i64,
    /// A certificate to trust besides those of the machine, PEM.
    pub certificate: Option<Vec<u8>>,
}

impl Settings {
    /// The issuer as an address that may be asked: https, or this machine itself.
    pub(crate) fn address(&self) -> Result<Url, String> {
        let url = Url::parse(&self.issuer).map_err(|error| format!("{}: {error}", self.issuer))?;
        let fit = url.host().is_some() && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if fit && (url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url))) {
            Ok(url)
        } else {
            Err(format!("{}: write an address that begins with https:// and has neither ? nor #", self.issuer))
        }
    }
}

/// Is it the machine itself?
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_the_machine_itself_are_asked() {
        let settings = |issuer: &str| Settings {
            issuer: issuer.to_owned(),
            client_id: "kravkedja".to_owned(),
            client_secret: None,
            scopes: Vec::new(),
            redirect: String::new(),
            left: String::new(),
            skew: 60,
            certificate: None,
        };
        for good in ["https://idp.exempel.se/realms/kommun", "http://127.0.0.1:9/x", "http://[::1]:9", "http://localhost:9"] {
            assert!(settings(good).address().is_ok(), "{good}");
        }
        for bad in
            ["http://idp.exempel.se", "ftp://127.0.0.1", "idp", "https://a@idp.se", "https://idp.se/?x", "https://idp.se/#x", ""]
        {
            assert!(settings(bad).address().is_err(), "{bad}");
        }
    }
}
