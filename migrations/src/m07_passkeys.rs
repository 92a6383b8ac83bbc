use sea_orm_migration::prelude::*;

use crate::columns::{drop, id, index, key, make, maybe_id, maybe_number, number, refers, table, text};

/// Passkeys, and the challenges that browsers are to answer with them.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m07_passkeys"
    }
}

#[allow(
    elided_lifetimes_in_paths,
    reason = "the trait leaves the lifetime out, and a macro makes it another one when it is written"
)]
#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            table("passkey")
                .col(key("id"))
                .col(id("person_id"))
                .col(text("name"))
                .col(text("handle"))
                .col(text("credential_id"))
                .col(text("credential"))
                .col(number("counter"))
                .col(number("created_at"))
                .col(maybe_number("last_used_at"))
                .col(number("version"))
                .foreign_key(&mut refers("person_id", "person"))
                .to_owned(),
            table("passkey_challenge")
                .col(key("id"))
                .col(text("secret"))
                .col(text("kind"))
                .col(maybe_id("person_id"))
                .col(text("state"))
                .col(number("expires_at"))
                .to_owned(),
        ];
        let indexes = vec![
            index("passkey", &["credential_id"], true),
            index("passkey", &["person_id"], false),
            index("passkey_challenge", &["secret"], true),
            index("passkey_challenge", &["expires_at"], false),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["passkey_challenge", "passkey"]).await
    }
}
