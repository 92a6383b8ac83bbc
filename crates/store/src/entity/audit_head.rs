use sea_orm::entity::prelude::*;

/// The edge of the Merkle tree.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// There is one row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// How many leaves there are.
    pub size: i64,
    /// The roots of the whole subtrees, the largest first.
    pub edge: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
