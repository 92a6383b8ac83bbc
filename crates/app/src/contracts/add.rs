use std::sync::Arc;

use desk::{ContractFile as ReadFile, Failure, read_contract_bytes};
use kernel::{Problem, Problems};
use store::{ContractFile, ContractRow, FileRow, new_id};

use super::judge::{Ground, run};
use super::of_files;
use crate::{App, Caller, Error, FieldProblem, May, Result};

/// A contract has at most so many files.
pub const MOST_FILES: usize = 20;
/// And they are at most so many bytes together.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;
/// The longest title and name, in characters.
const LONGEST: usize = 200;

/// What a form says of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContractForm {
    /// What it is called.
    pub title: String,
    /// The supplier.
    pub counterpart: String,
    /// The id of the case that it came of, or nothing.
    pub case: String,
    /// The files are the whole contract: what is not in them is missing.
    pub whole: bool,
}

/// A file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UploadedFile {
    /// What it was called.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl App {
    /// Reads the files of a contract, checks it, and stores both. Nothing is stored where any of it is wrong.
    ///
    /// # Errors
    /// Everything that is wrong with the form or with any file.
    pub async fn add_contract(&self, caller: &Caller, form: &ContractForm, files: Vec<UploadedFile>) -> Result<ContractRow> {
        caller.must(May::WriteContracts)?;
        let files = named(files);
        let wrong = self.wrong(form, &files);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let case = match form.case.as_str() {
            "" => None,
            id => Some(self.case(caller, id).await.map_err(|error| match error {
                Error::NotFound => Error::field("case", "web-contract-case-unknown"),
                other => other,
            })?),
        };
        let library = self.library(caller).await?;
        let reader = Arc::clone(&self.reader);
        let ground = Ground {
            library: Arc::clone(&library),
            files: Vec::new(),
            complete: form.whole,
            case: case.as_ref().map(|view| view.case.clone()),
            decisions: desk::DecisionsFile::default(),
        };
        let (read, uploaded, result) = run(move || {
            let read = read_all(&files, &reader.0, &reader.1)?;
            let ground = Ground { files: read, ..ground };
            let result = ground.result(None).map_err(in_files)?;
            Ok((ground.files, files, result))
        })
        .await?;
        let contract = new_id();
        let now = self.clock.now();
        let (mut rows, mut own) = (Vec::new(), Vec::new());
        for (position, (read, file)) in (0..).zip(read.into_iter().zip(uploaded)) {
            let row = FileRow {
                id: new_id(),
                organisation_id: caller.organisation.clone(),
                sha256: read.sha256.clone(),
                name: file.name.clone(),
                media: media(&file.name).to_owned(),
                size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
                created_at: now.micros(),
                version: 1,
            };
            own.push(ContractFile {
                id: new_id(),
                organisation_id: caller.organisation.clone(),
                contract_id: contract.clone(),
                file_id: row.id.clone(),
                position,
                transcript: read.keep()?,
                name: file.name,
                version: 1,
            });
            rows.push(row);
            self.files.put(file.bytes).await?;
        }
        let row = ContractRow {
            id: contract,
            organisation_id: caller.organisation.clone(),
            unit_id: case.as_ref().and_then(|view| view.row.unit_id.clone()),
            case_id: case.map(|view| view.row.id),
            number: 0,
            title: form.title.trim().to_owned(),
            counterpart: form.counterpart.trim().to_owned(),
            search: String::new(),
            whole: form.whole,
            state: "open".to_owned(),
            result,
            catalog_version: library.catalog.version.clone(),
            created_by: caller.person.clone(),
            created_at: now.micros(),
            updated_at: now.micros(),
            version: 1,
            title_key: String::new(),
            counterpart_key: String::new(),
        };
        let who = caller.who(self);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    for file in rows {
                        tx.add_file(&who, file).await?;
                    }
                    Ok(tx.add_contract(&who, row, own).await?)
                })
            })
            .await
    }

    fn wrong(&self, form: &ContractForm, files: &[UploadedFile]) -> Vec<FieldProblem> {
        let unfit = |text: &str| text.trim().is_empty() || text.chars().count() > LONGEST || text.contains(char::is_control);
        let mut wrong = Vec::new();
        if unfit(&form.title) {
            wrong.push(FieldProblem::new("title", "web-contract-title-missing"));
        }
        if unfit(&form.counterpart) {
            wrong.push(FieldProblem::new("counterpart", "web-contract-counterpart-missing"));
        }
        let mut file = |problem: Problem| wrong.push(FieldProblem { field: "files".to_owned(), problem });
        if files.is_empty() {
            file(Problem::error("web-contract-files-missing"));
        }
        if files.len() > MOST_FILES {
            file(Problem::error("web-contract-files-many").with("most", number(MOST_FILES)));
        }
        let most = usize::try_from(self.config.upload_megabytes).unwrap_or_default();
        for one in files.iter().filter(|one| one.bytes.len() > most * 1024 * 1024) {
            let problem = Problem::error("web-contract-file-large").with("file", one.name.as_str());
            file(problem.with("most", number(most)));
        }
        if files.iter().map(|one| one.bytes.len()).sum::<usize>() > MOST_BYTES {
            file(Problem::error("web-contract-files-large").with("most", number(MOST_BYTES / 1024 / 1024)));
        }
        wrong
    }
}

