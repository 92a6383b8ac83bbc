use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// A file of a contract with the text that was read in it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_file")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The contract.
    pub contract_id: String,
    /// The file.
    pub file_id: String,
    /// Its place, from 0.
    pub position: i64,
    /// What the verdicts call it.
    pub name: String,
    /// The text that was read.
    pub transcript: String,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "contract-file";

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
