use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// A passkey that a person logs in with.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// What they call it.
    pub name: String,
    /// What the device knows the person by: made by chance, the same for all their passkeys, and used for nothing else.
    pub handle: String,
    /// What the device knows the passkey by, in base64url.
    pub credential_id: String,
    /// The public key with what was known of it when it was added, JSON. It never changes.
    pub credential: String,
    /// How many times the device says that it has signed, as last seen; devices that do not count say 0.
    pub counter: i64,
    /// When it was added.
    pub created_at: i64,
    /// When somebody last logged in with it.
    pub last_used_at: Option<i64>,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "passkey";

    fn row_id(&self) -> &str {
        &self.id
    }

    fn organisation(&self) -> Option<&str> {
        None
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn set_version(&mut self, version: i64) {
        self.version = version;
    }

    fn is_unaudited(column: &str) -> bool {
        column == "counter" || column == "last_used_at"
    }
}
