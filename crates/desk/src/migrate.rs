use std::path::Path;

use annex::{Annex, Answer, Migration, Move, Row, decide, migration};
use catalog::Case;
use exchange::{CaseFile, MigrationHead, read_migration, write_migration};
use kernel::{Date, Place, Problem, Problems, Severity};

use crate::failure::about_file;
use crate::library::open_without_texts;
use crate::output::read_text;
use crate::{Failure, Library, Made, MakeOptions, Origin, load_previous, make, open};

/// The catalogs of a migration, opened once for any number of annexes.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The catalog to move to.
    pub to: Library,
    /// Catalogs that an annex may have been made from.
    from: Vec<Library>,
    /// The first was named by the person: no other will do.
    named: bool,
}

/// An annex with what moving it would change.
#[derive(Debug, Clone)]
pub struct Prepared<'g> {
    /// The annex as it is.
    pub annex: Annex,
    /// Its digest.
    pub digest: String,
    /// What would change.
    pub migration: Migration,
    /// What is worth knowing.
    pub notices: Problems,
    head: MigrationHead,
    from: &'g Library,
    to: &'g Library,
}

/// Opens the catalogs. Without `from`, an annex's own catalog is looked for in the built-in one (under `from_overlay`) and in `to`.
///
/// # Errors
/// When one of them cannot be used.
pub fn ground(from: Option<&Origin>, to: &Origin, from_overlay: Option<&Path>) -> Result<Ground, Failure> {
    let to = open(to)?;
    let candidates = match from {
        Some(from) => vec![open_without_texts(from)?],
        None => {
            let built_in = Origin { catalog: None, overlay: from_overlay.map(Path::to_owned), templates: None };
            vec![open(&built_in)?, open(&Origin::default())?, to.clone()]
        }
    };
    Ok(Ground { to, from: candidates, named: from.is_some() })
}

/// Reads an annex and works out what moving it would change.
///
/// # Errors
/// When the annex was changed after it was made, or was made from another catalog than those at hand.
pub fn prepare<'g>(path: &Path, ground: &'g Ground) -> Result<Prepared<'g>, Failure> {
    let (annex, digest) = load_previous(path)?;
    let from = source(&annex, path, ground)?;
    let to = &ground.to;
    let found = migration(Move { annex: &annex, from: &from.catalog, to: &to.catalog, texts: &to.texts });
    let mut notices = Problems::new();
    let known = &annex.catalog.digest;
    if !known.is_empty() && *known != from.catalog.digest {
        notices.push(
            Problem { severity: Severity::Warning, ..about_file("migrate-from-digest", path) }.with("version", version(from)),
        );
    }
    let head = MigrationHead {
        annex: annex.id.clone(),
        version: annex.version,
        digest: digest.clone(),
        from: version(from),
        to: version(to),
        to_digest: digests(to),
    };
    Ok(Prepared { migration: found?, annex, digest, notices, head, from, to })
}

