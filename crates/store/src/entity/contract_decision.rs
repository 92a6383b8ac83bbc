use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// What a person decided about a verdict.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_decision")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The contract.
    pub contract_id: String,
    /// The obligation.
    pub obligation: String,
    /// The verdict that holds.
    pub verdict: String,
    /// Where something is missing of the clause: the elements, with spaces between.
    pub missing: String,
    /// Why.
    pub reason: String,
    /// Who.
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
    const KIND: &'static str = "contract-decision";

    fn row_id(&self) -> &str {
        &self.id
    }

    fn organisation(&self) -> Option<&str> {
        Some(&self.organisation_id)
    }

    fn within(&self) -> Option<(&'static str, &str)> {
        Some(("contract", &self.contract_id))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn set_version(&mut self, version: i64) {
        self.version = version;
    }
}
