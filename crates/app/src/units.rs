use store::{Unit, new_id};

use crate::{App, Caller, Error, May, Result};

impl App {
    /// The units of the organisation by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn units(&self, caller: &Caller) -> Result<Vec<Unit>> {
        let mut all = self.store.read().units(&caller.organisation).await?;
        all.sort_by_key(|unit| (store::sort_key(&unit.name), unit.id.clone()));
        Ok(all)
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// When it has no name, or there is one of that name.
    pub async fn add_unit(&self, caller: &Caller, name: &str) -> Result<Unit> {
        caller.must(May::Administer)?;
        let row = Unit {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            parent_id: None,
            name: unit_name(name)?,
            archived: false,
            version: 1,
        };
        let who = caller.who(self);
        let added = self.store.write(move |tx| Box::pin(async move { Ok(tx.add_unit(&who, row).await?) })).await;
        added.map_err(|error| if matches!(error, Error::Conflict(_)) { Error::field("name", "web-unit-taken") } else { error })
    }

    /// Changes the name of a unit, or archives it.
    ///
    /// # Errors
    /// When it has changed since `version`, or there is another of that name.
    pub async fn change_unit(&self, caller: &Caller, id: &str, version: Option<i64>, name: &str, archived: bool) -> Result<Unit> {
        caller.must(May::Administer)?;
        let (who, organisation, id, name) = (caller.who(self), caller.organisation.clone(), id.to_owned(), unit_name(name)?);
        let changed = self.store.write(move |tx| {
            Box::pin(async move {
                let change = |row: &mut Unit| (row.name, row.archived) = (name, archived);
                Ok(tx.change_unit(&who, &organisation, &id, version, change).await?)
            })
        });
        changed
            .await
            .map_err(|error| if matches!(error, Error::Conflict(_)) { Error::field("name", "web-unit-taken") } else { error })
    }
}

fn unit_name(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        Err(Error::field("name", "web-name-missing"))
    } else {
        Ok(name.to_owned())
    }
}
