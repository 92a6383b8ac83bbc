use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::collate::{lower_case, sort_key};
use crate::entity::{contract, contract_decision, contract_file, file};
use crate::page::{every_word, page, patterns};
use crate::row::same;
use crate::{ContractDecision, ContractFile, ContractRow, Entry, Error, FileRow, Page, Session, Tx, Wanted, Who};

impl<C: ConnectionTrait> Session<C> {
    /// A contract of an organisation.
    ///
    /// # Errors
    /// When there is none.
    pub async fn contract(&self, organisation: &str, id: &str) -> Result<ContractRow, Error> {
        let found = contract::Entity::find_by_id(id).filter(contract::Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The contracts of an organisation, one page: by `changed`, `number`, `title` or `counterpart`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn contracts(&self, organisation: &str, wanted: &Wanted) -> Result<Page<ContractRow>, Error> {
        let mut found = contract::Entity::find().filter(contract::Column::OrganisationId.eq(organisation));
        if let Some(state) = &wanted.state {
            found = found.filter(contract::Column::State.eq(state));
        }
        if let Some(unit) = &wanted.unit {
            found = found.filter(contract::Column::UnitId.eq(unit));
        }
        if let Some(who) = &wanted.who {
            found = found.filter(contract::Column::CreatedBy.eq(who));
        }
        found = found.filter(every_word(contract::Column::Search, &wanted.words));
        found = found.filter(patterns(contract::Column::Result, &wanted.patterns));
        let column = match wanted.order.by.as_str() {
            "number" => contract::Column::Number,
            "title" => contract::Column::TitleKey,
            "counterpart" => contract::Column::CounterpartKey,
            _ => contract::Column::UpdatedAt,
        };
        page(&self.on, found, column, contract::Column::Id, wanted).await
    }

    /// Changes whenever any contract of an organisation does: how many there are, and when the last one changed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn contract_stamp(&self, organisation: &str) -> Result<String, Error> {
        let own = || contract::Entity::find().filter(contract::Column::OrganisationId.eq(organisation));
        let count = own().count(&self.on).await?;
        let last = own().select_only().column(contract::Column::UpdatedAt).order_by_desc(contract::Column::UpdatedAt);
        let last: Option<i64> = last.into_tuple().one(&self.on).await?;
        Ok(format!("{count} {}", last.unwrap_or_default()))
    }

    /// The files of a contract in their order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn contract_files(&self, organisation: &str, contract: &str) -> Result<Vec<ContractFile>, Error> {
        Ok(contract_file::Entity::find()
            .filter(contract_file::Column::OrganisationId.eq(organisation))
            .filter(contract_file::Column::ContractId.eq(contract))
            .order_by_asc(contract_file::Column::Position)
            .all(&self.on)
            .await?)
    }

    /// What people decided about the verdicts on a contract.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn contract_decisions(&self, organisation: &str, contract: &str) -> Result<Vec<ContractDecision>, Error> {
        Ok(contract_decision::Entity::find()
            .filter(contract_decision::Column::OrganisationId.eq(organisation))
            .filter(contract_decision::Column::ContractId.eq(contract))
            .order_by_asc(contract_decision::Column::Obligation)
            .all(&self.on)
            .await?)
    }

    /// A file of an organisation.
    ///
    /// # Errors
    /// When there is none.
    pub async fn file(&self, organisation: &str, id: &str) -> Result<FileRow, Error> {
        let found = file::Entity::find_by_id(id).filter(file::Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The digests of every file, in every organisation: what must lie beside the database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn file_digests(&self) -> Result<Vec<String>, Error> {
        let mut digests: Vec<String> = file::Entity::find().all(&self.on).await?.into_iter().map(|row| row.sha256).collect();
        digests.sort();
        digests.dedup();
        Ok(digests)
    }
}

impl Tx {
    /// Keeps what is known of a file whose bytes are stored.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_file(&self, who: &Who, row: FileRow) -> Result<FileRow, Error> {
        self.add(who, Entry::new("file.add"), row).await
    }

    /// Adds a contract with its files under the next number of its organisation.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_contract(&self, who: &Who, row: ContractRow, files: Vec<ContractFile>) -> Result<ContractRow, Error> {
        let last = contract::Entity::find()
            .filter(contract::Column::OrganisationId.eq(&row.organisation_id))
            .order_by_desc(contract::Column::Number)
            .one(&self.on)
            .await?;
        let number = last.map_or(1, |last| last.number + 1);
        let row = self.add(who, Entry::new("contract.add"), searchable(ContractRow { number, ..row })).await?;
        for file in files {
            self.add(who, Entry::new("contract.file"), file).await?;
        }
        Ok(row)
    }

    /// Changes a contract; `action` is the word for what was done.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_contract(
        &self,
        who: &Who,
        action: &'static str,
        organisation: &str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut ContractRow) + Send,
    ) -> Result<ContractRow, Error> {
        let before = self.contract(organisation, id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        after.updated_at = who.at.micros();
        self.change(who, Entry::new(action), &before, searchable(after)).await
    }

    /// Saves what a person decided about a verdict.
    ///
    /// # Errors
    /// When the one that is there has changed since `version`.
    pub async fn put_contract_decision(
        &self,
        who: &Who,
        row: ContractDecision,
        version: Option<i64>,
    ) -> Result<ContractDecision, Error> {
        let found = contract_decision::Entity::find()
            .filter(contract_decision::Column::OrganisationId.eq(&row.organisation_id))
            .filter(contract_decision::Column::ContractId.eq(&row.contract_id))
            .filter(contract_decision::Column::Obligation.eq(&row.obligation));
        match found.one(&self.on).await? {
            Some(before) => {
                same(&before, version)?;
                let after = ContractDecision { id: before.id.clone(), ..row };
                self.change(who, Entry::new("verdict.change"), &before, after).await
            }
            None if version.is_none_or(|version| version == 0) => self.add(who, Entry::new("verdict.decide"), row).await,
            None => Err(Error::Stale),
        }
    }

    /// Takes back what a person decided about a verdict.
    ///
    /// # Errors
    /// When there is nothing, or it has changed since `version`.
    pub async fn remove_contract_decision(&self, who: &Who, row: ContractDecision, version: Option<i64>) -> Result<(), Error> {
        same(&row, version)?;
        self.remove(who, Entry::new("verdict.undo"), row).await
    }
}

fn searchable(row: ContractRow) -> ContractRow {
    let search = lower_case(&format!("{} {} {}", row.number, row.title, row.counterpart));
    let (title_key, counterpart_key) = (sort_key(&row.title), sort_key(&row.counterpart));
    ContractRow { search, title_key, counterpart_key, ..row }
}
