//! The sentences of the messages about contracts.

#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use std::collections::BTreeSet;

use kernel::Language;
use messages::Messages;

/// Every message that the room of contracts names has its sentence in both languages.
#[test]
fn every_message_about_a_contract_has_a_sentence() {
    let mut codes = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/contracts/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let quoted = text.split('"').skip(1).step_by(2).filter(|word| {
                let starts = [
                    "contract-why-",
                    "contract-flag-",
                    "contract-old-",
                    "contract-placeholder",
                    "contract-wrong-",
                    "decision-",
                    "supplement-nothing-",
                    "concepts-",
                    "concept-",
                ];
                starts.iter().any(|start| word.starts_with(start))
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            });
            codes.extend(quoted.map(str::to_owned));
        }
    }
    assert!(codes.len() > 30, "{codes:?}");
    for language in Language::ALL {
        let messages = Messages::new(language);
        let lacking: Vec<&String> = codes.iter().filter(|code| messages.text(code) == **code).collect();
        assert!(lacking.is_empty(), "{language:?}: {lacking:?}");
    }
}
