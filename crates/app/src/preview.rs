use annex::Annex;
use desk::{Format, MakeOptions, documents_of, lint_own};
use kernel::{Language, Problems};
use messages::Messages;

use crate::annexes::media;
use crate::wording::Wording;
use crate::{AnnexFile, App, Caller, CaseView, Error, May, Result};

/// An annex before it is issued, with what is still to be done.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The case.
    pub view: CaseView,
    /// The annex as it would be issued now: decisions that wait for approval are not in it.
    pub annex: Annex,
    /// What to look at.
    pub notices: Problems,
    /// What the lint says of each requirement in one's own words: its id, and what was found. Those that are good are left out.
    pub wordings: Vec<(String, Wording)>,
}

impl App {
    /// The annex of a case as it would be issued now. Nothing is stored.
    ///
    /// # Errors
    /// When there is no such case.
    pub async fn preview(&self, caller: &Caller, case: &str) -> Result<Preview> {
        let view = self.case(caller, case).await?;
        let (annex, notices) = self.next_annex(caller, &view).await?;
        let linter = self.linter(caller).await?;
        let own = annex.requirements.iter().filter(|one| one.own);
        let language = view.case.language;
        let found = own.map(|one| {
            let text = one.text.get(language);
            (one.id.clone(), Wording::of(text, lint_own(&linter, text, one.strength != catalog::Strength::Mandatory)))
        });
        let wordings = found.filter(|(_, wording)| !wording.findings.is_empty()).collect();
        Ok(Preview { view, annex, notices, wordings })
    }

    /// A document of an annex that has not been issued, marked as a draft. The workbook is left out: nobody is to answer a draft.
    ///
    /// # Errors
    /// When there is no such case or document.
    pub async fn preview_file(&self, caller: &Caller, case: &str, format: Format, language: Language) -> Result<AnnexFile> {
        caller.must(May::ReadCases)?;
        if ![Format::Docx, Format::Pdf, Format::Html].contains(&format) {
            return Err(Error::NotFound);
        }
        let view = self.case(caller, case).await?;
        let (annex, _) = self.next_annex(caller, &view).await?;
        let library = self.library(caller).await?;
        let (marking, word) = draft_words(language);
        let options = MakeOptions { formats: vec![format], language: Some(language), protected: true, marking };
        // Setting pages takes a while and must not hold up others.
        let made = tokio::task::spawn_blocking(move || documents_of(&library, annex, language, &options)).await;
        let made = made.map_err(|error| Error::Internal(error.to_string()))??;
        let found = made.files.into_iter().find(|(name, _)| name.contains("-annex."));
        let (name, bytes) = found.ok_or(Error::NotFound)?;
        Ok(AnnexFile { name: format!("{word}-{name}"), media: media(format), bytes })
    }
}

/// What documents are marked with, and what the names of their files begin with.
fn draft_words(language: Language) -> (String, String) {
    let messages = Messages::new(language);
    (messages.text("web-preview-marking"), messages.text("web-preview-file"))
}
