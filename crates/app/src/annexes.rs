use annex::Annex;
use desk::{Format, MakeOptions, documents_of, draft_annex};
use exchange::{CaseFile, annex_digest, read_annex, write_annex};
use kernel::{Instant, Language, Problem, Problems};
use store::{AnnexRow, Page, TenderQuestion, Wanted, new_id};

use crate::{App, Caller, CaseView, Error, May, Result, tailoring};

/// The longest question and answer, in characters.
const LONGEST: usize = 10_000;

/// An annex that was issued.
#[derive(Debug, Clone)]
pub struct IssuedAnnex {
    /// Its row.
    pub row: AnnexRow,
    /// What stands in it.
    pub annex: Annex,
    /// The questions that came while the procurement was open.
    pub questions: Vec<TenderQuestion>,
}

/// A document of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl App {
    /// Issues the annex of a case as it stands now. It never changes after that; a later one is a new version that says what changed.
    ///
    /// # Errors
    /// When decisions wait for the information owner, or the case has changed since `version`.
    pub async fn issue_annex(&self, caller: &Caller, case: &str, version: Option<i64>) -> Result<AnnexRow> {
        caller.must(May::WriteCases)?;
        let view = self.case(caller, case).await?;
        if version.is_some_and(|version| version != view.row.version) {
            return Err(Error::Stale);
        }
        if view.row.state != "open" {
            return Err(Error::Conflict(Problem::error("web-case-archived")));
        }
        let waiting = view.decisions.iter().filter(|row| ["asked", "refused"].contains(&row.approval.as_str())).count();
        if waiting > 0 {
            let waiting = i64::try_from(waiting).unwrap_or(i64::MAX);
            return Err(Error::Conflict(Problem::error("web-decisions-wait").with("count", waiting)));
        }
        let (annex, _) = self.next_annex(caller, &view).await?;
        let now = self.clock.now();
        let digest = annex_digest(&annex).map_err(Error::Internal)?;
        let document = write_annex(&annex, &[]).map_err(Error::Internal)?;
        let document = String::from_utf8(document).map_err(|error| Error::Internal(error.to_string()))?;
        let requirements: Vec<(String, String)> =
            annex.requirements.iter().map(|one| (one.id.clone(), one.revision.to_string())).collect();
        let row = AnnexRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            case_id: view.row.id.clone(),
            number: view.annexes.first().map_or(1, |last| last.number + 1),
            code: annex.id.clone(),
            state: "issued".to_owned(),
            digest,
            catalog_version: annex.catalog.version.clone(),
            issued_by: caller.person.clone(),
            issued_at: now.micros(),
            published_at: None,
            version: 1,
        };
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.add_annex(&who, row, document, &requirements).await?) })).await
    }

    /// The annex that would be issued of a case now, with what to look at before it is.
    pub(crate) async fn next_annex(&self, caller: &Caller, view: &CaseView) -> Result<(Annex, Problems)> {
        let library = self.library(caller).await?;
        let mut tailoring = tailoring::of(&view.decisions, &library, tailoring::Which::Holding);
        self.name_approvers(&mut tailoring).await?;
        let case = catalog::Case { date: Some(self.clock.now().in_sweden().0), ..view.case.clone() };
        let before = match view.annexes.first() {
            Some(row) => Some((self.annex_of(caller, &row.id).await?.0, row.digest.clone())),
            None => None,
        };
        let previous = before.as_ref().map(|(annex, digest)| (annex, digest.as_str()));
        Ok(draft_annex(&library, &CaseFile { case, tailoring }, previous)?)
    }

    /// The annexes of the organisation, one page.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn annexes(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<AnnexRow>> {
        caller.must(May::ReadCases)?;
        Ok(self.store.read().annexes(&caller.organisation, wanted).await?)
    }

    /// An annex.
    ///
    /// # Errors
    /// When there is none.
    pub async fn annex(&self, caller: &Caller, id: &str) -> Result<IssuedAnnex> {
        caller.must(May::ReadCases)?;
        let read = self.store.read();
        let row = read.annex(&caller.organisation, id).await?;
        let questions = read.tender_questions(&caller.organisation, id).await?;
        let (annex, _) = self.annex_of(caller, id).await?;
        Ok(IssuedAnnex { annex, row, questions })
    }

    /// A document of an annex, made again of what was stored. `internal` is the decision record, which no supplier gets.
    ///
    /// # Errors
    /// When there is no such document.
    pub async fn annex_file(
        &self,
        caller: &Caller,
        id: &str,
        format: Format,
        language: Language,
        internal: bool,
    ) -> Result<AnnexFile> {
        caller.must(May::ReadCases)?;
        let row = self.store.read().annex(&caller.organisation, id).await?;
        let (annex, document) = self.annex_of(caller, id).await?;
        if format == Format::Json {
            return Ok(AnnexFile {
                name: format!("{}-annex.json", annex.id),
                media: media(format),
                bytes: document.into_bytes(),
            });
        }
        let library = self.library(caller).await?;
        let options = MakeOptions { formats: vec![format], language: Some(language), protected: true, marking: String::new() };
        // Setting pages takes a while and must not hold up others.
        let made = tokio::task::spawn_blocking(move || documents_of(&library, annex, language, &options)).await;
        let made = made.map_err(|error| Error::Internal(error.to_string()))??;
        if made.digest != row.digest {
            return Err(Error::Internal(format!("annex {id} is not what was issued")));
        }
        let kind = if internal { "-record." } else { "-annex." };
        let (name, bytes) = made.files.into_iter().find(|(name, _)| name.contains(kind)).ok_or(Error::NotFound)?;
        Ok(AnnexFile { name, media: media(format), bytes })
    }

    /// Marks an annex as published with its procurement: from now on questions on it are kept beside it.
    ///
    /// # Errors
    /// When it is published already, has been replaced, or has changed since `version`.
    pub async fn publish_annex(&self, caller: &Caller, id: &str, version: Option<i64>) -> Result<AnnexRow> {
        caller.must(May::WriteCases)?;
        let row = self.store.read().annex(&caller.organisation, id).await?;
        if row.state != "issued" {
            return Err(Error::Conflict(Problem::error("web-annex-not-issued")));
        }
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        self.store.write(move |tx| Box::pin(async move { Ok(tx.publish_annex(&who, &organisation, &id, version).await?) })).await
    }

    /// Keeps a question that came on a published annex, with its answer if there is one.
    ///
    /// # Errors
    /// When the annex is not published, or there is no question.
    pub async fn add_question(&self, caller: &Caller, annex: &str, question: &str, answer: &str) -> Result<TenderQuestion> {
        caller.must(May::WriteCases)?;
        let row = self.store.read().annex(&caller.organisation, annex).await?;
        if row.published_at.is_none() {
            return Err(Error::Conflict(Problem::error("web-annex-not-published")));
        }
        let (question, answer) = (text(question, "question", true)?, text(answer, "answer", false)?);
        let row = TenderQuestion {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            annex_id: annex.to_owned(),
            question,
            answer,
            asked_at: self.clock.now().micros(),
            written_by: caller.person.clone(),
            version: 1,
        };
        let who = caller.who(self);
        self.store.write(move |tx| Box::pin(async move { Ok(tx.add_tender_question(&who, row).await?) })).await
    }

    /// Answers a question.
    ///
    /// # Errors
    /// When there is none, or it has changed since `version`.
    pub async fn answer_question(&self, caller: &Caller, id: &str, version: Option<i64>, answer: &str) -> Result<TenderQuestion> {
        caller.must(May::WriteCases)?;
        let answer = text(answer, "answer", true)?;
        let (who, organisation, id) = (caller.who(self), caller.organisation.clone(), id.to_owned());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    Ok(tx.change_tender_question(&who, &organisation, &id, version, |row| row.answer = answer).await?)
                })
            })
            .await
    }

    /// The annexes of the organisation that a requirement stands in.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn uses(&self, caller: &Caller, requirement: &str) -> Result<Vec<(AnnexRow, String)>> {
        caller.must(May::ReadCases)?;
        Ok(self.store.read().uses(&caller.organisation, requirement).await?)
    }

    /// What stands in an annex, read and as it was written.
    pub(crate) async fn annex_of(&self, caller: &Caller, id: &str) -> Result<(Annex, String)> {
        let document = self.store.read().annex_document(&caller.organisation, id).await?;
        let read = read_annex(document.as_bytes()).map_err(|error| Error::Internal(format!("annex {id}: {error:?}")))?;
        Ok((read.annex, document))
    }

    /// Documents name whoever approved, not their id.
    async fn name_approvers(&self, tailoring: &mut annex::Tailoring) -> Result<()> {
        let read = self.store.read();
        let approvers = tailoring
            .leave_out
            .iter_mut()
            .map(|one| &mut one.approved_by)
            .chain(tailoring.change.iter_mut().map(|one| &mut one.approved_by))
            .chain(tailoring.parameter.iter_mut().map(|one| &mut one.approved_by));
        for approver in approvers.filter(|approver| !approver.is_empty()) {
            *approver = read.person(approver).await?.name;
        }
        Ok(())
    }
}

pub(crate) fn media(format: Format) -> &'static str {
    match format {
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Pdf => "application/pdf",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Html => "text/html; charset=utf-8",
        Format::Json => "application/json",
    }
}

fn text(text: &str, field: &str, needed: bool) -> Result<String> {
    let text = text.trim();
    if needed && text.is_empty() {
        return Err(Error::field(field, "web-text-missing"));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::field(field, "web-text-long"));
    }
    Ok(text.to_owned())
}

impl IssuedAnnex {
    /// When it was issued.
    #[must_use]
    pub fn issued_at(&self) -> Instant {
        Instant::from_micros(self.row.issued_at)
    }
}
