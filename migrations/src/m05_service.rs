use sea_orm_migration::prelude::*;

use crate::columns::{drop, flag, id, index, key, make, maybe_id, maybe_number, maybe_text, number, refers, table, text};

/// What the service itself needs: an organisation's own catalog, jobs, tokens, repeated requests.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m05_service"
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
            table("overlay_file")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(text("path"))
                .col(text("content"))
                .col(number("updated_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .to_owned(),
            table("job")
                .col(key("id"))
                .col(maybe_id("organisation_id"))
                .col(text("kind"))
                .col(text("payload"))
                .col(text("state"))
                .col(number("run_at"))
                .col(number("attempts"))
                .col(maybe_text("locked_by"))
                .col(maybe_number("locked_until"))
                .col(number("done"))
                .col(number("total"))
                .col(text("result"))
                .col(number("created_at"))
                .to_owned(),
            table("api_token")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("person_id"))
                .col(text("name"))
                .col(text("secret"))
                .col(text("scopes"))
                .col(number("created_at"))
                .col(number("expires_at"))
                .col(maybe_number("revoked_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("person_id", "person"))
                .to_owned(),
            table("repeated_request")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("person_id"))
                .col(text("name"))
                .col(text("digest"))
                .col(number("status"))
                .col(text("answer"))
                .col(number("created_at"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .to_owned(),
            table("webhook")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(text("url"))
                .col(text("secret"))
                .col(text("events"))
                .col(flag("disabled"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .to_owned(),
            table("setting")
                .col(ColumnDef::new(Alias::new("name")).string_len(80).not_null().primary_key())
                .col(text("value"))
                .to_owned(),
        ];
        let indexes = vec![
            index("overlay_file", &["organisation_id", "path"], true),
            index("job", &["state", "run_at"], false),
            index("api_token", &["secret"], true),
            index("api_token", &["organisation_id", "person_id"], false),
            index("repeated_request", &["organisation_id", "person_id", "name"], true),
            index("repeated_request", &["created_at"], false),
            index("webhook", &["organisation_id"], false),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["setting", "webhook", "repeated_request", "api_token", "job", "overlay_file"]).await
    }
}
