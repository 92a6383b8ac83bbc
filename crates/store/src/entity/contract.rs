use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// A contract that was read.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The unit that owns it.
    pub unit_id: Option<String>,
    /// The case it came of.
    pub case_id: Option<String>,
    /// Its number in the organisation, from 1.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// The supplier.
    pub counterpart: String,
    /// What a search looks in, in lower case; made of the rest.
    pub search: String,
    /// The files are the whole contract.
    pub whole: bool,
    /// `open` or `archived`.
    pub state: String,
    /// What was found, JSON.
    pub result: String,
    /// The version of the catalog.
    pub catalog_version: String,
    /// Who uploaded it.
    pub created_by: String,
    /// When.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// Grows with every change.
    pub version: i64,
    /// What titles are ordered by; made of the title.
    pub title_key: String,
    /// What suppliers are ordered by; made of the counterpart.
    pub counterpart_key: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "contract";

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
        ["title_key", "counterpart_key"].contains(&column)
    }
}
