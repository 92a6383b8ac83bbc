//! Use cases with a database: one public function for each thing a person can do. Permissions, transactions, clock and
//! configuration are decided here; `web` and `cli` only translate.

mod annexes;
mod audit;
mod caller;
mod cases;
mod clock;
mod config;
mod error;
mod files;
mod library;
mod login;
mod members;
mod password;
mod secret;
mod service;
mod tailoring;
mod tokens;
mod totp;

pub use annexes::{AnnexFile, IssuedAnnex};
pub use audit::{AuditLine, AuditState};
pub use caller::{Actor, Caller, May, Role};
pub use cases::{CaseForm, CaseSummary, CaseView, Proposed, ProposedRequirement};
pub use clock::Clock;
pub use config::{Config, ConfigFault, DEFAULT_CONFIG};
pub use error::{Error, FieldProblem, Result};
pub use login::{Attempt, Stage, Visit};
pub use members::{Member, MemberForm};
pub use service::App;
pub use tailoring::{DecisionForm, DecisionKind};
pub use tokens::{NewToken, TokenSummary};

// What callers hand in and get back, so that the edges need no arrow of their own to the rooms below.
pub use annex::{Annex, AnnexRequirement};
pub use desk::{Format, Library};
pub use kernel::{Date, Instant, Language};
pub use store::{
    AnnexRow, AuditEntry, CaseRow, ContractRow, Cursor, Database, DecisionRow, Order, Organisation, Page, Person, Store,
    TenderQuestion, Unit, Verdict as AuditVerdict, Wanted,
};
