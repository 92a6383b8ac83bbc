use std::collections::BTreeSet;

use kernel::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::{passkey, passkey_challenge};
use crate::{Entry, Error, Passkey, PasskeyChallenge, Session, Tx, Who};

impl<C: ConnectionTrait> Session<C> {
    /// The passkeys of a person, the first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn passkeys_of(&self, person: &str) -> Result<Vec<Passkey>, Error> {
        Ok(passkey::Entity::find()
            .filter(passkey::Column::PersonId.eq(person))
            .order_by_asc(passkey::Column::CreatedAt)
            .order_by_asc(passkey::Column::Id)
            .all(&self.on)
            .await?)
    }

    /// A passkey by what the device knows it by.
    ///
    /// # Errors
    /// When there is none.
    pub async fn passkey_by_credential(&self, credential_id: &str) -> Result<Passkey, Error> {
        let found = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(credential_id));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// Those of some people who have passkeys, by id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn with_passkeys(&self, people: &[&str]) -> Result<BTreeSet<String>, Error> {
        let all = passkey::Entity::find().filter(passkey::Column::PersonId.is_in(people.iter().copied())).all(&self.on).await?;
        Ok(all.into_iter().map(|one| one.person_id).collect())
    }
}

impl Tx {
    /// Adds a passkey.
    ///
    /// # Errors
    /// When it has been added before, by whomever.
    pub async fn add_passkey(&self, who: &Who, row: Passkey) -> Result<Passkey, Error> {
        self.add(who, Entry::new("passkey.add"), row).await
    }

    /// Calls a passkey of a person something else.
    ///
    /// # Errors
    /// When they have none of that id.
    pub async fn rename_passkey(&self, who: &Who, person: &str, id: &str, name: &str) -> Result<(), Error> {
        let before = self.passkey(person, id).await?;
        let after = Passkey { name: name.to_owned(), ..before.clone() };
        self.change(who, Entry::new("passkey.change"), &before, after).await.map(drop)
    }

    /// Removes a passkey of a person.
    ///
    /// # Errors
    /// When they have none of that id.
    pub async fn remove_passkey(&self, who: &Who, person: &str, id: &str) -> Result<(), Error> {
        let row = self.passkey(person, id).await?;
        self.remove(who, Entry::new("passkey.remove"), row).await
    }

    /// Removes every passkey of a person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remove_passkeys_of(&self, who: &Who, person: &str) -> Result<(), Error> {
        for row in self.passkeys_of(person).await? {
            self.remove(who, Entry::new("passkey.remove"), row).await?;
        }
        Ok(())
    }

    /// Remembers how often a device has signed with a passkey, and when, in one step: of two answers that show the same count one is
    /// refused, also when they come at the same time.
    ///
    /// # Errors
    /// When the count has not grown, though the device counts.
    pub async fn use_passkey(&self, id: &str, counter: i64, now: Instant) -> Result<(), Error> {
        let mut grows = Condition::any().add(passkey::Column::Counter.lt(counter));
        if counter == 0 {
            grows = grows.add(passkey::Column::Counter.eq(0));
        }
        let used = passkey::Entity::update_many()
            .col_expr(passkey::Column::Counter, Expr::value(counter))
            .col_expr(passkey::Column::LastUsedAt, Expr::value(now.micros()))
            .filter(passkey::Column::Id.eq(id))
            .filter(grows)
            .exec(&self.on)
            .await?;
        if used.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
    }

    /// Keeps what a browser was asked, and forgets what it is too late to answer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_passkey_challenge(&self, row: PasskeyChallenge, now: Instant) -> Result<(), Error> {
        passkey_challenge::Entity::delete_many()
            .filter(passkey_challenge::Column::ExpiresAt.lte(now.micros()))
            .exec(&self.on)
            .await?;
        passkey_challenge::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }

    /// What a browser was asked, by the digest of what it keeps. It is gone after that, whatever comes of the answer.
    ///
    /// # Errors
    /// When nothing was, it was answered before, or it is too late.
    pub async fn take_passkey_challenge(&self, secret: &str, now: Instant) -> Result<PasskeyChallenge, Error> {
        let own = passkey_challenge::Column::Secret.eq(secret);
        let found = passkey_challenge::Entity::find().filter(own.clone()).one(&self.on).await?.ok_or(Error::NotFound)?;
        let gone = passkey_challenge::Entity::delete_many().filter(own).exec(&self.on).await?;
        if gone.rows_affected == 1 && found.expires_at > now.micros() { Ok(found) } else { Err(Error::NotFound) }
    }

    async fn passkey(&self, person: &str, id: &str) -> Result<Passkey, Error> {
        let found = passkey::Entity::find_by_id(id).filter(passkey::Column::PersonId.eq(person));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }
}
