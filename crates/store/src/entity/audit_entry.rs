use sea_orm::entity::prelude::*;

/// A write, as the audit log has it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Its number, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The organisation it is about.
    pub organisation_id: Option<String>,
    /// When.
    pub at: i64,
    /// Who: `person:ID`, `token:ID` or `system`.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// What kind of row was written.
    pub subject: String,
    /// Which row.
    pub subject_id: String,
    /// The digest of the row before.
    pub before: Option<String>,
    /// The digest of the row after.
    pub after: Option<String>,
    /// What else is to know, JSON without personal data.
    pub detail: String,
    /// The digest of the personal data beside it, with its salt.
    pub personal_digest: String,
    /// Its leaf in the Merkle tree.
    pub leaf: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
