use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::{organisation, overlay_file, unit};
use crate::row::same;
use crate::{Entry, Error, Organisation, OverlayFile, Session, Tx, Unit, Who};

impl<C: ConnectionTrait> Session<C> {
    /// Every organisation by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn organisations(&self) -> Result<Vec<Organisation>, Error> {
        Ok(organisation::Entity::find().order_by_asc(organisation::Column::Name).all(&self.on).await?)
    }

    /// How many organisations there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn organisation_count(&self) -> Result<u64, Error> {
        Ok(organisation::Entity::find().count(&self.on).await?)
    }

    /// An organisation by id.
    ///
    /// # Errors
    /// When there is none.
    pub async fn organisation(&self, id: &str) -> Result<Organisation, Error> {
        organisation::Entity::find_by_id(id).one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The units of an organisation by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn units(&self, organisation: &str) -> Result<Vec<Unit>, Error> {
        Ok(unit::Entity::find()
            .filter(unit::Column::OrganisationId.eq(organisation))
            .order_by_asc(unit::Column::Name)
            .all(&self.on)
            .await?)
    }

    /// A unit of an organisation.
    ///
    /// # Errors
    /// When there is none.
    pub async fn unit(&self, organisation: &str, id: &str) -> Result<Unit, Error> {
        let found = unit::Entity::find_by_id(id).filter(unit::Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The files of an organisation's own catalog by path.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn overlay(&self, organisation: &str) -> Result<Vec<OverlayFile>, Error> {
        Ok(overlay_file::Entity::find()
            .filter(overlay_file::Column::OrganisationId.eq(organisation))
            .order_by_asc(overlay_file::Column::Path)
            .all(&self.on)
            .await?)
    }
}

impl Tx {
    /// Adds an organisation.
    ///
    /// # Errors
    /// When its short name is taken.
    pub async fn add_organisation(&self, who: &Who, row: Organisation) -> Result<Organisation, Error> {
        self.add(who, Entry::new("organisation.add"), row).await
    }

    /// Changes an organisation: its name and settings.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_organisation(
        &self,
        who: &Who,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut Organisation) + Send,
    ) -> Result<Organisation, Error> {
        self.change_organisation_as(who, "organisation.change", id, version, change).await
    }

    /// The same under another word for what was done.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_organisation_as(
        &self,
        who: &Who,
        action: &'static str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut Organisation) + Send,
    ) -> Result<Organisation, Error> {
        let before = self.organisation(id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        self.change(who, Entry::new(action), &before, after).await
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// When its name is taken.
    pub async fn add_unit(&self, who: &Who, row: Unit) -> Result<Unit, Error> {
        self.add(who, Entry::new("unit.add"), row).await
    }

    /// Changes a unit.
    ///
    /// # Errors
    /// When there is none, it has changed since `version`, or its new name is taken.
    pub async fn change_unit(
        &self,
        who: &Who,
        organisation: &str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut Unit) + Send,
    ) -> Result<Unit, Error> {
        let before = self.unit(organisation, id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        self.change(who, Entry::new("unit.change"), &before, after).await
    }

    /// Puts a file in an organisation's own catalog, or takes it away where there is no content.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_overlay(&self, who: &Who, organisation: &str, path: &str, content: Option<&str>) -> Result<(), Error> {
        let found = overlay_file::Entity::find()
            .filter(overlay_file::Column::OrganisationId.eq(organisation))
            .filter(overlay_file::Column::Path.eq(path))
            .one(&self.on)
            .await?;
        match (found, content) {
            (Some(before), Some(content)) => {
                let after = OverlayFile { content: content.to_owned(), updated_at: who.at.micros(), ..before.clone() };
                self.change(who, Entry::new("overlay.change"), &before, after).await.map(drop)
            }
            (None, Some(content)) => {
                let row = OverlayFile {
                    id: crate::new_id(),
                    organisation_id: organisation.to_owned(),
                    path: path.to_owned(),
                    content: content.to_owned(),
                    updated_at: who.at.micros(),
                    version: 1,
                };
                self.add(who, Entry::new("overlay.add"), row).await.map(drop)
            }
            (Some(before), None) => self.remove(who, Entry::new("overlay.remove"), before).await,
            (None, None) => Err(Error::NotFound),
        }
    }
}
