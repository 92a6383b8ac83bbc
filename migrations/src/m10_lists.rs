use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::sort_key;

use crate::columns::index;

/// What lists are ordered by, in Swedish alphabetical order: databases disagree about letters, so that it is stored beside them.
pub(crate) struct Step;

/// Each table with a column and what that column is ordered by.
const KEYS: [(&str, &str, &str); 4] = [
    ("cases", "title", "title_key"),
    ("cases", "reference", "reference_key"),
    ("contract", "title", "title_key"),
    ("contract", "counterpart", "counterpart_key"),
];
/// An order that nobody asks for any more.
const OLD: (&str, [&str; 3]) = ("cases", ["organisation_id", "title", "id"]);

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "m10_lists"
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
        let on = manager.get_connection();
        // Byte by byte, which is what keys are made for; SQLite compares so by itself.
        let bytewise = if on.get_database_backend() == DbBackend::Postgres { "COLLATE \"C\"" } else { "" };
        for (table, from, key) in KEYS {
            if !manager.has_column(table, key).await? {
                let add = format!("ALTER TABLE {table} ADD COLUMN {key} text {bytewise} NOT NULL DEFAULT ''");
                on.execute_unprepared(&add).await?;
            }
            fill(manager, table, from, key).await?;
            manager.create_index(index(table, &columns(key), false)).await?;
        }
        drop_index(manager, OLD.0, &OLD.1).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index(OLD.0, &OLD.1, false)).await?;
        for (table, _, key) in KEYS {
            drop_index(manager, table, &columns(key)).await?;
            if manager.has_column(table, key).await? {
                let drop = Table::alter().table(Alias::new(table)).drop_column(Alias::new(key)).to_owned();
                manager.alter_table(drop).await?;
            }
        }
        Ok(())
    }
}

fn columns(key: &'static str) -> [&'static str; 3] {
    ["organisation_id", key, "id"]
}

/// Makes the keys of rows that are there already.
async fn fill(manager: &SchemaManager<'_>, table: &str, from: &str, key: &str) -> Result<(), DbErr> {
    let on = manager.get_connection();
    let backend = on.get_database_backend();
    let asked = Statement::from_string(backend, format!("SELECT id, {from} FROM {table} WHERE {key} = ''"));
    for row in on.query_all_raw(asked).await? {
        let (id, text): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let update = Query::update()
            .table(Alias::new(table))
            .value(Alias::new(key), sort_key(&text))
            .and_where(Expr::col(Alias::new("id")).eq(id))
            .to_owned();
        on.execute(&update).await?;
    }
    Ok(())
}

async fn drop_index(manager: &SchemaManager<'_>, table: &str, columns: &[&str]) -> Result<(), DbErr> {
    let name = format!("by_{table}_{}", columns.join("_"));
    manager.get_connection().execute_unprepared(&format!("DROP INDEX IF EXISTS {name}")).await?;
    Ok(())
}
