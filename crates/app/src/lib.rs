//! Use cases with a database: one public function for each thing a person can do. Permissions, transactions, clock and
//! configuration are decided here; `web` and `cli` only translate.

mod annexes;
mod audit;
mod backup;
mod browse;
mod caller;
mod cases;
mod clock;
mod config;
mod contracts;
mod demo;
mod error;
mod federated;
mod files;
mod hooks;
mod jobs;
mod library;
mod lists;
mod login;
mod logo;
mod mail;
mod members;
mod metrics;
mod overlay;
mod overview;
mod passkeys;
mod password;
mod preview;
mod repeats;
mod secret;
mod service;
mod sheet;
mod tailoring;
mod theme;
mod tokens;
mod totp;
mod units;
mod wording;
mod words;

pub use annexes::{AnnexFile, IssuedAnnex};
pub use audit::{AuditLine, AuditState, AuditWanted, action_key};
pub use backup::{BackedUp, Restored, restore};
pub use browse::{
    Browsed, ClausePart, Figure, FrameworkPage, FrameworkSummary, Hit, Link, Lists, ObligationPart, Past, Proof, ReferencePart,
    RequirementPage, ServedPoint, Step, Wish,
};
pub use caller::{Actor, Caller, May, Role};
pub use cases::{CaseForm, CaseSummary, CaseView, Proposed, ProposedRequirement};
pub use clock::Clock;
pub use config::{Config, ConfigFault, DEFAULT_CONFIG, Grant, ProviderConfig, Secret};
pub use contracts::{
    CheckResult, CheckedClause, CheckedCoverage, CheckedFile, CheckedFlag, CheckedMark, CheckedObligation, CheckedProblem,
    CheckedRequirement, ContractDocument, ContractForm, ContractSummary, ContractText, ContractView, Decided, MOST_BYTES,
    MOST_FILES, Paper, Said, TextClause, TextLine, TextPart, TextShape, UploadedFile, UploadedSummary, VerdictForm,
};
pub use demo::DemoPerson;
pub use error::{Error, FieldProblem, Result};
pub use federated::{Arrival, CameBack, Departure, Door, Refusal};
pub use hooks::{Delivery, EVENT_GROUPS, EVENT_WORDS, NewSecret, Webhook, WebhookForm};
pub use lists::{CaseNarrowing, ListedAnnex, MEMBER_STATES, Waiting, verdict_pattern};
pub use login::{Attempt, Stage, Visit};
pub use logo::Logo;
pub use members::{Member, MemberForm};
pub use metrics::Metrics;
pub use overlay::{OwnCatalog, OwnChange, OwnFile};
pub use overview::Overview;
pub use passkeys::{PasskeySummary, Question};
pub use preview::Preview;
pub use repeats::{Keyed, Repeat};
pub use service::App;
pub use sheet::{TableFile, TableFormat};
pub use tailoring::{DecisionForm, DecisionKind, OwnRequirement};
pub use theme::{House, Theme, contrast, tenths};
pub use tokens::{NewToken, TokenSummary};
pub use wording::{Wording, WordingPart};
pub use words::{CaseWords, GuideQuestion, Word};

// What callers hand in and get back, so that the edges need no arrow of their own to the rooms below.
pub use annex::{Annex, AnnexRequirement, ChangeKind};
pub use catalog::Requirement as CatalogRequirement;
pub use catalog::guide::{Guided, Reason as GuideReason};
pub use catalog::{Stop, Strength};
pub use desk::{Format, Library};
pub use kernel::{Date, Instant, Language};
pub use store::Fault as AuditFault;
pub use store::{
    AnnexRow, AuditEntry, CaseRow, ContractRow, Cursor, Database, DecisionRow, Order, Organisation, Page, Person, Store,
    TenderQuestion, Unit, Verdict as AuditVerdict, Wanted, sort_key,
};
