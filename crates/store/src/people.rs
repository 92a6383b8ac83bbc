use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{membership, person};
use crate::row::same;
use crate::{Entry, Error, Membership, Person, Session, Tx, Who};

impl<C: ConnectionTrait> Session<C> {
    /// A person by id.
    ///
    /// # Errors
    /// When there is none.
    pub async fn person(&self, id: &str) -> Result<Person, Error> {
        person::Entity::find_by_id(id).one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// A person by the address they log in with, in lower case.
    ///
    /// # Errors
    /// When there is none.
    pub async fn person_by_email(&self, email: &str) -> Result<Person, Error> {
        person::Entity::find().filter(person::Column::Email.eq(email)).one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// What a person may do, in every organisation.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn memberships_of(&self, person: &str) -> Result<Vec<Membership>, Error> {
        Ok(membership::Entity::find()
            .filter(membership::Column::PersonId.eq(person))
            .order_by_asc(membership::Column::Id)
            .all(&self.on)
            .await?)
    }

    /// Everybody in an organisation with what they may do, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn members(&self, organisation: &str) -> Result<Vec<(Person, Vec<Membership>)>, Error> {
        let all = membership::Entity::find().filter(membership::Column::OrganisationId.eq(organisation)).all(&self.on).await?;
        let ids: Vec<&str> = all.iter().map(|one| one.person_id.as_str()).collect();
        let people = person::Entity::find()
            .filter(person::Column::Id.is_in(ids))
            .order_by_asc(person::Column::Name)
            .order_by_asc(person::Column::Id)
            .all(&self.on)
            .await?;
        let roles = |person: &Person| all.iter().filter(|one| one.person_id == person.id).cloned().collect();
        Ok(people.into_iter().map(|person| (person.clone(), roles(&person))).collect())
    }

    /// Somebody in an organisation with what they may do there.
    ///
    /// # Errors
    /// When they have no role there.
    pub async fn member(&self, organisation: &str, person: &str) -> Result<(Person, Vec<Membership>), Error> {
        let roles: Vec<Membership> =
            self.memberships_of(person).await?.into_iter().filter(|one| one.organisation_id == organisation).collect();
        if roles.is_empty() { Err(Error::NotFound) } else { Ok((self.person(person).await?, roles)) }
    }

    /// Everybody who has a role in any organisation, by the role.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn people_with(&self, role: &str) -> Result<Vec<Person>, Error> {
        let all = membership::Entity::find().filter(membership::Column::Role.eq(role)).all(&self.on).await?;
        let ids: Vec<&str> = all.iter().map(|one| one.person_id.as_str()).collect();
        Ok(person::Entity::find().filter(person::Column::Id.is_in(ids)).order_by_asc(person::Column::Email).all(&self.on).await?)
    }
}

impl Tx {
    /// Adds a person.
    ///
    /// # Errors
    /// When somebody else has the address.
    pub async fn add_person(&self, who: &Who, row: Person) -> Result<Person, Error> {
        self.add(who, Entry::new("person.add"), row).await
    }

    /// Changes a person; `action` is the word for what was done.
    ///
    /// # Errors
    /// When there is none, they have changed since `version`, or somebody else has the new address.
    pub async fn change_person(
        &self,
        who: &Who,
        action: &'static str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut Person) + Send,
    ) -> Result<Person, Error> {
        let before = self.person(id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        self.change(who, Entry::new(action), &before, after).await
    }

    /// Gives a person a role in an organisation.
    ///
    /// # Errors
    /// When they have it already.
    pub async fn add_membership(&self, who: &Who, row: Membership) -> Result<Membership, Error> {
        self.add(who, Entry::new("membership.add"), row).await
    }

    /// Takes a role away.
    ///
    /// # Errors
    /// When there is none.
    pub async fn remove_membership(&self, who: &Who, organisation: &str, id: &str) -> Result<(), Error> {
        let found = membership::Entity::find_by_id(id).filter(membership::Column::OrganisationId.eq(organisation));
        let row = found.one(&self.on).await?.ok_or(Error::NotFound)?;
        self.remove(who, Entry::new("membership.remove"), row).await
    }

    /// Remembers the time step of a one-time code, so that it cannot be used again.
    ///
    /// # Errors
    /// When a code of that step, or a later one, was used already.
    pub async fn use_totp_step(&self, person: &str, step: i64) -> Result<(), Error> {
        use sea_orm::sea_query::Expr;
        let used = person::Entity::update_many()
            .col_expr(person::Column::TotpStep, Expr::value(step))
            .filter(person::Column::Id.eq(person))
            .filter(person::Column::TotpStep.lt(step))
            .exec(&self.on)
            .await?;
        if used.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
    }
}
