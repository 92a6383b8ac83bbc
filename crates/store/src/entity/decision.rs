use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// What was decided about a requirement in a case.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The case.
    pub case_id: String,
    /// The requirement.
    pub requirement: String,
    /// `leave-out`, `strength` or `parameter`.
    pub kind: String,
    /// The parameter, or nothing.
    pub name: String,
    /// The new strength or figure.
    pub value: String,
    /// Why.
    pub reason: String,
    /// `not-needed`, `asked`, `approved` or `refused`.
    pub approval: String,
    /// Who approved or refused it.
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: Option<i64>,
    /// Who decided it.
    pub decided_by: String,
    /// When.
    pub decided_at: i64,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "decision";

    fn row_id(&self) -> &str {
        &self.id
    }

    fn organisation(&self) -> Option<&str> {
        Some(&self.organisation_id)
    }

    fn within(&self) -> Option<(&'static str, &str)> {
        Some(("case", &self.case_id))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn set_version(&mut self, version: i64) {
        self.version = version;
    }
}
