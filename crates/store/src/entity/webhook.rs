use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// An address that is told of what happens.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// Where it is told.
    pub url: String,
    /// What messages are signed with.
    pub secret: String,
    /// Of what: words of the audit log with spaces between, `case.*` for all that begin so, `*` for all.
    pub events: String,
    /// It is told nothing.
    pub disabled: bool,
    /// Grows with every change.
    pub version: i64,
    /// The secret before this one.
    pub previous_secret: Option<String>,
    /// So long messages are signed with that too.
    pub previous_until: Option<i64>,
    /// When it was added.
    pub created_at: i64,
    /// Since when nothing has got through.
    pub failing_since: Option<i64>,
    /// Why it is told nothing, where the service itself decided so: a word.
    pub off_reason: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "webhook";

    fn row_id(&self) -> &str {
        &self.id
    }

    fn organisation(&self) -> Option<&str> {
        Some(&self.organisation_id)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn set_version(&mut self, version: i64) {
        self.version = version;
    }

    fn is_unaudited(column: &str) -> bool {
        column == "failing_since"
    }
}
