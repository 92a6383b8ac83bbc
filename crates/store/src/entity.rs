//! The tables as the database library sees them. Rows leave the room as plain structs; the rest stays here.
#![allow(unreachable_pub, reason = "the derives of the library want these to be `pub`; the module is not")]

pub(crate) mod annex;
pub(crate) mod annex_document;
pub(crate) mod annex_requirement;
pub(crate) mod api_token;
pub(crate) mod audit_checkpoint;
pub(crate) mod audit_entry;
pub(crate) mod audit_head;
pub(crate) mod audit_personal;
pub(crate) mod cases;
pub(crate) mod contract;
pub(crate) mod contract_decision;
pub(crate) mod contract_file;
pub(crate) mod decision;
pub(crate) mod enrolment;
pub(crate) mod file;
pub(crate) mod identity;
pub(crate) mod job;
pub(crate) mod login_session;
pub(crate) mod membership;
pub(crate) mod organisation;
pub(crate) mod overlay_file;
pub(crate) mod passkey;
pub(crate) mod passkey_challenge;
pub(crate) mod person;
pub(crate) mod repeated_request;
pub(crate) mod setting;
pub(crate) mod tender_question;
pub(crate) mod unit;
pub(crate) mod webhook;
