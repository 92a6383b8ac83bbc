use std::path::Path;

use annex::{Annex, Tailoring};
use catalog::source::nearest;
use catalog::{Case, Classification, Law, Mode, NationalSecurity, Scale};
use exchange::{CaseFile, ReadError, read_annex, read_case};
use kernel::{Date, Language, Place, Problem, Problems, Severity};

use crate::failure::about_file;
use crate::output::{read_file, read_text};
use crate::{Failure, Library};

/// A case given on the command line instead of a file. Words are as in a case file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseOptions {
    /// A profile to start from.
    pub profile: Option<String>,
    /// Class such as `K3R2T3`.
    pub class: Option<String>,
    /// Delivery models.
    pub delivery: Vec<String>,
    /// Circumstances.
    pub circumstances: Vec<String>,
    /// Can security-sensitive activity be concerned: no, yes, unknown.
    pub national_security: Option<String>,
    /// What is bought.
    pub title: Option<String>,
    /// Who buys.
    pub buyer: Option<String>,
    /// The buyer's reference.
    pub reference: Option<String>,
    /// Date to print.
    pub date: Option<String>,
    /// Kind of purchase.
    pub mode: Option<String>,
    /// Procurement law.
    pub law: Option<String>,
    /// LOU 19 kap. governs.
    pub below_threshold: bool,
    /// Language of the documents.
    pub language: Option<Language>,
}

/// Reads a case file.
///
/// # Errors
/// Everything that is wrong with it, mistakes in the decisions too: all that can be known without making the annex.
pub fn load_case(path: &Path, library: &Library) -> Result<(CaseFile, Problems), Failure> {
    let text = read_text(path)?;
    let (file, mut problems) = read_case(&path.display().to_string(), &text, &library.catalog.words);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        // A case that must be stopped is stopped before anything else is said about it.
        if let Some(stop) = catalog::stop(&file.case) {
            return Err(Failure::Stopped(stop));
        }
        problems.extend(decisions(&file, library));
        problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
        return Err(Failure::Invalid(problems));
    }
    Ok((file, problems))
}

/// Mistakes in the decisions of a case that has other mistakes too, so that one run shows all of them.
fn decisions(file: &CaseFile, library: &Library) -> Problems {
    match annex::draft(&library.catalog, &library.texts, &file.case, &file.tailoring, None) {
        Err(annex::Refusal::Invalid(problems)) => {
            problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
        }
        Err(annex::Refusal::Stopped(_)) | Ok(_) => Problems::new(),
    }
}

/// Makes a case of options. Every mistake is reported at once.
///
/// # Errors
/// What is missing or wrong.
pub fn case_from_options(options: &CaseOptions, library: &Library) -> Result<CaseFile, Failure> {
    let mut problems = Problems::new();
    let words = &library.catalog.words;
    let profile = match &options.profile {
        None => None,
        Some(name) => {
            let found = library.catalog.profile(name);
            if found.is_none() {
                let known: Vec<&str> = library.catalog.profiles.iter().map(|profile| profile.id.as_str()).collect();
                let near = nearest(name, known.iter().copied()).unwrap_or_default();
                let problem = Problem::error("unknown-profile").with("found", name.as_str()).with("nearest", near);
                problems.push(problem.with("known", known.join(", ")));
            }
            found
        }
    };
    let language = options.language.unwrap_or_default();
    let mut case = profile.map_or_else(empty_case, |profile| Case {
        title: profile.case.title.get(language).to_owned(),
        description: profile.case.description.get(language).to_owned(),
        ..profile.case.case.clone()
    });
    case.language = language;
    match options.class.as_deref().map(|class| (class, Classification::parse(class))) {
        Some((_, Some(classification))) => case.classification = classification,
        Some((found, None)) => problems.push(Problem::error("bad-class").with("found", found)),
        None if profile.is_none() => problems.push(missing("--class")),
        None => {}
    }
    if !options.delivery.is_empty() {
        case.delivery = known_words(&options.delivery, "delivery", &words.delivery, &mut problems);
    } else if profile.is_none() {
        problems.push(missing("--delivery"));
    }
    if !options.circumstances.is_empty() {
        case.circumstances = known_words(&options.circumstances, "circumstance", &words.circumstances, &mut problems);
    }
    if let Some(answer) = &options.national_security {
        case.national_security = one_word(answer, NationalSecurity::from_id, &["no", "yes", "unknown"], &mut problems);
    }
    if let Some(mode) = &options.mode {
        let known: Vec<&str> = Mode::ALL.iter().map(|mode| mode.id()).collect();
        case.mode = one_word(mode, |word| Mode::from_id(word).map(Some), &known, &mut problems).unwrap_or(case.mode);
    }
    if let Some(law) = &options.law {
        let known: Vec<&str> = Law::ALL.iter().map(|law| law.id()).collect();
        case.law = one_word(law, |word| Law::from_id(word).map(Some), &known, &mut problems).unwrap_or(case.law);
    }
    if let Some(date) = &options.date {
        match Date::parse(date) {
            Ok(date) => case.date = Some(date),
            Err(wrong) => problems.push(Problem::error("bad-date").with("found", wrong.found)),
        }
    }
    case.below_threshold |= options.below_threshold;
    case.title = options.title.clone().unwrap_or(case.title);
    case.buyer = options.buyer.clone().unwrap_or_default();
    case.reference = options.reference.clone().unwrap_or_default();
    for (name, value) in [("--title", &case.title), ("--buyer", &case.buyer)] {
        if value.trim().is_empty() {
            problems.push(missing(name));
        }
    }
    if problems.is_empty() { Ok(CaseFile { case, tailoring: Tailoring::default() }) } else { Err(Failure::Invalid(problems)) }
}

