use sea_orm::entity::prelude::*;

/// Work that waits, is under way or is over.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// For whom; nobody where it is the service's own.
    pub organisation_id: Option<String>,
    /// What is to be done: `webhook`, `checkpoint`, …
    pub kind: String,
    /// With what, JSON without personal data.
    pub payload: String,
    /// How far it has come, by the words of `JobState`.
    pub state: String,
    /// Not before.
    pub run_at: i64,
    /// How many times it was begun.
    pub attempts: i64,
    /// Which process has it.
    pub locked_by: Option<String>,
    /// So long nobody else takes it.
    pub locked_until: Option<i64>,
    /// How much is done.
    pub done: i64,
    /// Of how much.
    pub total: i64,
    /// What came of it, JSON.
    pub result: String,
    /// When it was put here.
    pub created_at: i64,
    /// The id of what it is about: of a webhook.
    pub about: Option<String>,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
