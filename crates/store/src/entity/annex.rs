use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// An annex that was issued: it never changes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annex")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// Its case.
    pub case_id: String,
    /// Its number in the case, from 1.
    pub number: i64,
    /// What the documents call it.
    pub code: String,
    /// `issued`, `published` or `replaced`.
    pub state: String,
    /// The digest of what stands in it.
    pub digest: String,
    /// The version of the catalog.
    pub catalog_version: String,
    /// Who issued it.
    pub issued_by: String,
    /// When.
    pub issued_at: i64,
    /// When it was published with the procurement.
    pub published_at: Option<i64>,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "annex";

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
