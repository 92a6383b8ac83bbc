use sea_orm_migration::prelude::*;

use crate::columns::{drop, id, index, key, make, maybe_id, maybe_number, maybe_text, number, refers, table, text};

/// Cases, what is decided in them, and the annexes that are issued.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m03_cases"
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
            table("cases")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(maybe_id("unit_id"))
                .col(number("number"))
                .col(text("title"))
                .col(text("state"))
                .col(text("reference"))
                .col(text("search"))
                .col(text("body"))
                .col(text("answers"))
                .col(maybe_text("review_on"))
                .col(id("created_by"))
                .col(number("created_at"))
                .col(number("updated_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("unit_id", "unit"))
                .foreign_key(&mut refers("created_by", "person"))
                .to_owned(),
            table("decision")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("case_id"))
                .col(text("requirement"))
                .col(text("kind"))
                .col(text("name"))
                .col(text("value"))
                .col(text("reason"))
                .col(text("approval"))
                .col(maybe_id("approved_by"))
                .col(maybe_number("approved_at"))
                .col(id("decided_by"))
                .col(number("decided_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("case_id", "cases"))
                .foreign_key(&mut refers("decided_by", "person"))
                .to_owned(),
            table("annex")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("case_id"))
                .col(number("number"))
                .col(text("code"))
                .col(text("state"))
                .col(text("digest"))
                .col(text("catalog_version"))
                .col(id("issued_by"))
                .col(number("issued_at"))
                .col(maybe_number("published_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("case_id", "cases"))
                .foreign_key(&mut refers("issued_by", "person"))
                .to_owned(),
            // Apart from the annex, so that lists do not read what they do not show.
            table("annex_document")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(text("document"))
                .col(number("version"))
                .foreign_key(&mut refers("id", "annex"))
                .to_owned(),
            table("annex_requirement")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("annex_id"))
                .col(text("requirement"))
                .col(text("requirement_version"))
                .col(number("position"))
                .foreign_key(&mut refers("annex_id", "annex"))
                .to_owned(),
            table("tender_question")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("annex_id"))
                .col(text("question"))
                .col(text("answer"))
                .col(number("asked_at"))
                .col(id("written_by"))
                .col(number("version"))
                .foreign_key(&mut refers("annex_id", "annex"))
                .to_owned(),
        ];
        let indexes = vec![
            index("cases", &["organisation_id", "number"], true),
            index("cases", &["organisation_id", "updated_at", "id"], false),
            index("cases", &["organisation_id", "title", "id"], false),
            index("decision", &["case_id", "requirement", "kind", "name"], true),
            index("decision", &["organisation_id", "approval"], false),
            index("annex", &["case_id", "number"], true),
            index("annex", &["organisation_id", "issued_at", "id"], false),
            index("annex_requirement", &["annex_id", "requirement"], true),
            index("annex_requirement", &["organisation_id", "requirement"], false),
            index("tender_question", &["annex_id", "asked_at"], false),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["tender_question", "annex_requirement", "annex_document", "annex", "decision", "cases"]).await
    }
}
