use serde_json::Value;
use sha2::{Digest, Sha256};

/// SHA-256 of bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of a JSON object: SHA-256 over its RFC 8785 form without the members `digest` and `files`.
///
/// # Errors
/// When the value is not an object, or holds a number that RFC 8785 cannot write.
pub fn digest_of(value: &Value) -> Result<String, String> {
    let mut object = value.as_object().cloned().ok_or_else(|| "not a JSON object".to_owned())?;
    object.remove("digest");
    object.remove("files");
    let canonical = serde_json_canonicalizer::to_vec(&Value::Object(object)).map_err(|error| error.to_string())?;
    Ok(sha256(&canonical))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_and_files_and_order_do_not_count() {
        let one: Value = serde_json::from_str(r#"{"b":1,"a":"å","digest":"x","files":[]}"#).unwrap();
        let other: Value = serde_json::from_str(r#"{"a":"å","b":1}"#).unwrap();
        assert_eq!(digest_of(&one), digest_of(&other));
        assert_eq!(digest_of(&one).unwrap(), sha256(r#"{"a":"å","b":1}"#.as_bytes()));
        assert!(digest_of(&Value::Null).is_err());
    }
}
