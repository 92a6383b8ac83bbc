use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

/// Who the provider says that somebody is. Everything in it has been verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What the provider knows them by, for ever: never an address.
    pub subject: String,
    /// The ID token as it came, for leaving the provider.
    pub token: String,
    claims: Map<String, Value>,
}

impl Identity {
    /// Of a token whose signature and claims are verified.
    pub(crate) fn new(subject: String, token: String) -> Option<Self> {
        let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
        let claims = serde_json::from_slice(&payload).ok()?;
        Some(Self { subject, token, claims })
    }

    /// A claim that is a text.
    #[must_use]
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.found(claim)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// Does a claim say yes? Some providers write it in text, some as a number.
    #[must_use]
    pub fn says_yes(&self, claim: &str) -> bool {
        match self.found(claim) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(text)) => text == "true" || text == "1",
            Some(Value::Number(number)) => number.as_u64() == Some(1),
            _ => false,
        }
    }

    /// The values of a claim that holds one or several; none where it is not there. `None` where the provider has them elsewhere,
    /// because they are too many for the token: then nothing is known of them.
    #[must_use]
    pub fn values(&self, claim: &str) -> Option<Vec<String>> {
        let elsewhere = self.claims.get("_claim_names").and_then(|names| names.get(claim)).is_some()
            || (claim == "groups" && self.says_yes("hasgroups"));
        if elsewhere {
            return None;
        }
        Some(match self.found(claim) {
            Some(Value::String(text)) => vec![text.clone()],
            Some(Value::Array(all)) => all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        })
    }

    /// A time in a claim, in seconds since 1970.
    pub(crate) fn seconds(&self, claim: &str) -> Option<i64> {
        self.claims.get(claim)?.as_i64()
    }

    /// A claim by its name, or, where none has it, by a way into it: `realm_access.roles`.
    fn found(&self, claim: &str) -> Option<&Value> {
        self.claims.get(claim).or_else(|| {
            let mut parts = claim.split('.');
            let first = self.claims.get(parts.next()?)?;
            parts.try_fold(first, |value, part| value.get(part))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(claims: &str) -> Identity {
        Identity::new("1".to_owned(), format!("x.{}.y", URL_SAFE_NO_PAD.encode(claims))).unwrap()
    }

    #[test]
    fn claims_are_found_by_name_and_by_way() {
        let one =
            identity(r#"{"roles":["a","b",3],"realm_access":{"roles":["c"]},"https://x.se/r":"d","email":" ","n":{"m":1}}"#);
        assert_eq!(one.values("roles").unwrap(), ["a", "b"]);
        assert_eq!(one.values("realm_access.roles").unwrap(), ["c"]);
        assert_eq!(one.values("https://x.se/r").unwrap(), ["d"]);
        assert!(one.values("groups").unwrap().is_empty() && one.values("realm_access.x.y").unwrap().is_empty());
        assert_eq!(one.text("email"), None);
        assert!(one.says_yes("n.m") && !one.says_yes("roles") && !one.says_yes("missing"));
    }

    #[test]
    fn groups_that_are_elsewhere_are_not_none() {
        assert_eq!(identity(r#"{"_claim_names":{"groups":"src1"}}"#).values("groups"), None);
        assert_eq!(identity(r#"{"hasgroups":"true"}"#).values("groups"), None);
        assert_eq!(identity(r#"{"_claim_names":{"groups":"src1"},"roles":["a"]}"#).values("roles").unwrap(), ["a"]);
    }

    #[test]
    fn a_yes_has_several_spellings() {
        for (claims, yes) in [
            (r#"{"v":true}"#, true),
            (r#"{"v":"true"}"#, true),
            (r#"{"v":1}"#, true),
            (r#"{"v":"1"}"#, true),
            (r#"{"v":false}"#, false),
            (r#"{"v":"false"}"#, false),
            (r#"{"v":0}"#, false),
            (r#"{"v":null}"#, false),
        ] {
            assert_eq!(identity(claims).says_yes("v"), yes, "{claims}");
        }
    }
}
