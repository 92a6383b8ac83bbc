use sea_orm_migration::prelude::*;

use crate::columns::{index, maybe_id, maybe_number, maybe_text};

/// What jobs and webhooks turned out to need: what a job is about, and how an address has fared.
pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m09_jobs"
    }
}

/// The columns that `webhook` gets.
fn of_webhook() -> Vec<ColumnDef> {
    let counted = |name: &'static str| ColumnDef::new(Alias::new(name)).big_integer().not_null().default(0).to_owned();
    let said = |name: &'static str| ColumnDef::new(Alias::new(name)).text().not_null().default("").to_owned();
    vec![
        maybe_text("previous_secret"),
        maybe_number("previous_until"),
        counted("created_at"),
        maybe_number("failing_since"),
        said("off_reason"),
    ]
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
        for column in of_webhook() {
            let table = Table::alter().table(Alias::new("webhook")).add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        let about = Table::alter().table(Alias::new("job")).add_column(maybe_id("about")).to_owned();
        manager.alter_table(about).await?;
        manager.create_index(index("job", &["about", "created_at"], false)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let gone = Index::drop().name("by_job_about_created_at").table(Alias::new("job")).to_owned();
        manager.drop_index(gone).await?;
        let about = Table::alter().table(Alias::new("job")).drop_column(Alias::new("about")).to_owned();
        manager.alter_table(about).await?;
        for name in ["off_reason", "failing_since", "created_at", "previous_until", "previous_secret"] {
            let table = Table::alter().table(Alias::new("webhook")).drop_column(Alias::new(name)).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
