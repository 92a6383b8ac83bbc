//! The audit log: what was done, by whom and when, and whether it is whole.

mod log;
mod verify;

use app::May;

use crate::access::{Access, Table};

pub(super) fn add(table: Table) -> Table {
    let reads = Access::May(May::ReadAudit);
    table.get("/audit", reads, log::show).get("/audit/export", reads, log::export).get("/audit/verify", reads, verify::show).get(
        "/audit/verify/note",
        reads,
        verify::note,
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use app::Language;

    use crate::templates::with_messages;

    /// What stands between quotes and looks like a word for an action: `case.add`.
    fn actions(text: &str, found: &mut BTreeSet<String>) {
        let (code, _) = text.split_once("#[cfg(test)]").unwrap_or((text, ""));
        for quoted in code.split('"').skip(1).step_by(2) {
            let Some((subject, done)) = quoted.split_once('.') else { continue };
            let word = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
            // Names of files look so too.
            let file = ["key", "sqlite", "json", "toml", "txt", "docx", "xlsx", "pdf", "html", "hbs", "csv", "zip", "se", "md"];
            if word(subject) && word(done) && !file.contains(&done) {
                found.insert(quoted.to_owned());
            }
        }
    }

    fn read(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                actions(&std::fs::read_to_string(&path).unwrap(), found);
            }
        }
    }

    #[test]
    fn everything_that_is_logged_has_a_sentence() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut found = BTreeSet::new();
        read(&crates.join("store/src"), &mut found);
        read(&crates.join("app/src"), &mut found);
        found.extend(["login", "logout"].map(str::to_owned));
        assert!(found.contains("case.add") && found.contains("audit.export"), "{found:?}");
        for language in Language::ALL {
            let missing: Vec<&String> = found
                .iter()
                .filter(|action| !with_messages(language, |messages| messages.has(&app::action_key(action))))
                .collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
        }
    }
}
