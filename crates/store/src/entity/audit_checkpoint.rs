use sea_orm::entity::prelude::*;

/// A signed state of the log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_checkpoint")]
pub struct Model {
    /// How many leaves it covers.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// The root of the tree.
    pub root: String,
    /// When it was signed.
    pub at: i64,
    /// The signed note.
    pub note: String,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
