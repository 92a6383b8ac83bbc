use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::entity::repeated_request;
use crate::{Error, RepeatedRequest, Session, Tx};

impl<C: ConnectionTrait> Session<C> {
    /// The answer that was given to a request of a person by its key.
    ///
    /// # Errors
    /// When there was none.
    pub async fn repeated(&self, organisation: &str, person: &str, name: &str) -> Result<RepeatedRequest, Error> {
        let found = repeated_request::Entity::find()
            .filter(repeated_request::Column::OrganisationId.eq(organisation))
            .filter(repeated_request::Column::PersonId.eq(person))
            .filter(repeated_request::Column::Name.eq(name));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }
}

impl Tx {
    /// Keeps the answer to a request that may come again.
    ///
    /// # Errors
    /// When there is one of that key already: somebody asked twice at the same time.
    pub async fn keep_repeated(&self, row: RepeatedRequest) -> Result<(), Error> {
        repeated_request::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }

    /// Forgets answers that were given before an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sweep_repeated(&self, before: Instant) -> Result<(), Error> {
        repeated_request::Entity::delete_many()
            .filter(repeated_request::Column::CreatedAt.lt(before.micros()))
            .exec(&self.on)
            .await?;
        Ok(())
    }
}
