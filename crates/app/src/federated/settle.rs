use kernel::Instant;
use serde_json::json;
use store::{Entry, IdentityRow, Person, Tx, Who, new_id};

use crate::members::membership;
use crate::{Result, Role};

/// What a provider says of somebody, in our words.
pub(super) struct Claimed {
    pub(super) provider: String,
    pub(super) title: String,
    pub(super) issuer: String,
    pub(super) subject: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    /// An account with this address may be linked.
    pub(super) may_link: bool,
    pub(super) language: &'static str,
    /// They may be added.
    pub(super) provision: bool,
    /// The ids of the organisations that the provider speaks for, its own first.
    pub(super) organisations: Vec<String>,
    /// The roles that it gives, by organisation; `None` where roles are given in the service.
    pub(super) wanted: Option<Vec<(String, Role)>>,
    pub(super) at: Instant,
}

/// What came of it. What stands in the log stays, also where nobody was let in.
pub(super) enum Settled {
    In { person: String, last_administrator: bool },
    NoRole,
    Unknown,
    NoAddress,
    Taken,
    Disabled,
}

/// Finds or adds the person, lets their roles follow the provider, and decides whether they are in.
pub(super) async fn settle(tx: &Tx, claimed: &Claimed) -> Result<Settled> {
    let person = match tx.identity(&claimed.issuer, &claimed.subject).await {
        Ok(row) => tx.person(&row.person_id).await?,
        Err(store::Error::NotFound) => match introduced(tx, claimed).await? {
            Ok(person) => person,
            Err(settled) => return Ok(settled),
        },
        Err(error) => return Err(error.into()),
    };
    if person.disabled {
        refused(tx, claimed, &person, "disabled").await?;
        return Ok(Settled::Disabled);
    }
    let last_administrator = match &claimed.wanted {
        Some(wanted) => follow(tx, claimed, &person, wanted).await?,
        None => false,
    };
    let all = tx.memberships_of(&person.id).await?;
    let mut inside: Vec<&String> =
        claimed.organisations.iter().filter(|id| all.iter().any(|one| one.organisation_id == **id)).collect();
    inside.dedup();
    if inside.is_empty() {
        refused(tx, claimed, &person, "no-role").await?;
        if all.is_empty() {
            // Nothing is left to be logged in for.
            tx.end_login_sessions_of(&person.id, None).await?;
        }
        return Ok(Settled::NoRole);
    }
    let person = renamed(tx, claimed, person).await?;
    let who = themselves(claimed, &person);
    for id in inside {
        let entry = Entry::new("login.provider").with(&json!({ "provider": claimed.provider })).of(id);
        tx.log(&who, entry).await?;
    }
    Ok(Settled::In { person: person.id, last_administrator })
}

/// Somebody whom the provider has not named before: an account that may be linked, or a new one.
async fn introduced(tx: &Tx, claimed: &Claimed) -> Result<std::result::Result<Person, Settled>> {
    let known = match &claimed.email {
        Some(email) => match tx.person_by_email(email).await {
            Ok(person) => Some(person),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        },
        None => None,
    };
    if let Some(person) = known {
        // A provider speaks for people of its organisations only, and each of them once.
        let own = tx.memberships_of(&person.id).await?.iter().any(|one| claimed.organisations.contains(&one.organisation_id));
        let bound = tx.issuers_of(&person.id).await?.contains(&claimed.issuer);
        if !claimed.may_link || !own || bound {
            return Ok(Err(Settled::Taken));
        }
        if person.disabled {
            refused(tx, claimed, &person, "disabled").await?;
            return Ok(Err(Settled::Disabled));
        }
        tx.add_identity(&themselves(claimed, &person), "identity.link", identity(claimed, &person.id)).await?;
        return Ok(Ok(person));
    }
    if !claimed.provision {
        return Ok(Err(Settled::Unknown));
    }
    if claimed.wanted.as_ref().is_none_or(Vec::is_empty) {
        return Ok(Err(Settled::NoRole));
    }
    let Some(email) = claimed.email.clone() else { return Ok(Err(Settled::NoAddress)) };
    let row = Person {
        id: new_id(),
        email,
        name: claimed.name.clone(),
        language: claimed.language.to_owned(),
        password: None,
        totp: None,
        totp_step: 0,
        totp_confirmed: false,
        disabled: false,
        created_at: claimed.at.micros(),
        version: 1,
    };
    let person = tx.add_person(&provider(claimed), row).await?;
    tx.add_identity(&provider(claimed), "identity.add", identity(claimed, &person.id)).await?;
    Ok(Ok(person))
}