impl Prepared<'_> {
    /// The migration file, with what has been decided so far: its name and bytes. `comments` stand at its top, `of_row` above each row.
    #[must_use]
    pub fn file(&self, answers: &[Answer], comments: &[String], of_row: &dyn Fn(&Row) -> Vec<String>) -> (String, Vec<u8>) {
        let answer = |row: &Row| answers.iter().find(|answer| answer.id == row.id);
        let rows: Vec<(&Row, Option<&Answer>)> = self.migration.rows.iter().map(|row| (row, answer(row))).collect();
        (self.file_name(), write_migration(&self.head, &rows, comments, of_row).into_bytes())
    }

    /// Name of its migration file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}-migration.toml", self.annex.id)
    }

    /// The catalogs moved between, as people read them.
    #[must_use]
    pub fn catalogs(&self) -> (&str, &str) {
        (&self.head.from, &self.head.to)
    }

    /// Reads what was decided about this annex. A folder stands for the annex's own file in it.
    ///
    /// # Errors
    /// When the file is about another annex, version or catalog, or holds mistakes.
    pub fn decisions(&self, path: &Path) -> Result<Vec<Answer>, Failure> {
        let path = if path.is_dir() { path.join(self.file_name()) } else { path.to_owned() };
        let (file, mut problems) = read_migration(&path.display().to_string(), &read_text(&path)?);
        if problems.is_empty() {
            let (there, here) = (&file.head, &self.head);
            let rows = [
                ("annex", &there.annex, &here.annex),
                ("version", &there.version.to_string(), &here.version.to_string()),
                ("digest", &there.digest, &here.digest),
                ("from", &there.from, &here.from),
                ("to", &there.to, &here.to),
                ("to_digest", &there.to_digest, &here.to_digest),
            ];
            for (key, found, expected) in rows.into_iter().filter(|(_, found, expected)| found != expected) {
                let problem = about_file("migration-other", &path).with("key", key).with("found", found.as_str());
                problems.push(problem.with("expected", expected.as_str()));
            }
        }
        if problems.is_empty() {
            Ok(file.answers.into_iter().map(|(answer, _)| answer).collect())
        } else {
            Err(Failure::Invalid(problems))
        }
    }

    /// Takes over what was decided about another annex, where this one has the same change: a proposal, for a person to confirm.
    ///
    /// # Errors
    /// When the file is about other catalogs, or holds mistakes.
    pub fn like(&self, path: &Path) -> Result<Vec<Answer>, Failure> {
        let (file, mut problems) = read_migration(&path.display().to_string(), &read_text(path)?);
        if problems.is_empty() && (&file.head.to, &file.head.to_digest) != (&self.head.to, &self.head.to_digest) {
            problems.push(
                about_file("migration-like-other", path)
                    .with("found", file.head.to.as_str())
                    .with("expected", self.head.to.as_str()),
            );
        }
        if !problems.is_empty() {
            return Err(Failure::Invalid(problems));
        }
        let same = |answer: &Answer, what: &str| {
            let row = self.migration.rows.iter().find(|row| row.id == answer.id);
            answer.accept.is_some() && row.is_some_and(|row| row.kind.id() == what)
        };
        let found = file.answers.into_iter().filter(|(answer, what)| same(answer, what));
        Ok(found.map(|(answer, _)| Answer { place: Place::default(), ..answer }).collect())
    }

    /// Everything accepted, but for what an earlier version declined.
    #[must_use]
    pub fn accept_all(&self) -> Vec<Answer> {
        let answer = |row: &Row| Answer {
            id: row.id.clone(),
            accept: Some(row.proposed.unwrap_or(true)),
            reason: row.reason.clone(),
            approved_by: row.approved_by.clone(),
            place: Place::default(),
        };
        self.migration.rows.iter().map(answer).collect()
    }

    /// Makes the new version, in memory. Its documents bear the date given, or none: that of the version before is not its own.
    ///
    /// # Errors
    /// Rows that nobody has decided, or decisions that cannot be carried out.
    pub fn finish(&self, answers: &[Answer], date: Option<Date>, options: &MakeOptions) -> Result<Made, Failure> {
        let movement = Move { annex: &self.annex, from: &self.from.catalog, to: &self.to.catalog, texts: &self.to.texts };
        let tailoring = decide(movement, &self.migration, answers).map_err(Failure::Invalid)?;
        let file = CaseFile { case: Case { date, ..self.annex.case.clone() }, tailoring };
        let mut made = make(self.to, &file, Some((&self.annex, &self.digest)), options)?;
        for notice in made.notices.iter_mut().filter(|notice| notice.place.file.is_none()) {
            // Decisions carried over stand in no file.
            notice.place = Place::default();
        }
        Ok(made)
    }
}

/// The catalog that the annex was made from.
fn source<'g>(annex: &Annex, path: &Path, ground: &'g Ground) -> Result<&'g Library, Failure> {
    let made_from = &annex.catalog;
    let same = |library: &&Library| library.catalog.id == made_from.id && library.catalog.version == made_from.version;
    let organisation = |library: &Library| library.catalog.overlay.as_ref().map(|overlay| overlay.id.clone());
    let wanted = made_from.overlay.as_ref().map(|overlay| overlay.id.clone());
    let exact = |library: &&Library| made_from.digest.is_empty() || ground.named || library.catalog.digest == made_from.digest;
    let candidates: Vec<&Library> = ground.from.iter().filter(same).filter(exact).collect();
    let problem = |code| {
        let found = format!("{} {}", made_from.id, made_from.version);
        about_file(code, path).with("found", found)
    };
    if candidates.is_empty() {
        let given = ground.from.first().map(version).unwrap_or_default();
        let code = if ground.named { "migrate-from-other" } else { "migrate-from-missing" };
        return Err(problem(code).with("given", given).into());
    }
    let found = candidates.into_iter().find(|library| organisation(library) == wanted);
    found.ok_or_else(|| problem("migrate-from-overlay").with("overlay", wanted.unwrap_or_default()).into())
}

fn version(library: &Library) -> String {
    let catalog = &library.catalog;
    match &catalog.overlay {
        None => format!("{} {}", catalog.id, catalog.version),
        Some(overlay) => format!("{} {} + {} {}", catalog.id, catalog.version, overlay.id, overlay.version),
    }
}

fn digests(library: &Library) -> String {
    let catalog = &library.catalog;
    match &catalog.overlay {
        None => catalog.digest.clone(),
        Some(overlay) => format!("{} + {}", catalog.digest, overlay.digest),
    }
}
