use kernel::Instant;
use rand::RngCore;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect};
use sha2::{Digest, Sha256};

use super::merkle::{Edge, leaf};
use crate::entity::{audit_entry, audit_head, audit_personal};
use crate::row::{Audited, hex};
use crate::{Error, Session, Tx};

/// The only row of the head.
pub(crate) const HEAD: &str = "head";

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// `person:ID`, `token:ID` or `system`.
    pub actor: String,
    /// The person's name and address, as they were: kept beside the log, and erased by decision.
    pub personal: String,
    /// When.
    pub at: Instant,
    /// The organisation whose log it stands in where the row that is written belongs to none: a person may be in several.
    pub organisation: Option<String>,
}

/// What is written in the log, before it has its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    action: &'static str,
    detail: String,
    subject: &'static str,
    subject_id: String,
    organisation: Option<String>,
    within: Option<(&'static str, String)>,
    before: Option<String>,
    after: Option<String>,
}

impl Entry {
    /// Something that is done, by its word: `case.create`.
    #[must_use]
    pub fn new(action: &'static str) -> Self {
        Self {
            action,
            detail: "{}".to_owned(),
            subject: "",
            subject_id: String::new(),
            organisation: None,
            within: None,
            before: None,
            after: None,
        }
    }

    /// With what else is to know: JSON, without personal data.
    #[must_use]
    pub fn with(self, detail: &serde_json::Value) -> Self {
        Self { detail: detail.to_string(), ..self }
    }

    /// In an organisation, where no row is written.
    #[must_use]
    pub fn of(self, organisation: &str) -> Self {
        Self { organisation: Some(organisation.to_owned()), ..self }
    }

    pub(crate) fn about<M: Audited>(self, row: &M, before: Option<String>, after: Option<String>) -> Self {
        let organisation = row.organisation().map(str::to_owned).or(self.organisation);
        let within = row.within().map(|(kind, id)| (kind, id.to_owned()));
        Self { subject: M::KIND, subject_id: row.row_id().to_owned(), organisation, within, before, after, ..self }
    }
}

impl Tx {
    /// Waits until nobody else writes to the log: on PostgreSQL its head is locked first, so that numbers have no gaps.
    pub(crate) async fn lock(&self) -> Result<(), Error> {
        self.head(true).await.map(drop)
    }

    /// Writes something in the log that changes no row: a log-in, an export.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn log(&self, who: &Who, entry: Entry) -> Result<(), Error> {
        let head = self.head(false).await?;
        let fits = || Error::Corrupt("the edge of the audit log".to_owned());
        let size = u64::try_from(head.size).map_err(|_| fits())?;
        let mut edge = Edge::stored(size, &head.edge).ok_or_else(fits)?;
        let mut salt = [0_u8; 16];
        rand::rng().fill_bytes(&mut salt);
        let salt = hex(&salt);
        let mut row = audit_entry::Model {
            seq: head.size,
            organisation_id: entry.organisation.or_else(|| who.organisation.clone()),
            at: who.at.micros(),
            actor: who.actor.clone(),
            action: entry.action.to_owned(),
            subject: entry.subject.to_owned(),
            subject_id: entry.subject_id,
            before: entry.before,
            after: entry.after,
            detail: entry.detail,
            personal_digest: personal_digest(&salt, &who.personal),
            leaf: String::new(),
        };
        let hash = leaf(&canonical(&row));
        row.leaf = hex(&hash);
        edge.push(hash);
        self.announce(&row, entry.within.as_ref()).await?;
        audit_entry::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        let personal = audit_personal::Model { seq: head.size, salt, personal: who.personal.clone() };
        audit_personal::Entity::insert(personal.into_active_model()).exec_without_returning(&self.on).await?;
        let size = i64::try_from(edge.size()).map_err(|_| fits())?;
        let after = audit_head::Model { id: HEAD.to_owned(), size, edge: edge.to_text() };
        after.into_active_model().reset_all().update(&self.on).await?;
        Ok(())
    }

    /// Erases the personal data of an entry. Its digest stays, and the log still verifies; who can no longer be told.
    ///
    /// # Errors
    /// When there is no such entry, or its personal data are erased already.
    pub async fn erase_personal(&self, seq: i64) -> Result<(), Error> {
        let gone = audit_personal::Entity::delete_by_id(seq).exec(&self.on).await?;
        if gone.rows_affected == 0 { Err(Error::NotFound) } else { Ok(()) }
    }
}

impl<C: ConnectionTrait> Session<C> {
    pub(crate) async fn head(&self, lock: bool) -> Result<audit_head::Model, Error> {
        let found = audit_head::Entity::find_by_id(HEAD);
        let found =
            if lock && self.on.get_database_backend() != sea_orm::DbBackend::Sqlite { found.lock_exclusive() } else { found };
        found.one(&self.on).await?.ok_or_else(|| Error::Corrupt("the audit log has no head".to_owned()))
    }
}

/// The digest of personal data with its salt.
pub(crate) fn personal_digest(salt: &str, personal: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update("\n").chain_update(personal).finalize())
}

/// What the leaf of an entry is the hash of: a JSON array of its parts in order, and nothing else.
pub(crate) fn canonical(row: &audit_entry::Model) -> Vec<u8> {
    let audit_entry::Model {
        seq,
        organisation_id,
        at,
        actor,
        action,
        subject,
        subject_id,
        before,
        after,
        detail,
        personal_digest,
        leaf: _,
    } = row;
    serde_json::json!([
        "kravkedja.audit/1",
        seq,
        organisation_id,
        at,
        actor,
        action,
        subject,
        subject_id,
        before,
        after,
        detail,
        personal_digest
    ])
    .to_string()
    .into_bytes()
}