/// Gives and takes roles until they are those that the provider gives. An organisation keeps its last administrator: then true.
async fn follow(tx: &Tx, claimed: &Claimed, person: &Person, wanted: &[(String, Role)]) -> Result<bool> {
    let who = provider(claimed);
    let before = tx.memberships_of(&person.id).await?;
    let mut kept = false;
    for organisation in &claimed.organisations {
        let own = |role: &str| wanted.iter().any(|(id, one)| id == organisation && one.id() == role);
        for gone in before.iter().filter(|one| one.organisation_id == *organisation && !own(&one.role)) {
            if gone.role == Role::Administrator.id() && !others_administer(tx, organisation, &person.id).await? {
                let entry = Entry::new("membership.kept").with(&json!({ "membership": gone.id, "provider": claimed.provider }));
                tx.log(&who, entry.of(organisation)).await?;
                kept = true;
                continue;
            }
            tx.remove_membership(&who, organisation, &gone.id).await?;
        }
        for (_, role) in wanted.iter().filter(|(id, _)| id == organisation) {
            if !before.iter().any(|one| one.organisation_id == *organisation && one.role == role.id()) {
                tx.add_membership(&who, membership(organisation, &person.id, *role)).await?;
            }
        }
    }
    Ok(kept)
}

async fn others_administer(tx: &Tx, organisation: &str, but: &str) -> Result<bool> {
    let all = tx.members(organisation).await?;
    let others = all.iter().filter(|(person, _)| person.id != but && !person.disabled);
    Ok(others.into_iter().any(|(_, roles)| roles.iter().any(|one| one.role == Role::Administrator.id())))
}

/// Whoever has no password here is named by the provider alone.
async fn renamed(tx: &Tx, claimed: &Claimed, person: Person) -> Result<Person> {
    if person.password.is_some() || claimed.name.trim().is_empty() || claimed.name == person.name {
        return Ok(person);
    }
    let name = claimed.name.clone();
    Ok(tx.change_person(&provider(claimed), "person.change", &person.id, None, |row| row.name = name).await?)
}

async fn refused(tx: &Tx, claimed: &Claimed, person: &Person, why: &str) -> Result<()> {
    let detail = json!({ "provider": claimed.provider, "why": why });
    Ok(tx.log(&themselves(claimed, person), Entry::new("login.refused").with(&detail)).await?)
}

fn identity(claimed: &Claimed, person: &str) -> IdentityRow {
    IdentityRow {
        id: new_id(),
        organisation_id: claimed.organisations.first().cloned().unwrap_or_default(),
        person_id: person.to_owned(),
        issuer: claimed.issuer.clone(),
        subject: claimed.subject.clone(),
        created_at: claimed.at.micros(),
        version: 1,
    }
}

/// The provider, as the audit log knows it.
fn provider(claimed: &Claimed) -> Who {
    Who {
        actor: format!("provider:{}", claimed.provider),
        personal: json!({ "name": claimed.title }).to_string(),
        at: claimed.at,
        organisation: claimed.organisations.first().cloned(),
    }
}

/// The person, as the audit log knows them.
fn themselves(claimed: &Claimed, person: &Person) -> Who {
    Who {
        actor: format!("person:{}", person.id),
        personal: json!({ "name": person.name, "email": person.email }).to_string(),
        at: claimed.at,
        organisation: claimed.organisations.first().cloned(),
    }
}
