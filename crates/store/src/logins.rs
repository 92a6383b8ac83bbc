use kernel::Instant;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::{api_token, enrolment, login_session};
use crate::{ApiToken, Enrolment, Entry, Error, LoginSession, Session, Tx, Who};

impl<C: ConnectionTrait> Session<C> {
    /// A one-time link by the digest of its secret, if it still works.
    ///
    /// # Errors
    /// When there is none, it was used, or it is too old.
    pub async fn enrolment(&self, secret: &str, now: Instant) -> Result<Enrolment, Error> {
        let found = enrolment::Entity::find()
            .filter(enrolment::Column::Secret.eq(secret))
            .filter(enrolment::Column::UsedAt.is_null())
            .filter(enrolment::Column::ExpiresAt.gt(now.micros()));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// A login session by the digest of its secret, if it has not ended.
    ///
    /// # Errors
    /// When there is none.
    pub async fn login_session(&self, secret: &str, now: Instant) -> Result<LoginSession, Error> {
        let found = login_session::Entity::find()
            .filter(login_session::Column::Secret.eq(secret))
            .filter(login_session::Column::ExpiresAt.gt(now.micros()));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// A token by the digest of its secret, if it still works.
    ///
    /// # Errors
    /// When there is none.
    pub async fn api_token(&self, secret: &str, now: Instant) -> Result<ApiToken, Error> {
        let found = api_token::Entity::find()
            .filter(api_token::Column::Secret.eq(secret))
            .filter(api_token::Column::RevokedAt.is_null())
            .filter(api_token::Column::ExpiresAt.gt(now.micros()));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The tokens of a person in an organisation, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn api_tokens(&self, organisation: &str, person: &str) -> Result<Vec<ApiToken>, Error> {
        Ok(api_token::Entity::find()
            .filter(api_token::Column::OrganisationId.eq(organisation))
            .filter(api_token::Column::PersonId.eq(person))
            .order_by_desc(api_token::Column::CreatedAt)
            .all(&self.on)
            .await?)
    }
}

impl Tx {
    /// Makes a one-time link for a person; links they had before stop working.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_enrolment(&self, who: &Who, row: Enrolment) -> Result<(), Error> {
        enrolment::Entity::delete_many().filter(enrolment::Column::PersonId.eq(&row.person_id)).exec(&self.on).await?;
        let person = row.person_id.clone();
        enrolment::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        self.log(who, Entry::new("person.invite").with(&serde_json::json!({ "person": person }))).await
    }

    /// Marks a one-time link as used.
    ///
    /// # Errors
    /// When it was used before.
    pub async fn use_enrolment(&self, secret: &str, now: Instant) -> Result<Enrolment, Error> {
        let found = self.enrolment(secret, now).await?;
        let used = Enrolment { used_at: Some(now.micros()), ..found };
        used.clone().into_active_model().reset_all().update(&self.on).await?;
        Ok(used)
    }

    /// Begins a login session, or keeps what it remembers now.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_login_session(&self, row: LoginSession) -> Result<(), Error> {
        login_session::Entity::delete_many().filter(login_session::Column::Secret.eq(&row.secret)).exec(&self.on).await?;
        login_session::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }

    /// Ends a login session.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_login_session(&self, secret: &str) -> Result<(), Error> {
        login_session::Entity::delete_many().filter(login_session::Column::Secret.eq(secret)).exec(&self.on).await?;
        Ok(())
    }

    /// Ends every login session of a person but one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn end_login_sessions_of(&self, person: &str, but: Option<&str>) -> Result<(), Error> {
        let mut gone = login_session::Entity::delete_many().filter(login_session::Column::PersonId.eq(person));
        if let Some(secret) = but {
            gone = gone.filter(login_session::Column::Secret.ne(secret));
        }
        gone.exec(&self.on).await?;
        Ok(())
    }

    /// Removes login sessions that have ended.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sweep_login_sessions(&self, now: Instant) -> Result<(), Error> {
        login_session::Entity::delete_many().filter(login_session::Column::ExpiresAt.lte(now.micros())).exec(&self.on).await?;
        Ok(())
    }

    /// Adds a token.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_api_token(&self, who: &Who, row: ApiToken) -> Result<ApiToken, Error> {
        self.add(who, Entry::new("token.add"), row).await
    }

    /// Revokes a token of a person.
    ///
    /// # Errors
    /// When there is none, or it is revoked already.
    pub async fn revoke_api_token(&self, who: &Who, organisation: &str, person: &str, id: &str) -> Result<(), Error> {
        let found = self.api_tokens(organisation, person).await?.into_iter().find(|token| token.id == id);
        let before = found.filter(|token| token.revoked_at.is_none()).ok_or(Error::NotFound)?;
        let after = ApiToken { revoked_at: Some(who.at.micros()), ..before.clone() };
        self.change(who, Entry::new("token.revoke"), &before, after).await.map(drop)
    }
}
