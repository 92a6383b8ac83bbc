use sea_orm::entity::prelude::*;

/// A login session.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login_session")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// A digest of what the browser keeps.
    pub secret: String,
    /// Who has logged in.
    pub person_id: Option<String>,
    /// What the session remembers, JSON.
    pub data: String,
    /// When it began.
    pub created_at: i64,
    /// When it ends unless it is used.
    pub expires_at: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
