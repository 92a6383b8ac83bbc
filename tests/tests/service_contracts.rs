//! Contracts in the service: from upload to verdicts that people decide on, and the documents that are made of them. How a text is
//! judged is tested with the checks; here what the service makes of it.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{
    Caller, ContractForm, ContractRow, ContractView, Error, Format, Language, Order, Paper, Role, UploadedFile, VerdictForm,
    Wanted,
};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use testkit::{CASE, Client, House, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

fn fixture(name: &str) -> UploadedFile {
    let path = tests::repository().join("tests/fixtures/contracts").join(name);
    UploadedFile { name: name.to_owned(), bytes: std::fs::read(path).unwrap() }
}

fn form(title: &str) -> ContractForm {
    ContractForm { title: title.to_owned(), counterpart: "Exempelbolaget AB".to_owned(), case: String::new(), whole: true }
}

async fn service() -> (Service, House, Caller) {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let caller = service.role(&house, Role::Coordinator).await;
    (service, house, caller)
}

async fn weak(service: &Service, caller: &Caller) -> ContractRow {
    service.app.add_contract(caller, &form("Driftavtal"), vec![fixture("weak.txt")]).await.unwrap()
}

fn overrule(obligation: &str, verdict: &str, reason: &str) -> VerdictForm {
    VerdictForm { obligation: obligation.to_owned(), verdict: verdict.to_owned(), missing: Vec::new(), reason: reason.to_owned() }
}

/// The verdict on an obligation, and whether a person has decided it.
fn of(view: &ContractView, obligation: &str) -> (String, bool) {
    let found = view.result.obligations.iter().find(|found| found.id == obligation).unwrap();
    (found.verdict.clone(), found.confirmed)
}

/// The first obligation with a verdict.
fn with(view: &ContractView, verdict: &str) -> String {
    view.result.obligations.iter().find(|found| found.verdict == verdict).unwrap().id.clone()
}

/// The codes of what was wrong, each with its field.
fn codes(error: Error) -> Vec<(String, &'static str)> {
    let Error::Invalid(problems) = error else { panic!("{error:?}") };
    problems.into_iter().map(|wrong| (wrong.field, wrong.problem.code)).collect()
}

#[tokio::test]
async fn a_contract_is_read_judged_and_found_again() {
    let (service, _, caller) = service().await;
    let case = service.app.add_case(&caller, &CASE("Skolplattform")).await.unwrap();
    let form = ContractForm { case: case.id.clone(), ..form("Driftavtal") };
    let files = vec![fixture("good.md"), UploadedFile { name: "mapp/good.md".to_owned(), ..fixture("weak.txt") }];
    let row = service.app.add_contract(&caller, &form, files).await.unwrap();
    let view = service.app.contract(&caller, &row.id).await.unwrap();
    assert_eq!((view.row.number, view.row.whole, view.outdated), (1, true, false));
    let names: Vec<&str> = view.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["good.md", "good (2).md"]);
    assert!(view.result.count("enforceable") > 20 && view.result.obligations.iter().all(|found| !found.confirmed));
    assert!(!view.result.coverage.requirements.is_empty() && view.case.is_some_and(|found| found.id == case.id));
    let library = service.app.library(&caller).await.unwrap();
    let mut catalog = library.catalog.obligations.iter().map(|obligation| obligation.id.as_str());
    assert!(view.result.obligations.iter().all(|found| catalog.any(|known| known == found.id)), "in the order of the catalog");
    let wanted = Wanted { words: "exempelbol".to_owned(), ..Wanted::default() };
    let listed = service.app.contracts(&caller, &wanted).await.unwrap().rows;
    assert_eq!(listed.len(), 1);
    assert!(listed[0].verdicts.iter().any(|(verdict, count)| *verdict == "enforceable" && *count > 20));
}

