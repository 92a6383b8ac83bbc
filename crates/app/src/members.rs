use std::collections::BTreeSet;

use kernel::{Instant, Language, Problem};
use store::{Enrolment, Membership, Organisation, Person, Who, new_id};
use validator::{Validate, ValidateEmail};

use crate::{App, Caller, Error, FieldProblem, May, Result, Role, secret};

/// So long a one-time link works, in seconds: a week.
const LINK: i64 = 7 * 24 * 3_600;

/// Somebody in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person's id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The address they log in with.
    pub email: String,
    /// The language they read in.
    pub language: Language,
    /// What they are, each with the id of the membership.
    pub roles: Vec<(String, Role)>,
    /// They may not log in.
    pub disabled: bool,
    /// They have logged in at least once.
    pub enrolled: bool,
    /// The version of the person, for changes.
    pub version: i64,
}

/// What a form says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Validate)]
pub struct MemberForm {
    /// Their name.
    #[validate(length(min = 1, max = 120))]
    pub name: String,
    /// The address they log in with.
    #[validate(email, length(max = 200))]
    pub email: String,
    /// The words of their roles.
    pub roles: Vec<String>,
    /// `sv` or `en`.
    pub language: String,
}

impl MemberForm {
    fn checked(&self) -> Result<Vec<Role>> {
        let mut wrong = Vec::new();
        if self.name.trim().is_empty() || self.name.chars().count() > 120 {
            wrong.push(FieldProblem::new("name", "web-name-missing"));
        }
        if !self.email.trim().validate_email() || self.email.len() > 200 {
            wrong.push(FieldProblem::new("email", "web-email-wrong"));
        }
        let roles: Vec<Role> = self.roles.iter().filter_map(|role| Role::from_id(role)).collect();
        if roles.is_empty() || roles.len() != self.roles.len() {
            wrong.push(FieldProblem::new("roles", "web-roles-missing"));
        }
        if wrong.is_empty() { Ok(roles) } else { Err(Error::Invalid(wrong)) }
    }
}

impl App {
    /// Sets up the first organisation with its administrator, and gives the one-time link that lets them in.
    ///
    /// # Errors
    /// When what was given is wrong, or somebody has the address already.
    pub async fn set_up(&self, organisation: &str, slug: &str, name: &str, email: &str) -> Result<String> {
        let form = MemberForm {
            name: name.to_owned(),
            email: email.to_owned(),
            roles: vec![Role::Administrator.id().to_owned()],
            language: "sv".to_owned(),
        };
        let roles = form.checked()?;
        let house = Organisation {
            id: new_id(),
            slug: slug.to_owned(),
            name: organisation.to_owned(),
            settings: "{}".to_owned(),
            created_at: self.clock.now().micros(),
            version: 1,
        };
        let id = house.id.clone();
        let who = Who { organisation: Some(id.clone()), ..self.system() };
        self.store
            .write::<_, Error, _>({
                let who = who.clone();
                move |tx| Box::pin(async move { Ok(tx.add_organisation(&who, house).await?) })
            })
            .await?;
        self.invite_as(who, &id, &form, roles).await.map(|(_, link)| link)
    }

