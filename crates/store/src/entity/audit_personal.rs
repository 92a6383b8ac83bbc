use sea_orm::entity::prelude::*;

/// Personal data of an entry, which can be erased.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_personal")]
pub struct Model {
    /// The number of the entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// What makes its digest impossible to guess.
    pub salt: String,
    /// The personal data, JSON.
    pub personal: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