/// Reads every file in a process of its own.
fn read_all(files: &[UploadedFile], program: &std::path::Path, arguments: &[&str]) -> Result<Vec<ReadFile>> {
    let (mut read, mut problems) = (Vec::new(), Problems::new());
    for file in files {
        match read_contract_bytes(&file.bytes, &file.name, program, arguments) {
            Ok(file) => read.push(file),
            Err(Failure::Invalid(found)) => problems.extend(found),
            Err(other) => return Err(other.into()),
        }
    }
    // A contract without any words would be said to lack everything.
    if problems.is_empty() && read.iter().all(|file| file.transcript.text().is_empty()) {
        problems.extend(read.iter().flat_map(|file| file.problems.iter().cloned()));
    }
    if problems.is_empty() { Ok(read) } else { Err(of_files(problems)) }
}

/// What is wrong with the contract as a whole is wrong with its files.
fn in_files(error: Error) -> Error {
    match error {
        Error::Invalid(wrong) => of_files(wrong.into_iter().map(|one| one.problem).collect()),
        other => other,
    }
}

/// Files by names that can be shown and told apart: without folders, and no two alike.
fn named(files: Vec<UploadedFile>) -> Vec<UploadedFile> {
    let mut taken: Vec<String> = Vec::new();
    let mut named = Vec::new();
    for file in files {
        let own = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let own: String = own.chars().filter(|letter| !letter.is_control()).collect();
        let (stem, ending) = own.trim().rsplit_once('.').map_or((own.trim(), String::new()), |(stem, ending)| {
            let ending: String = ending.chars().take(10).collect();
            (stem, format!(".{ending}"))
        });
        let stem: String = if stem.is_empty() { "fil".to_owned() } else { stem.chars().take(LONGEST).collect() };
        let mut name = format!("{stem}{ending}");
        let mut count = 1;
        while taken.contains(&name) {
            count += 1;
            name = format!("{stem} ({count}){ending}");
        }
        taken.push(name.clone());
        named.push(UploadedFile { name, ..file });
    }
    named
}

/// What a file is, by its name; it is only ever handed out to be saved.
fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("odt") => "application/vnd.oasis.opendocument.text",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folders_and_are_told_apart() {
        let file = |name: &str| UploadedFile { name: name.to_owned(), bytes: Vec::new() };
        let files = ["C:\\Avtal\\avtal.docx", "/x/avtal.docx", "", "bil\u{7}aga", "avtal.docx"].map(file).to_vec();
        let names: Vec<String> = named(files).into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["avtal.docx", "avtal (2).docx", "fil", "bilaga", "avtal (3).docx"]);
    }
}
