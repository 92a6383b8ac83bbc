use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// The service as browsers and devices know it: passkeys belong to the name in its address, and answers must come from a page of it.
/// Nothing where browsers take no passkeys.
pub(super) fn of(address: &str) -> Option<Webauthn> {
    let address = Url::parse(address).ok()?;
    // An address that is a number has no domain.
    let name = address.domain()?;
    let secure = address.scheme() == "https" || name == "localhost" || name.ends_with(".localhost");
    if !secure {
        return None;
    }
    WebauthnBuilder::new(name, &address).ok()?.rp_name("Kravkedja").build().ok()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn passkeys_need_a_name_and_a_safe_way() {
        for address in
            ["https://krav.exempel.se", "https://krav.exempel.se:8443", "http://localhost:8080", "http://kk.localhost:1"]
        {
            assert!(of(address).is_some(), "{address}");
        }
        for address in ["http://krav.exempel.se", "http://127.0.0.1:8080", "https://192.0.2.7", "http://[::1]:8080", "krav", ""] {
            assert!(of(address).is_none(), "{address}");
        }
    }
}