#[tokio::test]
async fn the_list_goes_page_by_page_in_any_order() {
    let (service, _, caller) = service().await;
    for title in ["Beta", "Alfa", "Gamma"] {
        service.app.add_contract(&caller, &form(title), vec![fixture("weak.txt")]).await.unwrap();
    }
    let order = Order { by: "title".to_owned(), descending: false };
    let wanted = Wanted { order, limit: 2, ..Wanted::default() };
    let first = service.app.contracts(&caller, &wanted).await.unwrap();
    let titles: Vec<&str> = first.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Alfa", "Beta"]);
    let next = service.app.contracts(&caller, &Wanted { from: first.after, ..wanted }).await.unwrap();
    assert_eq!(next.rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Gamma"]);
    assert!(next.after.is_none() && next.before.is_some());
}

#[tokio::test]
async fn what_a_person_decides_wins_and_is_kept() {
    let (service, _, caller) = service().await;
    let row = weak(&service, &caller).await;
    let before = service.app.contract(&caller, &row.id).await.unwrap();
    let (first, second) = (with(&before, "declaratory"), with(&before, "missing"));
    // Without a reason nothing is overruled; an incomplete clause lacks something.
    let bare = service.app.decide_verdict(&caller, &row.id, Some(0), &overrule(&first, "enforceable", "")).await;
    assert_eq!(codes(bare.unwrap_err()), [("reason".to_owned(), "web-contract-reason-missing")]);
    let whole = service.app.decide_verdict(&caller, &row.id, Some(0), &overrule(&first, "partly", "Ja.")).await;
    assert_eq!(codes(whole.unwrap_err()), [("missing".to_owned(), "web-contract-elements-missing")]);

    let partly =
        VerdictForm { missing: vec!["deadline".to_owned()], ..overrule(&first, "partly", "Parterna har kommit överens.") };
    let decided = service.app.decide_verdict(&caller, &row.id, Some(0), &partly).await.unwrap();
    let confirmed = service.app.decide_verdict(&caller, &row.id, Some(0), &overrule(&second, "", "")).await.unwrap();
    assert_eq!((decided.version, confirmed.verdict.as_str()), (1, "missing"));
    let after = service.app.contract(&caller, &row.id).await.unwrap();
    assert_eq!((of(&after, &first), of(&after, &second)), (("partly".to_owned(), true), ("missing".to_owned(), true)));
    let found = after.result.obligations.iter().find(|found| found.id == first).unwrap();
    assert_eq!(found.missing, ["deadline"]);
    assert!(found.why.sv.contains("Parterna har kommit överens.") && found.why.sv.contains(&caller.name), "{}", found.why.sv);
    assert_eq!(after.decisions.iter().filter(|one| one.by == caller.name).count(), 2);

    // Somebody who read the page before it was changed does not write over it.
    let late = service.app.decide_verdict(&caller, &row.id, Some(0), &overrule(&first, "missing", "Nej.")).await;
    assert!(matches!(late, Err(Error::Stale)), "{late:?}");
    let again = service.app.check_again(&caller, &row.id, Some(after.row.version)).await.unwrap();
    assert_eq!(again.result, after.row.result);

    let undone = service.app.undecide_verdict(&caller, &row.id, &first, Some(2)).await;
    assert!(matches!(undone, Err(Error::Stale)), "{undone:?}");
    service.app.undecide_verdict(&caller, &row.id, &first, Some(1)).await.unwrap();
    service.app.undecide_verdict(&caller, &row.id, &second, None).await.unwrap();
    let last = service.app.contract(&caller, &row.id).await.unwrap();
    assert_eq!(last.result, before.result);
    service.app.archive_contract(&caller, &row.id, Some(last.row.version), true).await.unwrap();
    let closed = service.app.decide_verdict(&caller, &row.id, None, &overrule(&second, "", "")).await;
    assert!(matches!(closed, Err(Error::Conflict(_))), "{closed:?}");
}

#[tokio::test]
async fn decisions_at_the_same_time_are_all_kept() {
    let (service, _, caller) = service().await;
    let row = weak(&service, &caller).await;
    let view = service.app.contract(&caller, &row.id).await.unwrap();
    let ids: Vec<String> = view.result.obligations.iter().take(3).map(|found| found.id.clone()).collect();
    let decide = |id: String| {
        let (app, caller, contract) = (service.app.clone(), caller.clone(), row.id.clone());
        tokio::spawn(async move { app.decide_verdict(&caller, &contract, Some(0), &overrule(&id, "", "")).await })
    };
    for task in ids.iter().cloned().map(decide).collect::<Vec<_>>() {
        task.await.unwrap().unwrap();
    }
    let after = service.app.contract(&caller, &row.id).await.unwrap();
    assert!(ids.iter().all(|id| of(&after, id).1), "{ids:?}");
}

#[tokio::test]
async fn others_neither_see_nor_change_it() {
    let (service, house, caller) = service().await;
    let row = weak(&service, &caller).await;
    let elsewhere = service.house("Grannköpings kommun", "granne").await;
    let other = service.role(&elsewhere, Role::Coordinator).await;
    let app = &service.app;
    assert!(matches!(app.contract(&other, &row.id).await, Err(Error::NotFound)));
    assert!(matches!(app.contract_text(&other, &row.id, 0).await, Err(Error::NotFound)));
    assert!(matches!(app.contract_file(&other, &row.id, 0).await, Err(Error::NotFound)));
    assert!(matches!(app.contract_paper(&other, &row.id, Paper::Memo, Language::Swedish).await, Err(Error::NotFound)));
    assert!(matches!(app.check_again(&other, &row.id, None).await, Err(Error::NotFound)));
    assert!(matches!(app.archive_contract(&other, &row.id, None, true).await, Err(Error::NotFound)));
    let decided = app.decide_verdict(&other, &row.id, None, &overrule("CO-INC-01", "", "")).await;
    assert!(matches!(decided, Err(Error::NotFound)), "{decided:?}");
    assert!(app.contracts(&other, &Wanted::default()).await.unwrap().rows.is_empty());
    for role in [Role::Administrator, Role::Owner] {
        let none = service.role(&house, role).await;
        assert!(matches!(app.contract(&none, &row.id).await, Err(Error::Forbidden)), "{role:?}");
    }
    let auditor = service.role(&house, Role::Auditor).await;
    assert!(app.contract(&auditor, &row.id).await.is_ok());
    assert!(matches!(app.check_again(&auditor, &row.id, None).await, Err(Error::Forbidden)));
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_nothing_is_stored() {
    let (service, _, caller) = service().await;
    let file = |name: &str, bytes: &[u8]| UploadedFile { name: name.to_owned(), bytes: bytes.to_vec() };
    let wrong = service.app.add_contract(&caller, &ContractForm::default(), Vec::new()).await;
    let expected = ["web-contract-title-missing", "web-contract-counterpart-missing", "web-contract-files-missing"];
    assert_eq!(codes(wrong.unwrap_err()).into_iter().map(|(_, code)| code).collect::<Vec<_>>(), expected);
    for (broken, code) in [
        (file("avtal.docx", b"PK\x03\x04 and then nothing that fits"), "text-damaged"),
        (file("avtal.txt", b""), "text-empty"),
        (file("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "text-image"),
        (file("gammalt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest"), "text-old-word"),
    ] {
        let name = broken.name.clone();
        let refused = service.app.add_contract(&caller, &form("Avtal"), vec![fixture("good.md"), broken]).await;
        let Err(Error::Invalid(problems)) = refused else { panic!("{name}: {refused:?}") };
        let found: Vec<_> = problems.iter().map(|one| (one.field.as_str(), one.problem.place.file.as_deref())).collect();
        assert_eq!(found, [("files", Some(name.as_str()))]);
        assert!(problems[0].problem.code == code || name == "gammalt.doc", "{problems:?}");
    }
    let large = file("stor.txt", &vec![b'a'; 26 * 1024 * 1024]);
    let refused = service.app.add_contract(&caller, &form("Avtal"), vec![large]).await;
    assert_eq!(codes(refused.unwrap_err()), [("files".to_owned(), "web-contract-file-large")]);
    assert!(service.app.contracts(&caller, &Wanted::default()).await.unwrap().rows.is_empty());
    assert!(!service.data().join("files").exists());
}

#[tokio::test]
async fn documents_open_and_say_what_the_pages_say() {
    let (service, _, caller) = service().await;
    let row = weak(&service, &caller).await;
    let paper = async |paper: Paper| service.app.contract_paper(&caller, &row.id, paper, Language::Swedish).await;
    let opened = |bytes: &[u8]| {
        desk::read_contract_bytes(bytes, "a.docx", CHILD.as_ref(), &[]).unwrap().transcript.text().replace('\u{a0}', " ")
    };
    assert!(opened(&paper(Paper::Report(Format::Docx)).await.unwrap().bytes).contains("Driftavtal"));
    assert!(paper(Paper::Report(Format::Pdf)).await.unwrap().bytes.starts_with(b"%PDF-"));
    let html = String::from_utf8(paper(Paper::Report(Format::Html)).await.unwrap().bytes).unwrap();
    let plain = html.replace('\u{a0}', " ");
    assert!(plain.contains("Driftavtal") && plain.contains("18 kap."), "the secrecy reminder");
    assert!(opened(&paper(Paper::Memo).await.unwrap().bytes).contains("17 kap."));
    let unconfirmed = paper(Paper::Supplement { draft: false }).await;
    assert!(matches!(&unconfirmed, Err(Error::Conflict(problem)) if problem.code == "web-contract-nothing-confirmed"));
    assert!(paper(Paper::Supplement { draft: true }).await.is_ok());
    let view = service.app.contract(&caller, &row.id).await.unwrap();
    for found in view.result.obligations.iter().filter(|found| found.verdict == "missing").take(3) {
        service.app.decide_verdict(&caller, &row.id, Some(0), &overrule(&found.id, "", "")).await.unwrap();
    }
    let supplement = paper(Paper::Supplement { draft: false }).await.unwrap();
    assert_eq!(supplement.name, "1-supplement.docx");
    assert!(opened(&supplement.bytes).contains("Exempelbolaget AB"));
    let original = service.app.contract_file(&caller, &row.id, 0).await.unwrap();
    assert_eq!((original.name.as_str(), &original.bytes), ("weak.txt", &fixture("weak.txt").bytes));
}

#[tokio::test]
async fn the_text_is_whole_and_every_passage_has_its_place() {
    let (service, _, caller) = service().await;
    for name in ["good.md", "weak.txt", "hollow.txt", "english.md"] {
        let row = service.app.add_contract(&caller, &form(name), vec![fixture(name)]).await.unwrap();
        let view = service.app.contract(&caller, &row.id).await.unwrap();
        let text = service.app.contract_text(&caller, &row.id, 0).await.unwrap();
        let lines: Vec<_> = text.clauses.iter().flat_map(|clause| &clause.lines).collect();
        let clauses = view.result.obligations.iter().flat_map(|found| found.clauses.iter().map(|clause| (&found.id, clause)));
        for (id, clause) in clauses {
            let anchor = clause.anchor(0);
            assert_eq!(lines.iter().filter(|line| line.anchors.contains(&anchor)).count(), 1, "{name} {anchor}");
            assert!(text.clauses.iter().any(|own| own.obligations.contains(id)), "{name} {id}");
        }
        let marked = lines.iter().flat_map(|line| &line.parts).filter(|part| part.mark.is_some()).count();
        assert!(marked > 20, "{name}: {marked}");
    }
}

/// A form with files, as browsers send it.
async fn send(client: &Client, csrf: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> testkit::Answer {
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf)].iter().chain(fields).filter(|(_, value)| !value.is_empty()) {
        body.extend(format!("--grense\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for (name, bytes) in files {
        let head = "Content-Type: application/octet-stream";
        let part = format!("--grense\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n{head}\r\n\r\n");
        body.extend(part.bytes().chain(bytes.iter().copied()).chain(*b"\r\n"));
    }
    body.extend(*b"--grense--\r\n");
    let head = [("content-type", "multipart/form-data; boundary=grense")];
    client.ask(Method::POST, "/contracts/new", &head, Body::from(body)).await
}

#[tokio::test]
async fn pages_take_a_contract_from_upload_to_decision() {
    let (service, house, caller) = service().await;
    let client = service.client(house.address(Role::Coordinator)).await;
    assert!(client.get("/contracts").await.text().contains("OSL 18 kap. 8 och 13 §§"));
    let csrf = client.get("/contracts/new").await.field("csrf");
    let fields = [("title", "Drift & \"stöd\""), ("counterpart", "Bolaget"), ("whole", "yes")];
    // Another site cannot send it, and what is wrong is told beside what was typed.
    assert_eq!(send(&client, "", &fields, &[("a.txt", b"x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let empty = send(&client, &csrf, &fields, &[("", b"")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("value=\"Drift &amp; &quot;stöd&quot;\"") && empty.text().contains("href=\"#files\""));
    let large = send(&client, &csrf, &fields, &[("stor.txt", &vec![b'a'; 26 * 1024 * 1024])]).await;
    assert!(large.status == StatusCode::UNPROCESSABLE_ENTITY && large.text().contains("stor.txt"), "{}", large.status);
    assert!(service.app.contracts(&caller, &Wanted::default()).await.unwrap().rows.is_empty());

    let added = send(&client, &csrf, &fields, &[("weak.txt", &fixture("weak.txt").bytes)]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let url = added.location().split('?').next().unwrap().to_owned();
    let id = url.rsplit('/').next().unwrap();
    let page = client.get(&url).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["avsiktsförklaring", "finns även utan klausul", "Ingen person har bekräftat", "OSL 18 kap."] {
        assert!(page.text().contains(words), "{words}");
    }
    let view = service.app.contract(&caller, id).await.unwrap();
    let first = with(&view, "declaratory");
    let to = format!("{url}/verdicts/{first}");
    let bare = client.post(&to, &[("version", "0"), ("verdict", "enforceable")]).await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text().contains(&format!("href=\"#reason-{first}\"")));
    let decided =
        client.post(&to, &[("version", "0"), ("verdict", "enforceable"), ("reason", "Bilaga 4 <b>säger</b> det.")]).await;
    assert_eq!(decided.location(), format!("{url}?done=verdict#{first}"));
    let page = client.get(&url).await.text();
    assert!(page.contains("Bilaga 4 &lt;b&gt;säger&lt;/b&gt; det.") && page.contains("beslutad av person"));
    let late = client.post(&to, &[("version", "0"), ("confirm", "yes")]).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(client.post(&format!("{to}/undo"), &[("version", "1")]).await.status, StatusCode::SEE_OTHER);

    let text = client.get(&format!("{url}/text?file=0")).await;
    assert!(text.text().contains("kk-mark--") && text.status == StatusCode::OK);
    assert!(client.get(&format!("{url}/text?lang=en")).await.text().contains("Text of the contract"));
    assert!(client.get(&format!("{url}?lang=en")).await.text().contains("exists without a clause"));
    let report = client.get(&format!("{url}/papers/report.pdf")).await;
    let head = |name: &str| report.headers[name].to_str().unwrap().to_owned();
    assert!(head("content-disposition").starts_with("attachment; filename=\"avtal-1-report.pdf\""));
    assert_eq!((head("content-type").as_str(), head("cache-control").as_str()), ("application/pdf", "no-store"));
    assert_eq!(client.get(&format!("{url}/papers/supplement.docx")).await.status, StatusCode::CONFLICT);
    assert_eq!(client.get(&format!("{url}/papers/x.exe")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get(&format!("{url}/files/0")).await.bytes, fixture("weak.txt").bytes);
    assert_eq!(client.get(&format!("{url}/files/7")).await.status, StatusCode::NOT_FOUND);

    let auditor = service.client(house.address(Role::Auditor)).await;
    let read = auditor.get(&url).await;
    assert!(read.status == StatusCode::OK && !read.text().contains("/verdicts/"));
    assert_eq!(auditor.get("/contracts/new").await.status, StatusCode::FORBIDDEN);
    let owner = service.client(house.address(Role::Owner)).await;
    assert_eq!(owner.get(&url).await.status, StatusCode::FORBIDDEN);
}
