use app::{Error, FieldProblem, Language, May, OwnChange, OwnFile};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use kernel::{Problem, Severity};
use serde_json::{Value, json};

use super::{CHANGES, READS, under};
use crate::Web;
use crate::access::Table;
use crate::beside::Beside;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::form::Sent;
use crate::page::{Page, choices, field};
use crate::query::Asked;
use crate::templates::{text, with_messages};
use crate::upload::SentFiles;
use crate::visitor::{Guest, Staff};

/// Where files can lie; the first is the top.
const FOLDERS: [&str; 10] = [
    "",
    "requirements",
    "clauses",
    "frameworks",
    "profiles",
    "reminders",
    "wording/sv",
    "wording/en",
    "templates/sv",
    "templates/en",
];
/// Files that lie at the top wherever they are said to.
const TOP: [&str; 2] = ["overlay.toml", "classification.toml"];

pub(super) fn add(table: Table) -> Table {
    table
        .get("/admin/catalog", READS, show)
        .post("/admin/catalog", CHANGES, upload)
        .get("/admin/catalog/file", READS, edit)
        .post("/admin/catalog/file", CHANGES, save)
        .get("/admin/catalog/download", READS, file)
}

async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    list_page(&web, &guest, &staff, "requirements", &[]).await
}

/// Several files at once: some cannot do without the others.
async fn upload(State(web): State<Web>, guest: Guest, staff: Staff, sent: SentFiles) -> Answer {
    let folder = sent.fields.get("folder");
    let (changes, problems) = changes(&sent, folder);
    if !problems.is_empty() {
        return Ok(list_page(&web, &guest, &staff, folder, &problems).await?.into_response());
    }
    match web.app.change_own_catalog(&staff.caller, sent.fields.get("version"), changes).await {
        Ok(_) => Ok(Redirect::to("/admin/catalog?done=saved").into_response()),
        Err(Error::Invalid(problems)) => {
            Ok(list_page(&web, &guest, &staff, folder, &at("files", problems)).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

fn changes(sent: &SentFiles, folder: &str) -> (Vec<OwnChange>, Vec<FieldProblem>) {
    let (mut changes, mut problems) = (Vec::new(), sent.problems.clone());
    for file in &sent.files {
        let top = folder.is_empty() || TOP.contains(&file.name.as_str());
        let path = if top { file.name.clone() } else { format!("{folder}/{}", file.name) };
        match String::from_utf8(file.bytes.clone()) {
            Ok(content) => changes.push(OwnChange { path, content: Some(content.trim_start_matches('\u{feff}').to_owned()) }),
            Err(_) => problems
                .push(FieldProblem { field: "files".to_owned(), problem: Problem::error("web-own-not-text").with("path", path) }),
        }
    }
    if changes.is_empty() && problems.is_empty() {
        problems.push(FieldProblem::new("files", "web-own-none"));
    }
    (changes, problems)
}

async fn edit(State(web): State<Web>, guest: Guest, staff: Staff, asked: Asked) -> Result<Page, Fault> {
    let own = web.app.own_catalog(&staff.caller).await?;
    let path = asked.get("path");
    let known = own.files.iter().find(|file| file.path == path);
    // Without a path a new file is written.
    if known.is_none() && !path.is_empty() {
        return Err(Fault(Error::NotFound));
    }
    let content = known.map_or("", |file| file.content.as_str());
    Ok(file_page(&guest, &staff, path, content, &own.state, known.is_some(), &[], None))
}

/// Keeps a file, only checks it, or takes it away, as the button says.
async fn save(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let (path, state, known) = (fields.get("path"), fields.get("version"), fields.is_set("known"));
    // Browsers send other ends of lines than files have.
    let content = fields.all("content").concat().replace("\r\n", "\n");
    let removed = fields.get("what") == "remove";
    let change = vec![OwnChange { path: path.to_owned(), content: (!removed).then(|| content.clone()) }];
    let page = |problems: &[FieldProblem], told: Option<&[Problem]>| {
        file_page(&guest, &staff, path, &content, state, known, problems, told)
    };
    if fields.get("what") == "check" {
        return match web.app.check_own_catalog(&staff.caller, &change).await {
            Ok(told) => Ok(page(&[], Some(&told)).into_response()),
            Err(Error::Invalid(problems)) => Ok(page(&at("path", problems), None).into_response()),
            Err(error) => Err(Fault(error)),
        };
    }
    match web.app.change_own_catalog(&staff.caller, state, change).await {
        Ok(_) => Ok(Redirect::to("/admin/catalog?done=saved").into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&at("content", problems), None).into_response()),
        Err(Error::Stale) => {
            let own = web.app.own_catalog(&staff.caller).await?;
            let stored = own.files.into_iter().find(|file| file.path == path).map(|file| file.content);
            let label = text(guest.language, "web-own-content");
            let back = match &stored {
                Some(_) => format!("/admin/catalog/file?path={}", crate::finish::escaped(path)),
                None => "/admin/catalog".to_owned(),
            };
            let beside = Beside {
                action: "/admin/catalog/file".to_owned(),
                back,
                version: own.state,
                stored: stored.map(|stored| vec![(label.clone(), stored)]),
                typed: vec![(label, if removed { String::new() } else { content })],
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn file(State(web): State<Web>, staff: Staff, asked: Asked) -> Answer {
    let own = web.app.own_catalog(&staff.caller).await?;
    let found = own.files.into_iter().find(|file| file.path == asked.get("path")).ok_or(Fault(Error::NotFound))?;
    let name = found.path.rsplit('/').next().unwrap_or_default();
    Ok(download(name, "text/plain; charset=utf-8", found.content.into_bytes()))
}

/// What is wrong with the whole is told at the field that it came from.
fn at(field: &str, mut problems: Vec<FieldProblem>) -> Vec<FieldProblem> {
    for problem in &mut problems {
        // In the form of one file the files are its path.
        let own = if problem.field == "files" && field != "files" { "path" } else { field };
        own.clone_into(&mut problem.field);
    }
    problems
}

async fn list_page(web: &Web, guest: &Guest, staff: &Staff, folder: &str, problems: &[FieldProblem]) -> Result<Page, Fault> {
    let language = guest.language;
    let own = web.app.own_catalog(&staff.caller).await?;
    let folders =
        FOLDERS.map(|one| (one.to_owned(), if one.is_empty() { text(language, "web-own-top") } else { format!("{one}/") }));
    let mut choice = choices("folder", &folders, &[folder], problems, language);
    choice["label"] = json!(text(language, "web-own-folder"));
    choice["hint"] = json!(text(language, "web-own-folder-hint"));
    let mut files = field("files", "", problems, language);
    files["label"] = json!(text(language, "web-own-files"));
    files["hint"] = json!(text(language, "web-own-files-hint"));
    // A list of errors stands at the top of the page; one field cannot hold it.
    let several = problems.len() > 1;
    if several {
        files["error"] = json!(text(language, "web-own-several"));
    }
    let view = json!({
        "rows": own.files.iter().map(row).collect::<Vec<_>>(),
        "findings": findings(&own.problems, language),
        "folder": choice,
        "files": files,
        "version": own.state,
        "changes": staff.caller.may(May::Administer),
    });
    let title = text(language, "web-own-title");
    let page = Page::new("pages/overlay", title.clone(), view);
    Ok(under(page, guest, &[("", &title)]).wrong_if(problems, language))
}

#[expect(clippy::too_many_arguments, reason = "a form that is shown again has all that was typed")]
fn file_page(
    guest: &Guest,
    staff: &Staff,
    path: &str,
    content: &str,
    state: &str,
    known: bool,
    problems: &[FieldProblem],
    told: Option<&[Problem]>,
) -> Page {
    let language = guest.language;
    let mut name = field("path", path, problems, language);
    name["label"] = json!(text(language, "web-own-path-label"));
    name["hint"] = json!(text(language, "web-own-path-hint"));
    let mut area = field("content", content, problems, language);
    area["label"] = json!(text(language, "web-own-content"));
    area["rows"] = json!("24");
    if problems.len() > 1 {
        area["error"] = json!(text(language, "web-own-several"));
    }
    let view = json!({
        "path": path, "name": name, "content": area, "plain": content, "version": state, "known": known,
        "checked": told.is_some(), "findings": findings(told.unwrap_or_default(), language),
        "changes": staff.caller.may(May::Administer),
        "download": format!("/admin/catalog/download?path={}", crate::finish::escaped(path)),
    });
    let title = if path.is_empty() { text(language, "web-own-new") } else { path.to_owned() };
    let page = Page::new("pages/overlay-file", title.clone(), view);
    under(page, guest, &[("/admin/catalog", &text(language, "web-own-title")), ("", &title)]).wrong_if(problems, language)
}

fn row(file: &OwnFile) -> Value {
    let url = format!("/admin/catalog/file?path={}", crate::finish::escaped(&file.path));
    json!({ "url": url, "path": file.path, "size": file.content.len(), "updated": file.updated_at.to_string() })
}

fn findings(problems: &[Problem], language: Language) -> Vec<Value> {
    let one = |problem: &Problem| {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        };
        let says = with_messages(language, |messages| messages.with(problem.code, &problem.arguments));
        json!({ "severity": severity, "text": says, "place": problem.place.to_string() })
    };
    problems.iter().map(one).collect()
}
