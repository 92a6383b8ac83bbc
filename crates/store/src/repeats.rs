use kernel::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::entity::repeated_request::{Column, Entity};
use crate::{Error, RepeatedRequest, Session, Tx};

impl<C: ConnectionTrait> Session<C> {
    /// The answer that was given to a request of a person by its key.
    ///
    /// # Errors
    /// When there was none.
    pub async fn repeated(&self, organisation: &str, person: &str, name: &str) -> Result<RepeatedRequest, Error> {
        Entity::find().filter(of(organisation, person, name)).one(&self.on).await?.ok_or(Error::NotFound)
    }
}

impl Tx {
    /// Keeps the answer to a request that may come again.
    ///
    /// # Errors
    /// When there is one of that key already: somebody asked twice at the same time.
    pub async fn keep_repeated(&self, row: RepeatedRequest) -> Result<(), Error> {
        Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }

    /// Puts in the answer to a request that was begun.
    ///
    /// # Errors
    /// When none was.
    pub async fn answer_repeated(
        &self,
        (organisation, person, name): (&str, &str, &str),
        status: i64,
        answer: &str,
    ) -> Result<(), Error> {
        let put = Entity::update_many()
            .col_expr(Column::Status, Expr::value(status))
            .col_expr(Column::Answer, Expr::value(answer))
            .filter(of(organisation, person, name))
            .exec(&self.on)
            .await?;
        if put.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Forgets a request that came to nothing.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_repeated(&self, organisation: &str, person: &str, name: &str) -> Result<(), Error> {
        Entity::delete_many().filter(of(organisation, person, name)).exec(&self.on).await?;
        Ok(())
    }

    /// Forgets answers that were given before an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sweep_repeated(&self, before: Instant) -> Result<(), Error> {
        Entity::delete_many().filter(Column::CreatedAt.lt(before.micros())).exec(&self.on).await?;
        Ok(())
    }
}

fn of(organisation: &str, person: &str, name: &str) -> Condition {
    Condition::all().add(Column::OrganisationId.eq(organisation)).add(Column::PersonId.eq(person)).add(Column::Name.eq(name))
}
