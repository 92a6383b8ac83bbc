use kernel::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::entity::{annex, annex_document, annex_requirement, cases, tender_question};
use crate::page::{anywhere, every_word, page};
use crate::row::same;
use crate::{AnnexRequirement, AnnexRow, Entry, Error, Page, Session, TenderQuestion, Tx, Wanted, Who};

/// Rows that are added with one statement.
const AT_ONCE: usize = 100;

impl<C: ConnectionTrait> Session<C> {
    /// An annex of an organisation.
    ///
    /// # Errors
    /// When there is none.
    pub async fn annex(&self, organisation: &str, id: &str) -> Result<AnnexRow, Error> {
        let found = annex::Entity::find_by_id(id).filter(annex::Column::OrganisationId.eq(organisation));
        found.one(&self.on).await?.ok_or(Error::NotFound)
    }

    /// What stands in an annex of an organisation: `annex.json`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn annex_document(&self, organisation: &str, id: &str) -> Result<String, Error> {
        let found = annex_document::Entity::find_by_id(id).filter(annex_document::Column::OrganisationId.eq(organisation));
        Ok(found.one(&self.on).await?.ok_or(Error::NotFound)?.document)
    }

    /// The annexes of a case, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn annexes_of(&self, organisation: &str, case: &str) -> Result<Vec<AnnexRow>, Error> {
        Ok(annex::Entity::find()
            .filter(annex::Column::OrganisationId.eq(organisation))
            .filter(annex::Column::CaseId.eq(case))
            .order_by_desc(annex::Column::Number)
            .all(&self.on)
            .await?)
    }

    /// The annexes of an organisation, one page: by `issued` or `code`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn annexes(&self, organisation: &str, wanted: &Wanted) -> Result<Page<AnnexRow>, Error> {
        let mut found = annex::Entity::find().filter(annex::Column::OrganisationId.eq(organisation));
        if let Some(state) = &wanted.state {
            found = found.filter(annex::Column::State.eq(state));
        }
        if let Some(who) = &wanted.who {
            found = found.filter(annex::Column::IssuedBy.eq(who));
        }
        if !wanted.words.trim().is_empty() || wanted.unit.is_some() {
            let mut own = cases::Entity::find().select_only().column(cases::Column::Id);
            own = own
                .filter(cases::Column::OrganisationId.eq(organisation))
                .filter(every_word(cases::Column::Search, &wanted.words));
            if let Some(unit) = &wanted.unit {
                own = own.filter(cases::Column::UnitId.eq(unit));
            }
            let in_case = annex::Column::CaseId.in_subquery(own.into_query());
            // A code says nothing of the unit.
            found = found.filter(if wanted.unit.is_some() {
                Condition::all().add(in_case)
            } else {
                let code = Func::lower(Expr::col(annex::Column::Code));
                Condition::any().add(in_case).add(Expr::expr(code).like(anywhere(&wanted.words)))
            });
        }
        let column = match wanted.order.by.as_str() {
            "code" => annex::Column::Code,
            _ => annex::Column::IssuedAt,
        };
        page(&self.on, found, column, annex::Column::Id, wanted).await
    }

    /// How many annexes that are in force were issued after an instant, if one is given, and not after another.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn annexes_between(&self, organisation: &str, after: Option<Instant>, until: Instant) -> Result<u64, Error> {
        let mut found = annex::Entity::find()
            .filter(annex::Column::OrganisationId.eq(organisation))
            .filter(annex::Column::State.ne("replaced"))
            .filter(annex::Column::IssuedAt.lte(until.micros()));
        if let Some(after) = after {
            found = found.filter(annex::Column::IssuedAt.gt(after.micros()));
        }
        Ok(found.count(&self.on).await?)
    }

    /// The annexes of an organisation that a requirement stands in, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn uses(&self, organisation: &str, requirement: &str) -> Result<Vec<(AnnexRow, String)>, Error> {
        let rows = annex_requirement::Entity::find()
            .filter(annex_requirement::Column::OrganisationId.eq(organisation))
            .filter(annex_requirement::Column::Requirement.eq(requirement))
            .all(&self.on)
            .await?;
        let ids: Vec<&str> = rows.iter().map(|row| row.annex_id.as_str()).collect();
        let annexes = annex::Entity::find()
            .filter(annex::Column::OrganisationId.eq(organisation))
            .filter(annex::Column::Id.is_in(ids))
            .order_by_desc(annex::Column::IssuedAt)
            .all(&self.on)
            .await?;
        let version =
            |annex: &AnnexRow| rows.iter().find(|row| row.annex_id == annex.id).map(|row| row.requirement_version.clone());
        Ok(annexes.into_iter().map(|annex| (annex.clone(), version(&annex).unwrap_or_default())).collect())
    }

    /// The questions that came on an annex, in the order they came.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tender_questions(&self, organisation: &str, annex: &str) -> Result<Vec<TenderQuestion>, Error> {
        Ok(tender_question::Entity::find()
            .filter(tender_question::Column::OrganisationId.eq(organisation))
            .filter(tender_question::Column::AnnexId.eq(annex))
            .order_by_asc(tender_question::Column::AskedAt)
            .order_by_asc(tender_question::Column::Id)
            .all(&self.on)
            .await?)
    }
}

