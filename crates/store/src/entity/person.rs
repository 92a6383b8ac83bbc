use sea_orm::entity::prelude::*;

use crate::row::Audited;

/// Somebody who logs in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The address that they log in with, in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language that they read in, `sv` or `en`.
    pub language: String,
    /// The digest of their password, a PHC string.
    pub password: Option<String>,
    /// The secret that their one-time codes are made of.
    pub totp: Option<String>,
    /// The last time step that a code was used of, so that none is used twice.
    pub totp_step: i64,
    /// They have shown that their codes work.
    pub totp_confirmed: bool,
    /// They may not log in.
    pub disabled: bool,
    /// When they were added.
    pub created_at: i64,
    /// Grows with every change.
    pub version: i64,
}

/// Rows refer to each other by ids; nothing is joined by itself.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Audited for Model {
    type Active = ActiveModel;
    const KIND: &'static str = "person";

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
        column == "totp_step"
    }
}
