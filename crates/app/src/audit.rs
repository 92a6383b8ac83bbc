use kernel::Instant;
use store::{EntryFilter, Verdict};

use crate::{App, Caller, Error, May, Result};

/// A line of the audit log as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who: their name as it was, or their id where it was erased.
    pub who: String,
    /// The word for what was done.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject: String,
    /// Its id.
    pub subject_id: String,
    /// The leaf in the Merkle tree.
    pub leaf: String,
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
        caller.must(May::ReadAudit)?;
        let filter = EntryFilter {
            action: Some(action.trim().to_owned()).filter(|action| !action.is_empty()),
            below,
            limit,
            ..EntryFilter::default()
        };
        let found = self.store.read().entries(&caller.organisation, &filter).await?;
        let line = |(entry, personal): (store::AuditEntry, Option<String>)| {
            let name = personal.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
            let name = name.and_then(|value| value.get("name").and_then(|name| name.as_str().map(str::to_owned)));
            AuditLine {
                seq: entry.seq,
                at: Instant::from_micros(entry.at),
                who: name.unwrap_or(entry.actor),
                action: entry.action,
                subject: entry.subject,
                subject_id: entry.subject_id,
                leaf: entry.leaf,
            }
        };
        Ok(found.into_iter().map(line).collect())
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
