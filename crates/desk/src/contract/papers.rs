use std::path::{Path, PathBuf};

use contracts::{About, FileRead, Papers, Unmade, memo, report, supplement};
use document::Document;
use kernel::{Language, Problem};
use messages::Messages;

use super::say::say;
use super::{CheckOptions, CheckedContract, Checker};
use crate::make::{not_rendered, template};
use crate::output::write_files;
use crate::{CaseFile, Failure};

/// The documents that are wanted of a checked contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperOptions {
    /// Report for the owner of the contract: `.docx`, `.pdf` or `.html`.
    pub report: Option<PathBuf>,
    /// Supplementary agreement for the supplier: `.docx`.
    pub supplement: Option<PathBuf>,
    /// Internal memo: `.docx`.
    pub memo: Option<PathBuf>,
    /// The supplementary agreement may rest on verdicts that nobody has confirmed.
    pub draft: bool,
    /// Language of all of them. Without it report and memo follow the case, or else the reader; the supplementary agreement
    /// follows the contract.
    pub language: Option<Language>,
    /// The reader's language.
    pub reader: Language,
    /// What is known of the contract beside its files and its case; what is empty in it is taken from the case.
    pub known: Option<About>,
}

impl PaperOptions {
    /// Can every document be written as its file is called? Worth asking before a contract is read.
    ///
    /// # Errors
    /// Every file whose ending says otherwise.
    pub fn check(&self) -> Result<(), Failure> {
        let of = |path: &Option<PathBuf>, known: &[&str]| {
            let path = path.as_deref()?;
            let fits = ending(path).is_some_and(|ending| known.contains(&ending.as_str()));
            let known: Vec<String> = known.iter().map(|ending| format!(".{ending}")).collect();
            let problem = Problem::error("check-file-kind").with("file", path.display().to_string());
            (!fits).then(|| problem.with("known", known.join(", ")))
        };
        let wrong: Vec<Problem> =
            [of(&self.report, &["docx", "pdf", "html"]), of(&self.supplement, &["docx"]), of(&self.memo, &["docx"])]
                .into_iter()
                .flatten()
                .collect();
        if wrong.is_empty() { Ok(()) } else { Err(Failure::Invalid(wrong)) }
    }
}

impl Checker<'_> {
    /// Makes the documents that are wanted. Nothing is written.
    ///
    /// # Errors
    /// When nothing may go into the supplementary agreement, or a template cannot be used.
    pub fn papers(
        &self,
        found: &CheckedContract,
        check: &CheckOptions<'_>,
        case: Option<&CaseFile>,
        wanted: &PaperOptions,
    ) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
        let contract = self.read(&found.files);
        let about = known(about(found, case), wanted.known.as_ref());
        let own = wanted.language.or(case.map(|file| file.case.language)).unwrap_or(wanted.reader);
        let theirs = found.facts.first().map_or(own, |(language, _)| *language);
        let make = |language: Language, of: &dyn Fn(&Papers<'_>) -> Result<Document, Failure>| {
            let messages = Messages::new(language);
            of(&Papers {
                catalog: &self.library.catalog,
                texts: &self.library.texts,
                contract: &contract,
                checked: &found.checked,
                case: check.case,
                decisions: check.decisions.map(|file| file.decisions.as_slice()).unwrap_or_default(),
                about: &about,
                say: &|problem| say(&messages, problem),
            })
        };
        let mut files = Vec::new();
        if let Some(path) = &wanted.report {
            let document = make(own, &|papers| report(papers, own).map_err(|error| template(&error)))?;
            files.push((path.clone(), self.rendered(&document, path)?));
        }
        if let Some(path) = &wanted.supplement {
            let language = wanted.language.unwrap_or(theirs);
            let document = make(language, &|papers| supplement(papers, language, wanted.draft).map_err(unmade))?;
            files.push((path.clone(), self.rendered(&document, path)?));
        }
        if let Some(path) = &wanted.memo {
            let document = make(own, &|papers| memo(papers, own).map_err(|error| template(&error)))?;
            files.push((path.clone(), self.rendered(&document, path)?));
        }
        Ok(files)
    }

    fn rendered(&self, document: &Document, path: &Path) -> Result<Vec<u8>, Failure> {
        let look = render::Options { word_template: self.library.word_template.as_deref() };
        let made = match ending(path).as_deref() {
            Some("pdf") => render::pdf(document, &look),
            Some("html") => render::html(document, &look),
            _ => render::docx(document, &look),
        };
        made.map_err(|error| not_rendered(&error, &path.display().to_string()))
    }
}

/// Writes files wherever they are to be. Existing ones are kept unless `force`, and then nothing at all is written.
///
/// # Errors
/// When a file exists, or something cannot be written.
pub fn write_each(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<(), Failure> {
    if !force {
        let taken = files.iter().filter(|(path, _)| path.exists());
        let taken: Vec<Problem> = taken.map(|(path, _)| crate::failure::about_file("file-exists", path)).collect();
        if !taken.is_empty() {
            return Err(Failure::Invalid(taken));
        }
    }
    for (path, bytes) in files {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        write_files(folder, &[(super::own_name(path), bytes.clone())], force)?;
    }
    Ok(())
}

fn about(found: &CheckedContract, case: Option<&CaseFile>) -> About {
    let files = found.files.iter().map(|file| FileRead {
        name: file.name.clone(),
        digest: file.sha256.clone(),
        pages: file.transcript.pages(),
        problems: file.problems.clone(),
    });
    let files = files.collect();
    // A case that was made of options has neither title nor buyer.
    let Some(CaseFile { case, .. }) = case.filter(|file| file.case.title != super::check::UNNAMED) else {
        return About { files, ..About::default() };
    };
    About {
        title: case.title.clone(),
        buyer: case.buyer.clone(),
        supplier: String::new(),
        reference: case.reference.clone(),
        date: case.date,
        files,
    }
}

/// What is known for sure goes before what the case says.
fn known(about: About, known: Option<&About>) -> About {
    let Some(known) = known else { return about };
    let first = |known: &str, other: String| if known.is_empty() { other } else { known.to_owned() };
    About {
        title: first(&known.title, about.title),
        buyer: first(&known.buyer, about.buyer),
        supplier: first(&known.supplier, about.supplier),
        reference: first(&known.reference, about.reference),
        date: known.date.or(about.date),
        files: about.files,
    }
}

fn unmade(unmade: Unmade) -> Failure {
    match unmade {
        Unmade::Refused(problem) => problem.into(),
        Unmade::Template(error) => template(&error),
    }
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}
