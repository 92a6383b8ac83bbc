use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// A procurement that requirements are made for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The unit that buys.
    pub unit_id: Option<String>,
    /// Its number in the organisation, from 1.
    pub number: i64,
    /// What is bought.
    pub title: String,
    /// `open` or `archived`.
    pub state: String,
    /// The reference number of the record office.
    pub reference: String,
    /// What a search looks in, in lower case; made of the rest.
    pub search: String,
    /// The case file.
    pub body: String,
    /// What was answered in the guided classification, JSON.
    pub answers: String,
    /// When the classification is to be looked at again, `2027-11-22`.
    pub review_on: Option<String>,
    /// Who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// Grows with every change.
    pub version: i64,
    /// What titles are ordered by; made of the title.
    pub title_key: String,
    /// What references are ordered by; made of the reference.
    pub reference_key: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "case";

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
        ["title_key", "reference_key"].contains(&column)
    }
}
