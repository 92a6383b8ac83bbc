//! Words and small shapes that several resources share.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Both {
    /// In Swedish.
    pub(super) sv: String,
    /// In English.
    pub(super) en: String,
}

impl From<&kernel::Localised> for Both {
    fn from(text: &kernel::Localised) -> Self {
        let kernel::Localised { sv, en } = text;
        Self { sv: sv.clone(), en: en.clone() }
    }
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tongue {
    /// Swedish.
    #[default]
    Sv,
    /// English.
    En,
}

impl Tongue {
    pub(super) fn code(self) -> &'static str {
        self.language().code()
    }

    pub(super) fn language(self) -> app::Language {
        match self {
            Self::Sv => app::Language::Swedish,
            Self::En => app::Language::English,
        }
    }
}

impl From<app::Language> for Tongue {
    fn from(language: app::Language) -> Self {
        match language {
            app::Language::Swedish => Self::Sv,
            app::Language::English => Self::En,
        }
    }
}

/// What somebody is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RoleWord {
    /// Runs the service for the organisation.
    Administrator,
    /// Information-security coordinator.
    Coordinator,
    /// Makes cases and annexes.
    ProcurementOfficer,
    /// Decides on what is left out.
    InformationOwner,
    /// Sees everything and changes nothing.
    Auditor,
}

impl RoleWord {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Administrator => app::Role::Administrator,
            Self::Coordinator => app::Role::Coordinator,
            Self::ProcurementOfficer => app::Role::Officer,
            Self::InformationOwner => app::Role::Owner,
            Self::Auditor => app::Role::Auditor,
        }
        .id()
    }
}

impl From<app::Role> for RoleWord {
    fn from(role: app::Role) -> Self {
        match role {
            app::Role::Administrator => Self::Administrator,
            app::Role::Coordinator => Self::Coordinator,
            app::Role::Officer => Self::ProcurementOfficer,
            app::Role::Owner => Self::InformationOwner,
            app::Role::Auditor => Self::Auditor,
        }
    }
}

/// A moment as the API says it, RFC 3339 in UTC.
pub(super) fn moment(micros: i64) -> String {
    app::Instant::from_micros(micros).to_string()
}

/// The word of an enumeration as it stands in JSON.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
