use sea_orm_migration::prelude::*;

use crate::columns::{drop, flag, id, index, key, make, maybe_id, number, refers, table, text};

/// Contracts that were read, what was found in them, and what people decided about it.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m04_contracts"
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
            table("file")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(text("sha256"))
                .col(text("name"))
                .col(text("media"))
                .col(number("size"))
                .col(number("created_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .to_owned(),
            table("contract")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(maybe_id("unit_id"))
                .col(maybe_id("case_id"))
                .col(number("number"))
                .col(text("title"))
                .col(text("counterpart"))
                .col(text("search"))
                .col(flag("whole"))
                .col(text("state"))
                .col(text("result"))
                .col(text("catalog_version"))
                .col(id("created_by"))
                .col(number("created_at"))
                .col(number("updated_at"))
                .col(number("version"))
                .foreign_key(&mut refers("organisation_id", "organisation"))
                .foreign_key(&mut refers("case_id", "cases"))
                .foreign_key(&mut refers("created_by", "person"))
                .to_owned(),
            table("contract_file")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("contract_id"))
                .col(id("file_id"))
                .col(number("position"))
                .col(text("name"))
                .col(text("transcript"))
                .col(number("version"))
                .foreign_key(&mut refers("contract_id", "contract"))
                .foreign_key(&mut refers("file_id", "file"))
                .to_owned(),
            table("contract_decision")
                .col(key("id"))
                .col(id("organisation_id"))
                .col(id("contract_id"))
                .col(text("obligation"))
                .col(text("verdict"))
                .col(text("missing"))
                .col(text("reason"))
                .col(id("decided_by"))
                .col(number("decided_at"))
                .col(number("version"))
                .foreign_key(&mut refers("contract_id", "contract"))
                .foreign_key(&mut refers("decided_by", "person"))
                .to_owned(),
        ];
        let indexes = vec![
            index("file", &["organisation_id", "sha256"], false),
            index("contract", &["organisation_id", "number"], true),
            index("contract", &["organisation_id", "updated_at", "id"], false),
            index("contract_file", &["contract_id", "position"], true),
            index("contract_decision", &["contract_id", "obligation"], true),
        ];
        make(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["contract_decision", "contract_file", "contract", "file"]).await
    }
}
