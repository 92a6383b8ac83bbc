use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::merkle::{Hash, from_hex};
use crate::entity::{audit_entry, audit_personal};
use crate::{AuditEntry, Error, Session};

/// Which entries are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryFilter {
    /// Only of this actor.
    pub actor: Option<String>,
    /// Only actions that begin with this: `case.`, `annex.issue`.
    pub action: Option<String>,
    /// Only about this row.
    pub subject_id: Option<String>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub to: Option<Instant>,
    /// Only entries with smaller numbers: the next page.
    pub below: Option<i64>,
    /// At most so many.
    pub limit: u64,
}

/// The most entries that are read at once.
const MOST: u64 = 1_000;

impl<C: ConnectionTrait> Session<C> {
    /// The entries of an organisation, the latest first, each with its personal data where they are not erased.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn entries(&self, organisation: &str, filter: &EntryFilter) -> Result<Vec<(AuditEntry, Option<String>)>, Error> {
        use audit_entry::Column;
        let mut found = audit_entry::Entity::find().filter(Column::OrganisationId.eq(organisation));
        if let Some(actor) = &filter.actor {
            found = found.filter(Column::Actor.eq(actor));
        }
        if let Some(action) = &filter.action {
            found = found.filter(Column::Action.starts_with(action));
        }
        if let Some(id) = &filter.subject_id {
            found = found.filter(Column::SubjectId.eq(id));
        }
        if let Some(from) = filter.from {
            found = found.filter(Column::At.gte(from.micros()));
        }
        if let Some(to) = filter.to {
            found = found.filter(Column::At.lt(to.micros()));
        }
        if let Some(below) = filter.below {
            found = found.filter(Column::Seq.lt(below));
        }
        let rows = found.order_by_desc(Column::Seq).limit(filter.limit.clamp(1, MOST)).all(&self.on).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        let personal = audit_personal::Entity::find().filter(audit_personal::Column::Seq.is_in(numbers)).all(&self.on).await?;
        let of = |row: &AuditEntry| personal.iter().find(|one| one.seq == row.seq).map(|one| one.personal.clone());
        Ok(rows.into_iter().map(|row| (row.clone(), of(&row))).collect())
    }

    /// The leaves from a number on, some at a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn leaves(&self, from: i64, limit: u64) -> Result<Vec<Option<Hash>>, Error> {
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gte(from))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(limit)
            .all(&self.on)
            .await?;
        Ok(rows.into_iter().map(|row| from_hex(&row.leaf)).collect())
    }
}
