use kernel::Instant;
use totp_rs::{Builder, Secret, Totp};

use crate::{Error, Result};

/// How long a code holds, in seconds (RFC 6238).
const STEP: u64 = 30;
/// Codes of so many steps before and after are taken too: clocks differ.
const SKEW: u16 = 1;

/// A new secret, in base32.
pub(crate) fn fresh() -> String {
    Secret::generate().to_base32()
}

/// The step of a code, if it is a code of this secret now. Whoever asks must see to it that no step is used twice.
pub(crate) fn step(secret: &str, code: &str, now: Instant) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|letter| letter.is_ascii_digit()).collect();
    let time = u64::try_from(now.seconds()).unwrap_or_default();
    let codes = codes(secret, "")?;
    let near = (0..=2 * i64::from(SKEW)).map(|at| i64::try_from(time / STEP).unwrap_or_default() + at - i64::from(SKEW));
    for step in near {
        let at = u64::try_from(step).unwrap_or_default() * STEP;
        if same(&code, &codes.generate(at).to_string()) {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

/// What an app for one-time codes reads: an address, and the same as a picture (PNG in base64).
pub(crate) fn picture(secret: &str, email: &str) -> Result<(String, String)> {
    let codes = codes(secret, email)?;
    let address = codes.to_url().map_err(|error| Error::Internal(error.to_string()))?;
    let picture = codes.to_qr_base64().map_err(|error| Error::Internal(error.to_string()))?;
    Ok((address, picture))
}

/// The code of a secret now: for tests and for whoever sets up a demonstration.
pub(crate) fn code(secret: &str, now: Instant) -> Result<String> {
    Ok(codes(secret, "")?.generate(u64::try_from(now.seconds()).unwrap_or_default()).to_string())
}

fn codes(secret: &str, email: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|error| Error::Internal(format!("{error:?}")))?;
    // A colon separates the issuer from the name.
    let builder = Builder::new().with_secret(secret).with_step_duration(STEP).with_account_name(email.replace(':', "_"));
    builder.with_issuer(Some("Kravkedja")).build().map_err(|error| Error::Internal(error.to_string()))
}

/// Compares without telling by time how much is right.
fn same(given: &str, right: &str) -> bool {
    given.len() == right.len() && given.bytes().zip(right.bytes()).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_for_a_while_and_is_of_one_secret() {
        let secret = fresh();
        let now = Instant::from_micros(1_795_380_000_000_000);
        let right = code(&secret, now).unwrap();
        let found = step(&secret, &right, now).unwrap();
        assert_eq!(found, Some(now.seconds() / 30));
        assert_eq!(step(&secret, &format!("{} {}", &right[..3], &right[3..]), now.after(25)).unwrap(), found);
        assert_eq!(step(&secret, &right, now.after(90)).unwrap(), None);
        assert_eq!(step(&fresh(), &right, now).unwrap(), None);
        assert_eq!(step(&secret, "", now).unwrap(), None);
        assert!(picture(&secret, "asa@exempel.se").unwrap().0.starts_with("otpauth://totp/"));
    }
}
