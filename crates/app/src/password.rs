use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};

use crate::{Error, FieldProblem, Result};

/// The shortest password, in characters: a second factor is always asked for too (NIST SP 800-63B-4, 3.1.1.2 asks for 8 then; more is
/// asked here since many log in to more than one organisation).
const SHORTEST: usize = 12;
/// The longest password, in characters; at least 64 must be taken.
const LONGEST: usize = 256;

/// Passwords that everybody tries first, and words that this service is known by. Compared in lower case without figures and marks at
/// the end.
const COMMON: [&str; 40] = [
    "password",
    "passwordpassword",
    "losenord",
    "lösenord",
    "lösenordlösenord",
    "hemligt",
    "qwertyuiop",
    "qwertyqwerty",
    "asdfghjkl",
    "letmeinletmein",
    "iloveyou",
    "welcome",
    "valkommen",
    "välkommen",
    "sommaren",
    "sommar",
    "vintern",
    "vinter",
    "hosten",
    "hösten",
    "varen",
    "våren",
    "kommunen",
    "kommun",
    "regionen",
    "region",
    "administrator",
    "administratör",
    "kravkedja",
    "kravkedjan",
    "upphandling",
    "informationssäkerhet",
    "säkerhet",
    "sverige",
    "stockholm",
    "göteborg",
    "changemechangeme",
    "adminadmin",
    "trustno",
    "correcthorsebatterystaple",
];

/// A digest of a password, or what is wrong with it. Nothing is asked about which letters it has (NIST SP 800-63B-4, 3.1.1.2).
pub(crate) fn choose(password: &str, repeated: &str, name: &str, email: &str) -> Result<String> {
    let length = password.chars().count();
    let problem = if length < SHORTEST {
        Some(("password", "web-password-short"))
    } else if length > LONGEST {
        Some(("password", "web-password-long"))
    } else if is_known(password, name, email) {
        Some(("password", "web-password-known"))
    } else if password != repeated {
        Some(("repeated", "web-password-differs"))
    } else {
        None
    };
    if let Some((field, code)) = problem {
        return Err(Error::Invalid(vec![FieldProblem::new(field, code)]));
    }
    digest(password)
}

/// The digest of a password, a PHC string of argon2id with a salt by chance.
pub(crate) fn digest(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(hash.to_string())
}

/// Is it the password of this digest? Without a digest the same work is done, so that time tells nothing.
pub(crate) fn is(password: &str, digest: Option<&str>) -> bool {
    // A digest of nothing that anybody knows.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$5nQSbgpTkXbTmBMWBlTn8kp5/Jd9fIKMXzFcWq1T9Gs";
    let Ok(hash) = PasswordHash::new(digest.unwrap_or(NOBODY)) else { return false };
    let right = password.chars().count() <= LONGEST && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
    right && digest.is_some()
}

/// Is it a password that is tried first, or made of what is known of the person?
fn is_known(password: &str, name: &str, email: &str) -> bool {
    let lower = password.to_lowercase();
    let bare = lower.trim_end_matches(|letter: char| !letter.is_alphabetic());
    let runs = is_run(&lower);
    let own = name.to_lowercase();
    let parts = own.split_whitespace().chain(email.split(['@', '.'])).filter(|part| part.chars().count() >= 4);
    let mostly_own = parts.into_iter().any(|part| lower.contains(&part.to_lowercase()) && lower.len() < part.len() + 6);
    COMMON.contains(&bare) || runs || mostly_own
}

/// The same letter, or letters that follow each other: "aaaaaaaaaaaa", "123456789012".
fn is_run(password: &str) -> bool {
    let letters: Vec<u32> = password.chars().map(u32::from).collect();
    let steps: Vec<i64> =
        letters.windows(2).filter_map(|pair| Some(i64::from(*pair.get(1)?) - i64::from(*pair.first()?))).collect();
    let plain = steps.iter().filter(|step| (-1..=1).contains(*step)).count();
    plain * 10 >= steps.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_its_own_and_no_other() {
        let digest = choose("blå cyklar i regn", "blå cyklar i regn", "Åsa Öberg", "asa@exempel.se").unwrap();
        assert!(digest.starts_with("$argon2id$"));
        assert!(is("blå cyklar i regn", Some(&digest)));
        assert!(!is("blå cyklar i snö", Some(&digest)));
        assert!(!is("blå cyklar i regn", None));
    }

    #[test]
    fn what_everybody_tries_is_refused() {
        for password in ["kort", "Lösenordlösenord1!", "aaaaaaaaaaaaaa", "123456789012", "asaoberg2026", "Kravkedjan123456"] {
            assert!(choose(password, password, "Åsa Öberg", "asaoberg@exempel.se").is_err(), "{password}");
        }
        assert!(choose("blå cyklar i regn", "blå cyklar", "", "").is_err());
        assert!(choose(&"lång ".repeat(60), &"lång ".repeat(60), "", "").is_err());
    }
}
