use kernel::Language;
use serde_json::json;
use store::Who;

use crate::{App, Error, Logo, Result, Theme};

/// What a person is in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the service for the organisation: people, units, its own catalog, tokens.
    Administrator,
    /// Information-security coordinator: cases, contracts, suppliers.
    Coordinator,
    /// Procurement officer: cases and annexes.
    Officer,
    /// Information owner: decides on what is left out, and on classification.
    Owner,
    /// Sees everything and changes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Administrator, Self::Coordinator, Self::Officer, Self::Owner, Self::Auditor];

    /// Its word in the database, in addresses and in the API.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Officer => "procurement-officer",
            Self::Owner => "information-owner",
            Self::Auditor => "auditor",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// What somebody may do. Whatever is not given to a role here, it may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// See the catalog.
    ReadCatalog,
    /// See cases and annexes.
    ReadCases,
    /// Make and change cases, issue annexes.
    WriteCases,
    /// Approve what is left out against a law or level 3.
    Approve,
    /// See contracts and what was found in them: a map for whoever attacks (OSL 18 kap. 8 and 13 §§).
    ReadContracts,
    /// Upload contracts and decide on verdicts.
    WriteContracts,
    /// See people and settings.
    ReadAdministration,
    /// Change people, units, settings and the organisation's own catalog.
    Administer,
    /// See the audit log.
    ReadAudit,
    /// Make personal tokens for the API.
    OwnTokens,
}

impl May {
    /// Every permission.
    pub const ALL: [Self; 10] = [
        Self::ReadCatalog,
        Self::ReadCases,
        Self::WriteCases,
        Self::Approve,
        Self::ReadContracts,
        Self::WriteContracts,
        Self::ReadAdministration,
        Self::Administer,
        Self::ReadAudit,
        Self::OwnTokens,
    ];

    /// The roles that have it.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        use Role::{Administrator, Auditor, Coordinator, Officer, Owner};
        match self {
            Self::ReadCatalog | Self::ReadCases => &Role::ALL,
            Self::WriteCases => &[Coordinator, Officer],
            Self::Approve => &[Owner],
            Self::ReadContracts => &[Coordinator, Officer, Auditor],
            Self::WriteContracts => &[Coordinator, Officer],
            Self::ReadAdministration => &[Administrator, Auditor],
            Self::Administer => &[Administrator],
            Self::ReadAudit => &[Administrator, Auditor],
            Self::OwnTokens => &[Administrator, Coordinator, Officer, Owner],
        }
    }

    /// Does it change anything?
    #[must_use]
    pub fn is_write(self) -> bool {
        matches!(self, Self::WriteCases | Self::Approve | Self::WriteContracts | Self::Administer | Self::OwnTokens)
    }
}

/// How somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Logged in.
    Person,
    /// With a token; it may only read unless it says that it may write.
    Token {
        /// The token's id.
        id: String,
        /// It may write.
        writes: bool,
    },
}

/// Who asks, in which organisation, and what they may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The person's id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The address they log in with.
    pub email: String,
    /// The language they read in.
    pub language: Language,
    /// The organisation's id.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Its colours.
    pub theme: Theme,
    /// Its logo, where it has one.
    pub logo: Option<Logo>,
    /// What they are there, each role once.
    pub roles: Vec<Role>,
    /// Other organisations that they may choose: id and name.
    pub others: Vec<(String, String)>,
    /// How they ask.
    pub actor: Actor,
}

impl Caller {
    /// May they do this?
    #[must_use]
    pub fn may(&self, what: May) -> bool {
        let by_token = match &self.actor {
            Actor::Person => true,
            Actor::Token { writes, .. } => what != May::OwnTokens && (*writes || !what.is_write()),
        };
        by_token && what.roles().iter().any(|role| self.roles.contains(role))
    }

    /// Refuses what they may not do.
    ///
    /// # Errors
    /// When they may not.
    pub fn must(&self, what: May) -> Result<()> {
        if self.may(what) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// As whom the audit log knows them, now.
    pub(crate) fn who(&self, app: &App) -> Who {
        let actor = match &self.actor {
            Actor::Person => format!("person:{}", self.person),
            Actor::Token { id, .. } => format!("token:{id}"),
        };
        Who {
            actor,
            personal: json!({ "name": self.name, "email": self.email }).to_string(),
            at: app.clock.now(),
            organisation: Some(self.organisation.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_changes_nothing_and_every_permission_is_somebodys() {
        for may in May::ALL {
            assert!(!may.roles().is_empty());
            assert!(!(may.is_write() && may.roles().contains(&Role::Auditor)), "{may:?}");
        }
    }
}