impl Tx {
    /// Keeps an annex that was issued, with its document and the requirements in it; the one before it in the same case is replaced.
    ///
    /// # Errors
    /// When there is an annex of that number in the case.
    pub async fn add_annex(
        &self,
        who: &Who,
        row: AnnexRow,
        document: String,
        requirements: &[(String, String)],
    ) -> Result<AnnexRow, Error> {
        let before = self.annexes_of(&row.organisation_id, &row.case_id).await?;
        for before in before.iter().filter(|annex| annex.state == "issued") {
            let after = AnnexRow { state: "replaced".to_owned(), ..before.clone() };
            self.change(who, Entry::new("annex.replace"), before, after).await?;
        }
        let row = self.add(who, Entry::new("annex.issue"), row).await?;
        let (id, organisation_id) = (row.id.clone(), row.organisation_id.clone());
        let document = annex_document::Model { id, organisation_id, document, version: 1 };
        self.add(who, Entry::new("annex.document"), document).await?;
        let of = |(position, (requirement, version)): (usize, &(String, String))| AnnexRequirement {
            id: crate::new_id(),
            organisation_id: row.organisation_id.clone(),
            annex_id: row.id.clone(),
            requirement: requirement.clone(),
            requirement_version: version.clone(),
            position: i64::try_from(position).unwrap_or(i64::MAX),
        };
        let rows: Vec<_> = requirements.iter().enumerate().map(of).map(IntoActiveModel::into_active_model).collect();
        for some in rows.chunks(AT_ONCE) {
            annex_requirement::Entity::insert_many(some.to_vec()).exec_without_returning(&self.on).await?;
        }
        Ok(row)
    }

    /// Changes the state of an annex: that it was published. What stands in it never changes.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn publish_annex(&self, who: &Who, organisation: &str, id: &str, version: Option<i64>) -> Result<AnnexRow, Error> {
        let before = self.annex(organisation, id).await?;
        same(&before, version)?;
        let after = AnnexRow { state: "published".to_owned(), published_at: Some(who.at.micros()), ..before.clone() };
        self.change(who, Entry::new("annex.publish"), &before, after).await
    }

    /// Keeps a question with its answer.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_tender_question(&self, who: &Who, row: TenderQuestion) -> Result<TenderQuestion, Error> {
        self.add(who, Entry::new("question.add"), row).await
    }

    /// Changes a question or its answer.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn change_tender_question(
        &self,
        who: &Who,
        organisation: &str,
        id: &str,
        version: Option<i64>,
        change: impl FnOnce(&mut TenderQuestion) + Send,
    ) -> Result<TenderQuestion, Error> {
        let found = tender_question::Entity::find_by_id(id).filter(tender_question::Column::OrganisationId.eq(organisation));
        let before = found.one(&self.on).await?.ok_or(Error::NotFound)?;
        same(&before, version)?;
        let mut after = before.clone();
        change(&mut after);
        self.change(who, Entry::new("question.change"), &before, after).await
    }
}
