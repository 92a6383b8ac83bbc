use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{identity, login_session};
use crate::{Entry, Error, IdentityRow, LoginSession, Session, Tx, Who};

impl<C: ConnectionTrait> Session<C> {
    /// Whom an identity provider knows by a subject.
    ///
    /// # Errors
    /// When it knows nobody by it.
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<IdentityRow, Error> {
        let found =
            identity::Entity::find().filter(identity::Column::Issuer.eq(issuer)).filter(identity::Column::Subject.eq(subject));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// Every identity provider that knows a person, by the addresses in its tokens.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn issuers_of(&self, person: &str) -> Result<Vec<String>, Error> {
        let found = identity::Entity::find().filter(identity::Column::PersonId.eq(person)).all(&self.on).await?;
        Ok(found.into_iter().map(|one| one.issuer).collect())
    }

    /// Which of these people an identity provider knows.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn known_by_providers(&self, people: &[&str]) -> Result<Vec<String>, Error> {
        let found =
            identity::Entity::find().filter(identity::Column::PersonId.is_in(people.iter().copied())).all(&self.on).await?;
        Ok(found.into_iter().map(|one| one.person_id).collect())
    }
}

impl Tx {
    /// Binds a person to whom an identity provider knows them as; `action` is the word for how it came about.
    ///
    /// # Errors
    /// When the provider knows somebody else by the subject, or the person by another one.
    pub async fn add_identity(&self, who: &Who, action: &'static str, row: IdentityRow) -> Result<IdentityRow, Error> {
        self.add(who, Entry::new(action), row).await
    }

    /// Takes a session that was kept for one answer: it is gone whatever comes of it, so that nothing is answered twice.
    ///
    /// # Errors
    /// When there is none, or it has ended.
    pub async fn take_login_session(&self, secret: &str, now: Instant) -> Result<LoginSession, Error> {
        let found = self.login_session(secret, now).await?;
        let gone = login_session::Entity::delete_by_id(&found.id).exec(&self.on).await?;
        if gone.rows_affected == 1 { Ok(found) } else { Err(Error::NotFound) }
    }
}