    /// The administrators of every organisation by address, for the command line of whoever runs the service.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn administrators(&self) -> Result<Vec<(String, String, bool)>> {
        let people = self.store.read().people_with(Role::Administrator.id()).await?;
        Ok(people.into_iter().map(|person| (person.email, person.name, person.disabled)).collect())
    }

    /// Every organisation: id, short name and name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn organisations(&self) -> Result<Vec<(String, String, String)>> {
        let all = self.store.read().organisations().await?;
        Ok(all.into_iter().map(|one| (one.id, one.slug, one.name)).collect())
    }

    /// A new one-time link for somebody who has lost their way in, from the command line.
    ///
    /// # Errors
    /// When nobody has the address.
    pub async fn reset(&self, email: &str) -> Result<String> {
        let person = self.store.read().person_by_email(&email.trim().to_lowercase()).await?;
        self.link(self.system(), &person.id).await
    }

    /// Everybody in the organisation by name.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn members(&self, caller: &Caller) -> Result<Vec<Member>> {
        caller.must(May::ReadAdministration)?;
        let read = self.store.read();
        let mut found = read.members(&caller.organisation).await?;
        found.sort_by_key(|(person, _)| (store::sort_key(&person.name), person.id.clone()));
        let ids: Vec<&str> = found.iter().map(|(person, _)| person.id.as_str()).collect();
        let (passkeys, known) = (read.with_passkeys(&ids).await?, read.known_by_providers(&ids).await?);
        Ok(found.into_iter().map(|(person, roles)| member(person, &roles, &passkeys, &known)).collect())
    }

    /// Somebody in the organisation.
    ///
    /// # Errors
    /// When there is nobody of that id there.
    pub async fn member(&self, caller: &Caller, id: &str) -> Result<Member> {
        caller.must(May::ReadAdministration)?;
        let read = self.store.read();
        let (person, roles) = read.member(&caller.organisation, id).await?;
        let (passkeys, known) = (read.with_passkeys(&[id]).await?, read.known_by_providers(&[id]).await?);
        Ok(member(person, &roles, &passkeys, &known))
    }

    /// Adds somebody, or gives somebody who is in another organisation roles in this one; gives the one-time link if they need one.
    ///
    /// # Errors
    /// When what was given is wrong.
    pub async fn invite(&self, caller: &Caller, form: &MemberForm) -> Result<(String, String)> {
        caller.must(May::Administer)?;
        let roles = form.checked()?;
        self.invite_as(caller.who(self), &caller.organisation, form, roles).await
    }

    /// Changes somebody's name, language and roles.
    ///
    /// # Errors
    /// When they have changed since `version`, or nobody would be administrator any more.
    pub async fn change_member(&self, caller: &Caller, id: &str, version: Option<i64>, form: &MemberForm) -> Result<Member> {
        caller.must(May::Administer)?;
        let wanted = form.checked()?;
        let (_, before) = self.store.read().member(&caller.organisation, id).await?;
        self.keeps_administrator(caller, id, wanted.contains(&Role::Administrator)).await?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        let (name, language) = (form.name.trim().to_owned(), form.language.clone());
        self.store
            .write::<_, Error, _>({
                let id = id.clone();
                move |tx| {
                    Box::pin(async move {
                        tx.change_person(&who, "person.change", &id, version, |row| {
                            row.name = name;
                            row.language = if language == "en" { "en".to_owned() } else { "sv".to_owned() };
                        })
                        .await?;
                        for gone in before.iter().filter(|one| !wanted.iter().any(|role| role.id() == one.role)) {
                            tx.remove_membership(&who, &organisation, &gone.id).await?;
                        }
                        for role in wanted.iter().filter(|role| !before.iter().any(|one| one.role == role.id())) {
                            tx.add_membership(&who, membership(&organisation, &id, *role)).await?;
                        }
                        Ok(())
                    })
                }
            })
            .await?;
        self.member(caller, &id).await
    }

    /// Lets somebody log in again, or no longer; their sessions end at once.
    ///
    /// # Errors
    /// When nobody would be administrator any more.
    pub async fn disable_member(&self, caller: &Caller, id: &str, version: Option<i64>, disabled: bool) -> Result<()> {
        caller.must(May::Administer)?;
        self.only_here(caller, id).await?;
        if disabled {
            self.keeps_administrator(caller, id, false).await?;
        }
        let (who, id) = (caller.who(self), id.to_owned());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let action = if disabled { "person.disable" } else { "person.enable" };
                    tx.change_person(&who, action, &id, version, |row| row.disabled = disabled).await?;
                    tx.end_login_sessions_of(&id, None).await?;
                    Ok(())
                })
            })
            .await
    }

    /// A new one-time link for somebody in the organisation.
    ///
    /// # Errors
    /// When there is nobody of that id there.
    pub async fn new_link(&self, caller: &Caller, id: &str) -> Result<String> {
        caller.must(May::Administer)?;
        self.only_here(caller, id).await?;
        self.link(caller.who(self), id).await
    }

    /// Takes every role in the organisation away from somebody. What they have in others stays.
    ///
    /// # Errors
    /// When nobody would be administrator any more.
    pub async fn remove_member(&self, caller: &Caller, id: &str) -> Result<()> {
        caller.must(May::Administer)?;
        let (_, roles) = self.store.read().member(&caller.organisation, id).await?;
        self.keeps_administrator(caller, id, false).await?;
        let (who, organisation) = (caller.who(self), caller.organisation.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    for gone in roles {
                        tx.remove_membership(&who, &organisation, &gone.id).await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn invite_as(&self, who: Who, organisation: &str, form: &MemberForm, roles: Vec<Role>) -> Result<(String, String)> {
        let email = form.email.trim().to_lowercase();
        let known = self.store.read().person_by_email(&email).await;
        let fresh = Person {
            id: new_id(),
            email,
            name: form.name.trim().to_owned(),
            language: if form.language == "en" { "en".to_owned() } else { "sv".to_owned() },
            password: None,
            totp: None,
            totp_step: 0,
            totp_confirmed: false,
            disabled: false,
            created_at: self.clock.now().micros(),
            version: 1,
        };
        let (id, is_new) = match known {
            Ok(person) => (person.id, false),
            Err(_) => (fresh.id.clone(), true),
        };
        let organisation = organisation.to_owned();
        let (person, writes) = (id.clone(), who.clone());
        let added: Result<()> = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    if is_new {
                        tx.add_person(&writes, fresh).await?;
                    }
                    for role in roles {
                        tx.add_membership(&writes, membership(&organisation, &person, role)).await?;
                    }
                    Ok(())
                })
            })
            .await;
        added.map_err(|error| match error {
            Error::Conflict(_) => Error::field("email", "web-member-taken"),
            other => other,
        })?;
        let link = if is_new { self.link(who, &id).await? } else { String::new() };
        Ok((id, link))
    }

    async fn link(&self, who: Who, person: &str) -> Result<String> {
        if self.logs_in_elsewhere(person).await? {
            return Err(Error::Conflict(Problem::error("web-member-elsewhere-login")));
        }
        let fresh = secret::fresh();
        let row = Enrolment {
            id: new_id(),
            person_id: person.to_owned(),
            secret: secret::digest(&fresh),
            expires_at: self.clock.now().after(LINK).micros(),
            used_at: None,
        };
        let id = person.to_owned();
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    // Whoever has lost their way in may have lost a device too: nobody gets in with it from now on.
                    tx.remove_passkeys_of(&who, &id).await?;
                    Ok(tx.add_enrolment(&who, row).await?)
                })
            })
            .await?;
        Ok(format!("{}/welcome/{fresh}", self.config.address()))
    }

    /// Somebody who is in another organisation too is not in the hands of one: with a link its administrator could log in as them there.
    async fn only_here(&self, caller: &Caller, id: &str) -> Result<()> {
        let read = self.store.read();
        read.member(&caller.organisation, id).await?;
        let elsewhere = read.memberships_of(id).await?.iter().any(|one| one.organisation_id != caller.organisation);
        if elsewhere { Err(Error::Conflict(Problem::error("web-member-elsewhere"))) } else { Ok(()) }
    }

    /// Refuses to leave an organisation without anybody who can run it.
    async fn keeps_administrator(&self, caller: &Caller, but: &str, stays: bool) -> Result<()> {
        let all = self.store.read().members(&caller.organisation).await?;
        let others = all.iter().filter(|(person, _)| person.id != but && !person.disabled);
        let some = others.into_iter().any(|(_, roles)| roles.iter().any(|one| one.role == Role::Administrator.id()));
        if stays || some { Ok(()) } else { Err(Error::Conflict(Problem::error("web-last-administrator"))) }
    }

    /// The service itself, as the audit log knows it.
    pub(crate) fn system(&self) -> Who {
        Who { actor: "system".to_owned(), personal: "{}".to_owned(), at: self.now(), organisation: None }
    }

    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }
}

/// `known` are those whom an identity provider has let in.
fn member(person: Person, roles: &[Membership], passkeys: &BTreeSet<String>, known: &[String]) -> Member {
    Member {
        roles: roles.iter().filter_map(|one| Some((one.id.clone(), Role::from_id(&one.role)?))).collect(),
        enrolled: person.totp_confirmed || passkeys.contains(&person.id) || known.contains(&person.id),
        language: if person.language == "en" { Language::English } else { Language::Swedish },
        id: person.id,
        name: person.name,
        email: person.email,
        disabled: person.disabled,
        version: person.version,
    }
}

pub(crate) fn membership(organisation: &str, person: &str, role: Role) -> Membership {
    Membership {
        id: new_id(),
        organisation_id: organisation.to_owned(),
        person_id: person.to_owned(),
        unit_id: None,
        role: role.id().to_owned(),
        version: 1,
    }
}
