//! Words of the format, ours and NIST's.

use uuid::Uuid;

/// Version that is written.
pub(super) const VERSION: &str = "1.2.1";
/// Our namespace for properties and parts.
pub(super) const NS: &str = "urn:kravkedja:oscal:1";
/// NIST's namespace of assessment methods.
pub(super) const RMF: &str = "http://csrc.nist.gov/ns/rmf";

/// A UUID of version 5: the same name always gives the same one.
pub(super) fn uuid(name: &str) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, NS.as_bytes());
    Uuid::new_v5(&space, name.as_bytes()).to_string()
}

/// A fragment of an address: everything but letters, digits and a few marks as `%XX`.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The words of such a fragment; as they stand if they are none.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_the_same_uuid_and_fragments_come_back() {
        assert_eq!(uuid("a"), uuid("a"));
        assert_ne!(uuid("a"), uuid("b"));
        assert_eq!(uuid("a").as_bytes()[14], b'5');
        for text in ["2 kap. 3 § p. 10", "100 %", "GV.SC-04", "å"] {
            assert_eq!(decoded(&encoded(text)), text);
            assert!(encoded(text).is_ascii());
        }
        assert_eq!(decoded("%zz %"), "%zz %");
    }
}
