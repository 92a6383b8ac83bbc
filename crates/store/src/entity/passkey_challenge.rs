use sea_orm::entity::prelude::*;

/// Something that a browser was asked to sign with a passkey.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_challenge")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// A digest of what the browser keeps.
    pub secret: String,
    /// What it was asked for.
    pub kind: String,
    /// Who was asked, where that is known beforehand.
    pub person_id: Option<String>,
    /// What was asked, JSON.
    pub state: String,
    /// When it is too late to answer.
    pub expires_at: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
