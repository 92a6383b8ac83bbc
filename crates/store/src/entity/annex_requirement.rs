use sea_orm::entity::prelude::*;

/// A requirement in an annex, so that one finds where it is used.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annex_requirement")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub organisation_id: String,
    /// The annex.
    pub annex_id: String,
    /// The requirement.
    pub requirement: String,
    /// Its version.
    pub requirement_version: String,
    /// Its place, from 0.
    pub position: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
