use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::entity::setting;
use crate::{Error, Session, Tx};

impl<C: ConnectionTrait> Session<C> {
    /// A value that the service keeps, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(setting::Entity::find_by_id(name).one(&self.on).await?.map(|row| row.value))
    }
}

impl Tx {
    /// Keeps a value by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        setting::Entity::delete_by_id(name).exec(&self.on).await?;
        let row = setting::Model { name: name.to_owned(), value: value.to_owned() };
        setting::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }
}
