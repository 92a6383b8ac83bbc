//! The database: rows in and out, every write in a transaction and in the audit log.
//!
//! Reads are methods of [`Session`]; writes exist only on [`Tx`], which [`Store::write`] hands out. Rows are plain structs; what the
//! database library makes of them stays in here.

mod annexes;
mod audit;
mod cases;
mod collate;
mod contracts;
mod entity;
mod error;
mod house;
mod identities;
mod jobs;
mod logins;
mod open;
mod page;
mod passkeys;
mod people;
mod repeats;
mod row;
mod session;
mod setting;
mod waits;
mod webhooks;
mod writer;

pub use audit::{
    Checkpoint, Edge, Entry, EntryFilter, Fault, Hash, Signer, Verdict, Who, from_hex, inclusion, is_included, leaf, verify_note,
};
pub use collate::{lower_case, sort_key};
pub use entity::annex::Model as AnnexRow;
pub use entity::annex_requirement::Model as AnnexRequirement;
pub use entity::api_token::Model as ApiToken;
pub use entity::audit_entry::Model as AuditEntry;
pub use entity::cases::Model as CaseRow;
pub use entity::contract::Model as ContractRow;
pub use entity::contract_decision::Model as ContractDecision;
pub use entity::contract_file::Model as ContractFile;
pub use entity::decision::Model as DecisionRow;
pub use entity::enrolment::Model as Enrolment;
pub use entity::file::Model as FileRow;
pub use entity::identity::Model as IdentityRow;
pub use entity::job::Model as JobRow;
pub use entity::login_session::Model as LoginSession;
pub use entity::membership::Model as Membership;
pub use entity::organisation::Model as Organisation;
pub use entity::overlay_file::Model as OverlayFile;
pub use entity::passkey::Model as Passkey;
pub use entity::passkey_challenge::Model as PasskeyChallenge;
pub use entity::person::Model as Person;
pub use entity::repeated_request::Model as RepeatedRequest;
pub use entity::tender_question::Model as TenderQuestion;
pub use entity::unit::Model as Unit;
pub use entity::webhook::Model as WebhookRow;
pub use error::Error;
pub use jobs::{JobCount, JobState};
pub use open::{Database, Store};
pub use page::{Cursor, Order, Page, Wanted};
pub use row::new_id;
pub use session::{Session, Tx};
pub use waits::Waits;
pub use writer::Promise;
