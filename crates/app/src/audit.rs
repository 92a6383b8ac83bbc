use kernel::{Date, Instant, Language};
use messages::Messages;
use store::{Entry, EntryFilter, Verdict};

use crate::sheet::{Cell, Table};
use crate::{App, Caller, Error, May, Result, TableFile, TableFormat};

/// No more lines are taken out at once.
const MOST: usize = 100_000;
/// So many are read at a time.
const AT_A_TIME: u64 = 1_000;

/// A line of the audit log as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who: their name as it was, or their id where it was erased.
    pub who: String,
    /// Who, as the log itself has it: `person:…`, `token:…` or `system`.
    pub actor: String,
    /// The word for what was done.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject: String,
    /// Its id.
    pub subject_id: String,
    /// The leaf in the Merkle tree.
    pub leaf: String,
}

/// Which lines of the log are wanted; an empty part asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditWanted {
    /// The beginning of the word for what was done: `case.`
    pub action: String,
    /// Who, as the log has it.
    pub actor: String,
    /// The id of what it was done to.
    pub subject_id: String,
    /// Not before this day in Sweden.
    pub from: Option<Date>,
    /// Not after this day.
    pub to: Option<Date>,
}

/// The state of the log, verified now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditState {
    /// What was found.
    pub verdict: Verdict,
    /// The signed state.
    pub note: String,
    /// What it is verified with.
    pub public: String,
}

impl App {
    /// The organisation's part of the log, the latest first: `action` is the beginning of a word, `below` continues.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn audit_log(&self, caller: &Caller, action: &str, below: Option<i64>, limit: u64) -> Result<Vec<AuditLine>> {
        let wanted = AuditWanted { action: action.to_owned(), ..AuditWanted::default() };
        self.audit_lines(caller, &wanted, below, limit).await
    }

    /// The organisation's part of the log, narrowed, the latest first; `below` continues.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn audit_lines(
        &self,
        caller: &Caller,
        wanted: &AuditWanted,
        below: Option<i64>,
        limit: u64,
    ) -> Result<Vec<AuditLine>> {
        caller.must(May::ReadAudit)?;
        let AuditWanted { action, actor, subject_id, from, to } = wanted;
        let some = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let filter = EntryFilter {
            actor: some(actor),
            action: some(action),
            subject_id: some(subject_id),
            from: from.map(Instant::begin_of_day_in_sweden),
            // The last day is in it.
            to: to.map(Instant::end_of_day_in_sweden),
            below,
            limit,
        };
        let found = self.store.read().entries(&caller.organisation, &filter).await?;
        Ok(found.into_iter().map(|(entry, personal)| line(entry, personal)).collect())
    }

    /// The same as a workbook or separated text, with a note on secrecy. That it was taken out is written in the log too.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn export_audit(
        &self,
        caller: &Caller,
        wanted: &AuditWanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        let mut lines: Vec<AuditLine> = Vec::new();
        loop {
            let more = self.audit_lines(caller, wanted, lines.last().map(|last| last.seq), AT_A_TIME).await?;
            let ended = more.len() < usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
            lines.extend(more);
            if ended || lines.len() >= MOST {
                break;
            }
        }
        let (who, organisation) = (caller.who(self), caller.organisation.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move { Ok(tx.log(&who, Entry::new("audit.export").of(&organisation)).await?) })
            })
            .await?;
        table(&lines, language, format)
    }

    /// Verifies the whole log, signs its state, and keeps that.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn verify_audit(&self, caller: &Caller) -> Result<AuditState> {
        caller.must(May::ReadAudit)?;
        self.audit_state(&[]).await
    }

    /// The same for whoever runs the service, with signed states that were kept outside.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit_state(&self, notes: &[String]) -> Result<AuditState> {
        let public = self.signer.public();
        let read = self.store.read();
        let verdict = read.verify(&public, notes).await?;
        let edge = read.audit_edge().await?;
        let checkpoint = self.signer.sign(&edge);
        let note = checkpoint.note.clone();
        if verdict.holds() {
            let at = self.clock.now();
            let kept = self
                .store
                .write::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.keep_checkpoint(&checkpoint, at).await?) }));
            kept.await?;
        }
        Ok(AuditState { verdict, note, public })
    }
}

fn line(entry: store::AuditEntry, personal: Option<String>) -> AuditLine {
    let known = personal.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
    let name = known.and_then(|value| value.get("name").and_then(|name| name.as_str().map(str::to_owned)));
    AuditLine {
        seq: entry.seq,
        at: Instant::from_micros(entry.at),
        who: name.unwrap_or_else(|| entry.actor.clone()),
        actor: entry.actor,
        action: entry.action,
        subject: entry.subject,
        subject_id: entry.subject_id,
        leaf: entry.leaf,
    }
}

/// The key of the sentence that says what was done.
#[must_use]
pub fn action_key(action: &str) -> String {
    format!("web-action-{}", action.replace('.', "-"))
}

fn table(lines: &[AuditLine], language: Language, format: TableFormat) -> Result<TableFile> {
    let messages = Messages::new(language);
    let row = |line: &AuditLine| {
        let (date, time) = line.at.in_sweden();
        vec![
            Cell::Number(line.seq),
            Cell::Date(Some(date)),
            time.into(),
            line.who.clone().into(),
            line.actor.clone().into(),
            messages.text(&action_key(&line.action)).into(),
            line.action.clone().into(),
            line.subject.clone().into(),
            line.subject_id.clone().into(),
            line.leaf.clone().into(),
        ]
    };
    let widths = [8, 12, 10, 28, 46, 40, 20, 18, 38, 66];
    let names = ["seq", "date", "time", "who", "actor", "done", "action", "subject", "subject-id", "leaf"];
    let columns = names.into_iter().zip(widths).map(|(name, width)| (messages.text(&format!("web-audit-column-{name}")), width));
    Table {
        name: messages.text("web-audit-export-name"),
        title: messages.text("web-audit-export-title"),
        note: messages.text("web-audit-export-note"),
        columns: columns.collect(),
        rows: lines.iter().map(row).collect(),
    }
    .file(language, format)
}
