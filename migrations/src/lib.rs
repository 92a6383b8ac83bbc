//! The tables of the database, step by step. The same steps run on SQLite and PostgreSQL; each can be run again after it was cut
//! short, and taken back.
//!
//! Ids are UUIDs in text and instants whole microseconds since 1970 in UTC, so that both databases hold the same and sort the same.

mod columns;
mod m01_people;
mod m02_audit;
mod m03_cases;
mod m04_contracts;
mod m05_service;
mod m06_identities;
mod m07_passkeys;
mod m09_jobs;
mod m10_lists;

pub use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// Every step, in order.
#[derive(Debug, Clone, Copy)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_people::Step),
            Box::new(m02_audit::Step),
            Box::new(m03_cases::Step),
            Box::new(m04_contracts::Step),
            Box::new(m05_service::Step),
            Box::new(m06_identities::Step),
            Box::new(m07_passkeys::Step),
            Box::new(m09_jobs::Step),
            Box::new(m10_lists::Step),
        ]
    }
}
