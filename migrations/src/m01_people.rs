use sea_orm_migration::prelude::*;

use crate::columns::{drop, flag, id, index, key, make, maybe_id, maybe_number, maybe_text, number, refers, table, text};

/// Organisations, their units, people and what they may do.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m01_people"
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
            table("organisation")
                .col(key("id"))
                .col(text("slug"))
                .col(text("name"))
                .col(text("settings"))
                .col(number("created_at"))
                .col(number("version"))
                .to_owned(),
            table("unit")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(maybe_id("parent_id"))
                .col(text("name"))
                .col(flag("archived"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("parent_id", "unit"))
                .to_owned(),
            table("person")
                .col(key("id"))
                .col(text("email"))
                .col(text("name"))
                .col(text("language"))
                .col(maybe_text("password"))
                .col(maybe_text("totp"))
                .col(number("totp_step"))
                .col(flag("totp_confirmed"))
                .col(flag("disabled"))
                .col(number("created_at"))
                .col(number("version"))
                .to_owned(),
            table("membership")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("person_id"))
                .col(maybe_id("unit_id"))
                .col(text("role"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("person_id", "person"))
                .foreign_key(&mut refers("unit_id", "unit"))
                .to_owned(),
            table("enrolment")
                .col(key("id"))
                .col(id("person_id"))
                .col(text("secret"))
                .col(number("expires_at"))
                .col(maybe_number("used_at"))
                .foreign_key(&mut refers("person_id", "person"))
                .to_owned(),
            table("login_session")
                .col(key("id"))
                .col(text("secret"))
                .col(maybe_id("person_id"))
                .col(text("data"))
                .col(number("created_at"))
                .col(number("expires_at"))
                .to_owned(),
        ];
        let indexes = vec![
            index("organisation", &["slug"], true),
            index("unit", &["organisation_id", "name"], true),
            index("person", &["email"], true),
            index("membership", &["organisation_id", "person_id", "role"], true),
            index("membership", &["person_id"], false),
            index("enrolment", &["secret"], true),
            index("login_session", &["secret"], true),
            index("login_session", &["person_id"], false),
            index("login_session", &["expires_at"], false),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["login_session", "enrolment", "membership", "person", "unit", "organisation"]).await
    }
}
