use app::{ContractForm, Error, FieldProblem, Language, May, Order, Wanted};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use serde_json::{Value, json};

use super::say::{count, labelled};
use crate::Web;
use crate::fault::{Answer, Fault};
use crate::page::{Page, choices};
use crate::templates::{text, with_messages};
use crate::upload::SentFiles;
use crate::visitor::{Guest, Staff};

/// What a file may end in.
const ACCEPTED: &str = ".docx,.pdf,.odt,.html,.htm,.md,.txt";

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    case: String,
}

pub(super) async fn form(State(web): State<Web>, guest: Guest, staff: Staff, Query(asked): Query<Asked>) -> Result<Page, Fault> {
    let form = ContractForm { case: asked.case, ..ContractForm::default() };
    page(&web, &guest, &staff, &form, &[]).await
}

pub(super) async fn send(State(web): State<Web>, guest: Guest, staff: Staff, sent: SentFiles) -> Answer {
    let SentFiles { fields, files, problems } = sent;
    let form = ContractForm {
        title: fields.get("title").to_owned(),
        counterpart: fields.get("counterpart").to_owned(),
        case: fields.get("case").to_owned(),
        whole: fields.is_set("whole"),
    };
    let added =
        if problems.is_empty() { web.app.add_contract(&staff.caller, &form, files).await } else { Err(Error::Invalid(problems)) };
    match added {
        Ok(row) => Ok(Redirect::to(&format!("/contracts/{}?done=contract-added", row.id)).into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&web, &guest, &staff, &form, &problems).await?.into_response()),
        Err(error) => Err(Fault(error)),
    }
}

async fn page(web: &Web, guest: &Guest, staff: &Staff, form: &ContractForm, problems: &[FieldProblem]) -> Result<Page, Fault> {
    let language = guest.language;
    let title = text(language, "web-contract-new");
    let view = json!({
        "title": labelled("title", "web-contract-title", &form.title, problems, language),
        "counterpart": labelled("counterpart", "web-contract-counterpart", &form.counterpart, problems, language),
        "case": cases(web, staff, &form.case, problems, language).await?,
        "whole": form.whole,
        "files": files(web, problems, language),
    });
    let up = text(language, "web-nav-contracts");
    Ok(Page::new("pages/contract-new", title.clone(), view)
        .under(&[("/contracts", &up), ("", &title)])
        .wrong_if(problems, language))
}

/// The cases that the contract may have come of.
async fn cases(web: &Web, staff: &Staff, chosen: &str, problems: &[FieldProblem], language: Language) -> Result<Value, Fault> {
    let mut options = vec![(String::new(), text(language, "web-contract-no-case"))];
    if staff.caller.may(May::ReadCases) {
        let order = Order { by: "number".to_owned(), descending: true };
        let wanted = Wanted { order, limit: 200, state: Some("open".to_owned()), ..Wanted::default() };
        let found = web.app.cases(&staff.caller, &wanted).await?.rows;
        options.extend(found.into_iter().map(|case| (case.id, format!("{} {}", case.number, case.title))));
    }
    let mut all = choices("case", &options, &[chosen], problems, language);
    all["label"] = json!(text(language, "web-contract-case"));
    all["hint"] = json!(text(language, "web-contract-case-hint"));
    Ok(all)
}

fn files(web: &Web, problems: &[FieldProblem], language: Language) -> Value {
    let most = usize::try_from(web.app.config().upload_megabytes).unwrap_or_default();
    let hint = with_messages(language, |messages| {
        messages.with("web-contract-files-hint", &[("most", count(most)), ("files", count(app::MOST_FILES))])
    });
    let mut all = labelled("files", "web-contract-files", "", problems, language);
    // A browser does not keep the files that were chosen.
    let again = if problems.is_empty() { String::new() } else { format!(" {}", text(language, "web-contract-files-again")) };
    all["hint"] = json!(format!("{hint}{again}"));
    all["accept"] = json!(ACCEPTED);
    all["multiple"] = json!(true);
    all
}