/// Reads the annex that a new version follows, with its digest.
///
/// # Errors
/// When the file is not an annex, or was changed after it was made.
pub fn load_previous(path: &Path) -> Result<(Annex, String), Failure> {
    let file = read_annex(&read_file(path, 64)?).map_err(|error| read_problem(&error, path))?;
    if file.stated != file.actual {
        return Err(about_file("previous-digest", path).into());
    }
    Ok((file.annex, file.stated))
}

/// What is wrong with a file that should be an annex.
pub(crate) fn read_problem(error: &ReadError, path: &Path) -> Problem {
    match error {
        ReadError::NotJson { line, detail } => {
            let mut problem = about_file("annex-not-json", path).with("detail", detail.as_str());
            problem.place.line = Some(*line);
            problem
        }
        ReadError::OtherSchema { found } => about_file("annex-other-schema", path).with("found", found.as_str()),
        ReadError::Malformed { detail } => about_file("annex-malformed", path).with("detail", detail.as_str()),
    }
}

fn empty_case() -> Case {
    Case {
        title: String::new(),
        buyer: String::new(),
        reference: String::new(),
        date: None,
        language: Language::Swedish,
        mode: Mode::Procurement,
        law: Law::Lou,
        below_threshold: false,
        national_security: NationalSecurity::Unknown,
        scale: Scale::ZeroToFour,
        classification: Classification::default(),
        delivery: std::collections::BTreeSet::new(),
        circumstances: std::collections::BTreeSet::new(),
        description: String::new(),
        information: Vec::new(),
    }
}

fn missing(option: &str) -> Problem {
    Problem::error("option-missing").with("option", option)
}

fn known_words<K>(
    found: &[String],
    list: &'static str,
    known: &[String],
    problems: &mut Problems,
) -> std::collections::BTreeSet<kernel::Id<K>> {
    for word in found {
        if !known.contains(word) {
            problems.push(unknown(word, list, &known.iter().map(String::as_str).collect::<Vec<_>>()));
        }
    }
    found.iter().map(|word| kernel::Id::new(word)).collect()
}

fn one_word<T: Default>(word: &str, read: impl Fn(&str) -> Option<T>, known: &[&str], problems: &mut Problems) -> T {
    read(word).unwrap_or_else(|| {
        problems.push(unknown(word, "fixed", known));
        T::default()
    })
}

fn unknown(word: &str, list: &'static str, known: &[&str]) -> Problem {
    let near = nearest(word, known.iter().copied()).unwrap_or_default();
    let problem = Problem::error("unknown-word").with("key", "").with("word", word).with("list", list);
    problem.with("nearest", near).with("known", known.join(", ")).at(Place::default())
}
