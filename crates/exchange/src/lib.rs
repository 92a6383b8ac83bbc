//! Formats with a schema. Each has structs of its own, converted to and from the domain by full destructuring, so that a new
//! field breaks the build where it must be handled.

mod annex_json;
mod case_file;
mod catalog_json;
mod catalog_table;
mod ciso;
mod contract_batch;
mod contract_check;
mod decisions_file;
mod digest;
mod imported;
mod migration_file;
mod oscal;
mod schema;
mod table;

pub use annex_json::{AnnexFile, FileDigest, ReadError, SCHEMA, annex_digest, read_annex, write_annex};
pub use case_file::{CaseFile, read_case, write_case};
pub use catalog_json::{CATALOG_SCHEMA, is_catalog_json, read_catalog_json, write_catalog_json};
pub use catalog_table::{TableWords, catalog_csv, catalog_grid, read_own_table, write_csv};
pub use ciso::{CisoImport, is_ciso, read_ciso, write_ciso};
pub use contract_batch::{
    BATCH_SCHEMA, BatchFile, BatchFlag, BatchHead, BatchProblem, BatchRow, BatchVerdict, read_batch_line, write_batch,
    write_batch_line,
};
pub use contract_check::{CHECK_SCHEMA, CheckedFile, check_value, write_contract_check};
pub use decisions_file::{DecisionsFile, read_decisions};
pub use digest::{digest_of, sha256};
pub use imported::{Count, Draft, Folder, Imported, Outcome, OwnIds, RowLog, Thing, framework_id, own_id, prefix_of};
pub use migration_file::{MigrationFile, MigrationHead, read_migration, write_migration};
pub use oscal::{OscalImport, ProfileOptions, is_oscal, read_oscal, write_oscal_catalog, write_oscal_profile};
pub use schema::{annex_schema, case_schema, contract_check_schema, decisions_schema, migration_schema, shape_schema};
pub use table::{Field, MappedColumn, Mapping, guess_mapping, import_table, read_mapping, write_mapping};
