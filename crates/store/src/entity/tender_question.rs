use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// A question that came while the procurement was open.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tender_question")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The annex.
    pub annex_id: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// When it came.
    pub asked_at: i64,
    /// Who wrote it down.
    pub written_by: String,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "tender-question";

    fn row_id(&self) -> &str {
        &self.id
    }

    fn organisation(&self) -> Option<&str> {
        Some(&self.organisation_id)
    }

    fn within(&self) -> Option<(&'static str, &str)> {
        Some(("annex", &self.annex_id))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn set_version(&mut self, version: i64) {
        self.version = version;
    }
}
