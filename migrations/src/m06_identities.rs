use sea_orm_migration::prelude::*;

use crate::columns::{drop, id, index, key, make, number, refers, table, text};

/// Whom identity providers know people as.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m06_identities"
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
            table("identity")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("person_id"))
                .col(text("issuer"))
                .col(text("subject"))
                .col(number("created_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("person_id", "person"))
                .to_owned(),
        ];
        let indexes = vec![
            index("identity", &["issuer", "subject"], true),
            // One provider knows a person once.
            index("identity", &["person_id", "issuer"], true),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["identity"]).await
    }
}
