use kernel::Language;
use store::{Membership, Person};

use crate::caller::Actor;
use crate::{App, Caller, Result, Role, Theme};

impl App {
    /// Who a person is in an organisation: the one that was chosen, or the first where they have a role.
    pub(crate) async fn caller(&self, person: &Person, chosen: Option<&str>, actor: Actor) -> Result<Option<Caller>> {
        self.caller_within(person, chosen, actor, None).await
    }

    /// The same where only some organisations can be reached: those that an identity provider speaks for.
    pub(super) async fn caller_within(
        &self,
        person: &Person,
        chosen: Option<&str>,
        actor: Actor,
        within: Option<&[String]>,
    ) -> Result<Option<Caller>> {
        let read = self.store.read();
        let mut all = read.memberships_of(&person.id).await?;
        all.retain(|one| within.is_none_or(|within| within.contains(&one.organisation_id)));
        let own = |one: &&Membership| chosen.is_none_or(|chosen| one.organisation_id == chosen);
        let Some(organisation) = all.iter().find(own).or(all.first()).map(|one| one.organisation_id.clone()) else {
            return Ok(None);
        };
        let mut others = Vec::new();
        let mut ids: Vec<&str> = all.iter().map(|one| one.organisation_id.as_str()).filter(|id| *id != organisation).collect();
        ids.dedup();
        for id in ids {
            others.push((id.to_owned(), read.organisation(id).await?.name));
        }
        let mut roles: Vec<Role> =
            all.iter().filter(|one| one.organisation_id == organisation).filter_map(|one| Role::from_id(&one.role)).collect();
        roles.sort_unstable();
        roles.dedup();
        let house = read.organisation(&organisation).await?;
        Ok(Some(Caller {
            person: person.id.clone(),
            name: person.name.clone(),
            email: person.email.clone(),
            language: if person.language == "en" { Language::English } else { Language::Swedish },
            theme: Theme::of(&house.settings),
            logo: crate::Logo::of(&house.settings),
            organisation_name: house.name,
            organisation,
            roles,
            others,
            actor,
        }))
    }
}
