//! Migration files: what moving an annex to another version of its catalog would change, for a person to accept or decline in an
//! editor and hand back.

use annex::{Answer, Row};
use catalog::source::{Field, Kind, Shape, Source, Words};
use kernel::{Problem, Problems};

use crate::case_file::quoted;

/// Name and version of the format.
const SCHEMA: &str = "kravkedja.migration/1";
/// An answer that nobody has given yet.
const UNDECIDED: &str = "?";

/// Which annex and which catalogs a migration file is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MigrationHead {
    /// Id of the annex.
    pub annex: String,
    /// Its version.
    pub version: u32,
    /// Its digest.
    pub digest: String,
    /// The catalog that it was made from: id and version.
    pub from: String,
    /// The catalog to move to: id and version, with the overlay's where there is one.
    pub to: String,
    /// Digest of the catalog to move to, and of its overlay.
    pub to_digest: String,
}

/// A migration file, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MigrationFile {
    /// What it is about.
    pub head: MigrationHead,
    /// What was said about each row, with the kind of row as it is written there.
    pub answers: Vec<(Answer, String)>,
}

/// What a migration file may hold.
pub(crate) static MIGRATION: Shape = Shape {
    name: "migration",
    about: "What moving an annex to another version of its catalog would change, and what was decided about each change.",
    fields: &[
        Field::required("schema", Kind::Text, "kravkedja.migration/1"),
        Field::required("annex", Kind::Text, "id of the annex"),
        Field::required("version", Kind::Whole(1, 9999), "its version"),
        Field::required("digest", Kind::Text, "its digest"),
        Field::required("from", Kind::Text, "the catalog that it was made from"),
        Field::required("to", Kind::Text, "the catalog to move to"),
        Field::required("to_digest", Kind::Note, "digest of the catalog to move to"),
        Field::optional("change", Kind::Tables(&CHANGE), "the changes"),
    ],
};

static CHANGE: Shape = Shape {
    name: "change",
    about: "A change that is accepted or declined.",
    fields: &[
        Field::required("id", Kind::Text, "the requirement, its figure, or the clause"),
        Field::optional("what", Kind::Text, "what kind of change"),
        Field::required("accept", Kind::FlagOr(UNDECIDED), "true, false, or ? while nobody has decided"),
        Field::optional("reason", Kind::Note, "why; needed where declined"),
        Field::optional("approved_by", Kind::Note, "who approved it; needed where the file says so"),
    ],
};

/// Writes a migration file. `comments` stand at its top, `of_row` gives those above each change.
#[must_use]
pub fn write_migration(
    head: &MigrationHead,
    rows: &[(&Row, Option<&Answer>)],
    comments: &[String],
    of_row: &dyn Fn(&Row) -> Vec<String>,
) -> String {
    let MigrationHead { annex, version, digest, from, to, to_digest } = head;
    let mut out = String::new();
    comment(&mut out, comments);
    out.push_str(&format!("schema = {}\nannex = {}\nversion = {version}\n", quoted(SCHEMA), quoted(annex)));
    for (key, value) in [("digest", digest), ("from", from), ("to", to), ("to_digest", to_digest)] {
        out.push_str(&format!("{key} = {}\n", quoted(value)));
    }
    for (row, answer) in rows {
        out.push('\n');
        comment(&mut out, &of_row(row));
        let accept = answer.map_or(row.proposed, |answer| answer.accept);
        let accept = accept.map_or_else(|| quoted(UNDECIDED), |accept| accept.to_string());
        let (reason, approved_by) =
            answer.map_or((&row.reason, &row.approved_by), |answer| (&answer.reason, &answer.approved_by));
        out.push_str(&format!("[[change]]\nid = {}\nwhat = {}\naccept = {accept}\n", quoted(&row.id), quoted(row.kind.id())));
        out.push_str(&format!("reason = {}\n", quoted(reason)));
        if row.approval || !approved_by.is_empty() {
            out.push_str(&format!("approved_by = {}\n", quoted(approved_by)));
        }
    }
    out
}

/// Reads a migration file. Every mistake is found in one reading.
#[must_use]
pub fn read_migration(file: &str, text: &str) -> (MigrationFile, Problems) {
    let source = Source::new(file, text);
    let (parsed, mut problems) = source.parse();
    let entry = parsed.entry(&source);
    let word = |key: &str| entry.text(key).unwrap_or_default();
    if entry.has("schema") && word("schema") != SCHEMA {
        let problem = Problem::error("migration-other-schema").with("found", word("schema"));
        problems.push(problem.at(entry.place_of("schema")));
    }
    entry.check(&MIGRATION, &Words::default(), &mut problems);
    let head = MigrationHead {
        annex: word("annex"),
        version: entry.whole("version").and_then(|number| u32::try_from(number).ok()).unwrap_or_default(),
        digest: word("digest"),
        from: word("from"),
        to: word("to"),
        to_digest: word("to_digest"),
    };
    let line = |text: Option<String>| text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let answers = entry
        .tables("change")
        .iter()
        .map(|found| {
            let answer = Answer {
                id: line(found.text("id")),
                accept: found.flag("accept"),
                reason: line(found.text("reason")),
                approved_by: line(found.text("approved_by")),
                place: found.place_of("accept"),
            };
            (answer, line(found.text("what")))
        })
        .collect();
    problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
    (MigrationFile { head, answers }, problems)
}

fn comment(out: &mut String, lines: &[String]) {
    for line in lines {
        // A comment ends with its line: whatever would end it earlier becomes a space.
        let line: String = line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        out.push_str(format!("# {line}").trim_end());
        out.push('\n');
    }
}
