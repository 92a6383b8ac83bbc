use std::path::PathBuf;

use desk::{About, CaseFile, Checker, Format, PaperOptions};
use kernel::{Language, Problem};

use super::judge::run;
use crate::{App, Caller, Error, FieldProblem, May, Result};

/// A document that can be made of a checked contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Report for the owner of the contract, in Word, PDF or HTML.
    Report(Format),
    /// Supplementary agreement for the supplier, in Word.
    Supplement {
        /// It may rest on verdicts that nobody has confirmed.
        draft: bool,
    },
    /// Internal memo, in Word.
    Memo,
}

/// A document to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractDocument {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Paper {
    /// The paper of a name in an address: `report.pdf`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "report.docx" => Self::Report(Format::Docx),
            "report.pdf" => Self::Report(Format::Pdf),
            "report.html" => Self::Report(Format::Html),
            "supplement.docx" => Self::Supplement { draft: false },
            "supplement-draft.docx" => Self::Supplement { draft: true },
            "memo.docx" => Self::Memo,
            _ => return None,
        })
    }

    /// Its name in addresses; the file is called so too, after the number of the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Report(Format::Pdf) => "report.pdf",
            Self::Report(Format::Html) => "report.html",
            Self::Report(Format::Docx | Format::Xlsx | Format::Json) => "report.docx",
            Self::Supplement { draft: false } => "supplement.docx",
            Self::Supplement { draft: true } => "supplement-draft.docx",
            Self::Memo => "memo.docx",
        }
    }

    fn wanted(self) -> PaperOptions {
        let path = Some(PathBuf::from(self.name()));
        match self {
            Self::Report(_) => PaperOptions { report: path, ..PaperOptions::default() },
            Self::Supplement { draft } => PaperOptions { supplement: path, draft, ..PaperOptions::default() },
            Self::Memo => PaperOptions { memo: path, ..PaperOptions::default() },
        }
    }
}

impl App {
    /// Makes a document of a contract. It says what the pages say: where catalog, case or program have changed since the check,
    /// the contract must be checked again first.
    ///
    /// # Errors
    /// When there is no such contract, it must be checked again, or nothing may go into the supplementary agreement.
    pub async fn contract_paper(&self, caller: &Caller, id: &str, paper: Paper, language: Language) -> Result<ContractDocument> {
        caller.must(May::ReadContracts)?;
        let row = self.store.read().contract(&caller.organisation, id).await?;
        let decided = self.decided(caller, id).await?;
        let mut ground = self.ground(caller, &row, &decided).await?;
        let known = About {
            title: row.title.clone(),
            buyer: caller.organisation_name.clone(),
            supplier: row.counterpart.clone(),
            date: Some(self.clock.now().in_sweden().0),
            ..About::default()
        };
        // The supplementary agreement speaks the language of its contract.
        let own = (!matches!(paper, Paper::Supplement { .. })).then_some(language);
        let wanted = PaperOptions { language: own, reader: language, known: Some(known), ..paper.wanted() };
        let stored = row.result;
        let made = run(move || {
            let library = std::sync::Arc::clone(&ground.library);
            let checker = Checker::new(&library)?;
            let found = ground.check(&checker, None)?;
            if found.json()? != stored.as_bytes() {
                return Err(Error::Conflict(Problem::error("web-contract-check-again")));
            }
            let case = ground.case.clone().map(|case| CaseFile { case, tailoring: annex::Tailoring::default() });
            checker.papers(&found, &ground.options(), case.as_ref(), &wanted).map_err(|failure| unmade(failure.into()))
        })
        .await?;
        let (_, bytes) = made.into_iter().next().ok_or(Error::NotFound)?;
        let name = format!("{}-{}", row.number, paper.name());
        Ok(ContractDocument { media: media(paper.name()).to_owned(), name, bytes })
    }
}

/// The desk speaks of files and options; here there are neither.
fn unmade(error: Error) -> Error {
    let is = |wrong: &[FieldProblem], code: &str| wrong.iter().any(|one| one.problem.code == code);
    match error {
        Error::Invalid(wrong) if is(&wrong, "supplement-nothing-confirmed") => {
            Error::Conflict(Problem::error("web-contract-nothing-confirmed"))
        }
        Error::Invalid(wrong) if is(&wrong, "supplement-nothing-to-add") => {
            Error::Conflict(Problem::error("supplement-nothing-to-add"))
        }
        other => other,
    }
}

fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("pdf") => "application/pdf",
        Some("html") => "text/html; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
}
