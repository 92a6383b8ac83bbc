use sea_orm::entity::prelude::*;

/// The answer to a request that may come again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "repeated_request")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// Who asked.
    pub person_id: String,
    /// The key of the request.
    pub name: String,
    /// A digest of the request.
    pub digest: String,
    /// The status of the answer.
    pub status: i64,
    /// The answer.
    pub answer: String,
    /// When.
    pub created_at: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
