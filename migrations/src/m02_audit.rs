use sea_orm_migration::prelude::*;

use crate::columns::{drop, index, key, make, maybe_id, maybe_text, number, table, text};

/// The audit log: one leaf of a Merkle tree for every write, and the edge of the tree.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m02_audit"
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
            table("audit_entry")
                .col(number("seq").primary_key())
                .col(maybe_id("organisation_id"))
                .col(number("at"))
                .col(text("actor"))
                .col(text("action"))
                .col(text("subject"))
                .col(text("subject_id"))
                .col(maybe_text("before"))
                .col(maybe_text("after"))
                .col(text("detail"))
                .col(text("personal_digest"))
                .col(text("leaf"))
                .to_owned(),
            table("audit_personal").col(number("seq").primary_key()).col(text("salt")).col(text("personal")).to_owned(),
            table("audit_head").col(key("id")).col(number("size")).col(text("edge")).to_owned(),
            table("audit_checkpoint")
                .col(number("size").primary_key())
                .col(text("root"))
                .col(number("at"))
                .col(text("note"))
                .to_owned(),
        ];
        let indexes = vec![
            index("audit_entry", &["organisation_id", "seq"], false),
            index("audit_entry", &["subject", "subject_id", "seq"], false),
        ];
        make(manager, tables, indexes).await?;
        // The head is there from the beginning: adding a leaf changes it.
        let head = Query::insert()
            .into_table(Alias::new("audit_head"))
            .columns([Alias::new("id"), Alias::new("size"), Alias::new("edge")])
            .values_panic(["head".into(), 0_i64.into(), "".into()])
            .on_conflict(OnConflict::column(Alias::new("id")).do_nothing().to_owned())
            .to_owned();
        manager.execute(head).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["audit_checkpoint", "audit_head", "audit_personal", "audit_entry"]).await
    }
}
