use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::collate::{lower_case, sort_key};
use crate::entity::{cases, decision};
use crate::page::{every_word, page, patterns};
use crate::row::same;
use crate::{CaseRow, DecisionRow, Entry, Error, Page, Session, Tx, Wanted, Who};

/// Rows that are asked for with one statement.
const AT_ONCE: usize = 200;

impl<C: ConnectionTrait> Session<C> {
    /// A case of an organisation.
    ///
    /// # Errors
    /// When there is none.
    pub async fn case(&self, organisation: &str, id: &str) -> Result<CaseRow, Error> {
        let found = cases::Entity::find_by_id(id).filter(cases::Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// The cases of an organisation, one page: by `changed`, `number`, `title`, `reference` or `review`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn cases(&self, organisation: &str, wanted: &Wanted) -> Result<Page<CaseRow>, Error> {
        let mut found = cases::Entity::find().filter(cases::Column::OrganisationId.eq(organisation));
        if let Some(state) = &wanted.state {
            found = found.filter(cases::Column::State.eq(state));
        }
        if let Some(day) = &wanted.review_by {
            found = found.filter(cases::Column::ReviewOn.lte(day));
        }
        if let Some(unit) = &wanted.unit {
            found = found.filter(cases::Column::UnitId.eq(unit));
        }
        if let Some(who) = &wanted.who {
            found = found.filter(cases::Column::CreatedBy.eq(who));
        }
        found = found.filter(every_word(cases::Column::Search, &wanted.words));
        found = found.filter(patterns(cases::Column::Body, &wanted.patterns));
        let column = match wanted.order.by.as_str() {
            "number" => cases::Column::Number,
            "title" => cases::Column::TitleKey,
            "reference" => cases::Column::ReferenceKey,
            "review" => {
                // Databases put rows without a value at different ends.
                found = found.filter(cases::Column::ReviewOn.is_not_null());
                cases::Column::ReviewOn
            }
            _ => cases::Column::UpdatedAt,
        };
        page(&self.on, found, column, cases::Column::Id, wanted).await
    }

    /// Cases of an organisation by their ids, in no order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn cases_of(&self, organisation: &str, ids: &[String]) -> Result<Vec<CaseRow>, Error> {
        let mut found = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let own = cases::Entity::find().filter(cases::Column::OrganisationId.eq(organisation));
            found.extend(own.filter(cases::Column::Id.is_in(some.iter().map(String::as_str))).all(&self.on).await?);
        }
        Ok(found)
    }

    /// How many cases of an organisation are in a state.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn case_count(&self, organisation: &str, state: &str) -> Result<u64, Error> {
        Ok(cases::Entity::find()
            .filter(cases::Column::OrganisationId.eq(organisation))
            .filter(cases::Column::State.eq(state))
            .count(&self.on)
            .await?)
    }

    /// Open cases whose classification is to be looked at again on a day, `2027-11-22`, or before it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn cases_to_review(&self, organisation: &str, day: &str, limit: u64) -> Result<Vec<CaseRow>, Error> {
        Ok(cases::Entity::find()
            .filter(cases::Column::OrganisationId.eq(organisation))
            .filter(cases::Column::State.eq("open"))
            .filter(cases::Column::ReviewOn.lte(day))
            .order_by_asc(cases::Column::ReviewOn)
            .limit(limit)
            .all(&self.on)
            .await?)
    }

    /// What was decided in a case, in the order of the requirements.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn decisions(&self, organisation: &str, case: &str) -> Result<Vec<DecisionRow>, Error> {
        Ok(decision::Entity::find()
            .filter(decision::Column::OrganisationId.eq(organisation))
            .filter(decision::Column::CaseId.eq(case))
            .order_by_asc(decision::Column::Requirement)
            .order_by_asc(decision::Column::Kind)
            .order_by_asc(decision::Column::Name)
            .all(&self.on)
            .await?)
    }

    /// Decisions that wait for the information owner.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn decisions_to_approve(&self, organisation: &str) -> Result<Vec<DecisionRow>, Error> {
        Ok(decision::Entity::find()
            .filter(decision::Column::OrganisationId.eq(organisation))
            .filter(decision::Column::Approval.eq("asked"))
            .order_by_asc(decision::Column::DecidedAt)
            .all(&self.on)
            .await?)
    }
}

impl Tx {
    /// Adds a case under the next number of its organisation.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_case(&self, who: &Who, row: CaseRow) -> Result<CaseRow, Error> {
        let last = cases::Entity::find()
            .filter(cases::Column::OrganisationId.eq(&row.organisation_id))
            .order_by_desc(cases::Column::Number)
            .one(&self.on)
            .await?;
        let number = last.map_or(1, |last| last.number + 1);
        self.add(who, Entry::new("case.add"), searchable(CaseRow { number, ..row })).await
    }

    /// Changes a case; `action` is the word for what was done.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_case(
        &self,
        who: &Who,
        action: &'static str,
        organisation: &str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut CaseRow) + Send,
    ) -> Result<CaseRow, Error> {
        let before = self.case(organisation, id).await?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        after.updated_at = who.at.micros();
        self.change(who, Entry::new(action), &before, searchable(after)).await
    }

    /// A decision of a case by what it is about.
    ///
    /// # Errors
    /// When there is none.
    pub async fn decision(
        &self,
        organisation: &str,
        case: &str,
        requirement: &str,
        kind: &str,
        name: &str,
    ) -> Result<DecisionRow, Error> {
        let found = decision::Entity::find()
            .filter(decision::Column::OrganisationId.eq(organisation))
            .filter(decision::Column::CaseId.eq(case))
            .filter(decision::Column::Requirement.eq(requirement))
            .filter(decision::Column::Kind.eq(kind))
            .filter(decision::Column::Name.eq(name));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// Saves a decision: a new one, or a change of the one that is there for the same requirement, kind and name.
    ///
    /// # Errors
    /// When the one that is there has changed since `version`, or there is one and `version` is 0.
    pub async fn put_decision(&self, who: &Who, row: DecisionRow, version: Option<i64>) -> Result<DecisionRow, Error> {
        match self.decision(&row.organisation_id, &row.case_id, &row.requirement, &row.kind, &row.name).await {
            Ok(before) => {
                same(&before, version)?;
                let after = DecisionRow { id: before.id.clone(), ..row };
                self.change(who, Entry::new("decision.change"), &before, after).await
            }
            Err(Error::NotFound) if version.is_none_or(|version| version == 0) => {
                self.add(who, Entry::new("decision.add"), row).await
            }
            Err(Error::NotFound) => Err(Error::Stale),
            Err(error) => Err(error),
        }
    }

    /// Takes a decision back.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn remove_decision(&self, who: &Who, row: DecisionRow, version: Option<i64>) -> Result<(), Error> {
        same(&row, version)?;
        self.remove(who, Entry::new("decision.remove"), row).await
    }

    /// Changes a decision that was read in this transaction: its approval.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn change_decision(
        &self,
        who: &Who,
        action: &'static str,
        before: &DecisionRow,
        after: DecisionRow,
    ) -> Result<DecisionRow, Error> {
        self.change(who, Entry::new(action), before, after).await
    }
}

fn searchable(row: CaseRow) -> CaseRow {
    let search = lower_case(&format!("{} {} {}", row.number, row.title, row.reference));
    let (title_key, reference_key) = (sort_key(&row.title), sort_key(&row.reference));
    CaseRow { search, title_key, reference_key, ..row }
}
