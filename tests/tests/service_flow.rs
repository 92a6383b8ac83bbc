//! From the first link to an issued annex, as a browser without scripts does it.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::Role;
use axum::http::StatusCode;
use testkit::{CASE, PASSWORD, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

/// The fields of the form of a new case.
const FORM: [(&str, &str); 12] = [
    ("national_security", "no"),
    ("title", "Lärplattform för grundskola"),
    ("reference", "UN 2026/0077"),
    ("description", "Betyg och frånvaro."),
    ("level-confidentiality", "2"),
    ("level-integrity", "2"),
    ("level-availability", "2"),
    ("delivery", "saas"),
    ("circumstances", "personal-data"),
    ("mode", "procurement"),
    ("law", "lou"),
    ("language", "sv"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_link_a_password_and_a_code_let_somebody_in() {
    let service = Service::fresh(CHILD).await;
    let stranger = service.stranger();
    assert!(stranger.get("/login").await.text().contains("kravkedja admin create"));
    let link = service.app.set_up("Exempelköpings kommun", "exempel", "Åsa Öberg", "asa@exempel.se").await.unwrap();
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    assert!(stranger.get(&path).await.text().contains("Åsa Öberg"));
    let short = stranger.post(&path, &[("password", "kort"), ("repeated", "kort")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("<title>Fel:") && short.text().contains("tolv tecken"), "{}", short.text());
    let chosen = stranger.post(&path, &[("password", PASSWORD), ("repeated", PASSWORD)]).await;
    assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/codes"));
    let session = cookie(&chosen);
    let enrolling = stranger.with(&session);
    assert!(enrolling.get("/codes").await.text().contains("data:image/png;base64,"));
    assert_eq!(enrolling.post("/codes", &[("code", "000000")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Until the code is shown nothing else is open.
    assert_eq!(enrolling.get("/").await.location(), "/login");
    let code = service.app.code_of("asa@exempel.se").await.unwrap();
    let done = enrolling.post("/codes", &[("code", &code)]).await;
    assert_eq!(done.location(), "/?done=enrolled");
    let inside = stranger.with(&cookie(&done));
    assert!(inside.get("/").await.text().contains("Hej Åsa Öberg"));
    assert_eq!(stranger.get(&path).await.status, StatusCode::GONE, "the link works once");
    // The session that was used to enrol has ended.
    assert_eq!(enrolling.get("/").await.location(), "/login");
    inside.post("/sign-out", &[]).await;
    assert_eq!(inside.get("/").await.location(), "/login");
}

fn cookie(answer: &testkit::Answer) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let session = all.filter_map(|line| line.strip_prefix("__Host-session=")).next().unwrap();
    session.split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_used_once_and_a_wrong_log_in_tells_nothing() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let (email, stranger) = (house.address(Role::Officer), service.stranger());
    let wrong = stranger.post("/login", &[("email", email), ("password", "fel")]).await;
    let nobody = stranger.post("/login", &[("email", "ingen@exempel.se"), ("password", "fel")]).await;
    assert_eq!(wrong.status, nobody.status);
    assert_eq!(wrong.text().replace(email, "-"), nobody.text().replace("ingen@exempel.se", "-"));
    service.pass();
    let begun = stranger.post("/login", &[("email", email), ("password", PASSWORD), ("next", "/cases")]).await;
    assert_eq!(begun.location(), "/login/code?next=/cases");
    let code = service.app.code_of(email).await.unwrap();
    let halfway = stranger.with(&cookie(&begun));
    let entered = halfway.post("/login/code", &[("code", &code), ("next", "/cases")]).await;
    assert_eq!(entered.location(), "/cases");
    let again = stranger.post("/login", &[("email", email), ("password", PASSWORD)]).await;
    let reused = stranger.with(&cookie(&again)).post("/login/code", &[("code", &code)]).await;
    assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY, "a code that was used");
    // An hour without use ends the session.
    let inside = stranger.with(&cookie(&entered));
    assert_eq!(inside.get("/cases").await.status, StatusCode::OK);
    service.app.clock.pass(3_700);
    assert_eq!(inside.get("/cases").await.location(), "/login?next=/cases");
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_question_to_an_issued_annex_and_its_next_version() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let officer = service.client(house.address(Role::Officer)).await;
    // Sweden's security first, and nothing stored.
    let stopped = officer.post("/cases/new", &[("national_security", "yes"), ("how", "guide")]).await;
    assert!(stopped.text().contains("säkerhetsskyddschef") && stopped.text().contains("Inget av det du skrev har sparats"));
    let guide = officer.post("/cases/new", &[("national_security", "no"), ("how", "guide")]).await;
    assert!(guide.text().contains("name=\"q-K-01\""), "the questions are asked");
    let proposal = officer.post("/cases/new/questions", &[("national_security", "no"), ("q-K-01", "unknown")]).await;
    assert_eq!(proposal.status, StatusCode::OK);
    // A form with a mistake keeps what was typed.
    let mut wrong = FORM.to_vec();
    wrong.retain(|(name, _)| *name != "delivery");
    let wrong = officer.post("/cases", &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Lärplattform för grundskola") && wrong.text().contains("href=\"#delivery\""));
    let made = officer.post("/cases", &FORM).await;
    let case = made.location().split('?').next().unwrap().to_owned();
    assert!(case.starts_with("/cases/"), "{}", made.text());
    let page = officer.get(&case).await;
    assert!(page.text().contains("LOG-03") && page.bytes.len() < 200_000, "{}", page.bytes.len());
    // A requirement that a law backs is left out with a reason, and waits for the owner.
    let caller = service.role(&house, Role::Officer).await;
    let id = case.rsplit('/').next().unwrap();
    let proposed = service.app.proposed(&caller, id).await.unwrap();
    let bound = proposed.annex.requirements.iter().find(|one| one.law_backed).unwrap().id.clone();
    let tailor = format!("{case}/requirements/{bound}");
    let bare = officer.post(&tailor, &[("kind", "leave-out"), ("reason", ""), ("version", "0")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
    let asked = officer.post(&tailor, &[("kind", "leave-out"), ("reason", "Finns redan."), ("version", "0")]).await;
    assert!(asked.location().ends_with("done=decision-asked"), "{}", asked.text());
    let stale = officer.post(&tailor, &[("kind", "leave-out"), ("reason", "Annat."), ("version", "0")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(officer.post(&format!("{case}/annexes"), &[]).await.status, StatusCode::CONFLICT);
    let owner = service.client(house.address(Role::Owner)).await;
    let waiting = owner.get("/approvals").await;
    assert!(waiting.text().contains("Finns redan."));
    let action = waiting.text().split("action=\"").find(|part| part.contains("/approve\"")).unwrap().to_owned();
    let action = action.split('"').next().unwrap().to_owned();
    assert_eq!(officer.post(&action, &[("answer", "yes")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(owner.post(&action, &[("answer", "yes"), ("version", "1")]).await.status, StatusCode::SEE_OTHER);
    // Issued, downloaded, published, asked about.
    let issued = officer.post(&format!("{case}/annexes"), &[]).await;
    let annex = issued.location().split('?').next().unwrap().to_owned();
    assert!(annex.starts_with("/annexes/"), "{}", issued.text());
    for (format, begins) in [("docx", &b"PK"[..]), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")] {
        let file = officer.get(&format!("{annex}/files/{format}")).await;
        assert!(file.status == StatusCode::OK && file.bytes.starts_with(begins), "{format}: {}", file.status);
        let again = officer.get(&format!("{annex}/files/{format}")).await;
        assert_eq!(file.bytes, again.bytes, "{format} is made alike each time");
    }
    let html = officer.get(&format!("{annex}/files/html")).await.text();
    assert!(!html.contains(&bound), "what was left out is not in the annex");
    officer.post(&format!("{annex}/publish"), &[("version", "1")]).await;
    officer.post(&format!("{annex}/questions"), &[("question", "Gäller LOG-03 även testmiljön?"), ("answer", "")]).await;
    assert!(officer.get(&annex).await.text().contains("testmiljön"));
    // A second version says what changed.
    let back = proposed.view.row.id.clone();
    let own = service.app.case(&caller, &back).await.unwrap().decisions.remove(0);
    officer.post(&format!("{case}/decisions/{}/remove", own.id), &[("version", "2")]).await;
    let second = officer.post(&format!("{case}/annexes"), &[]).await;
    let second = officer.get(second.location().split('?').next().unwrap()).await.text();
    assert!(second.contains("version 2") && second.contains(&bound), "the change is shown");
    // The auditor sees it all, in English, and the log holds.
    let auditor = service.caller(house.address(Role::Auditor)).await;
    assert!(service.app.verify_audit(&auditor).await.unwrap().verdict.holds());
    let reader = service.client(house.address(Role::Auditor)).await;
    assert!(reader.get(&format!("{case}?lang=en")).await.text().contains("<html lang=\"en\">"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_one_database() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let another = service.another().await;
    let caller = service.role(&house, Role::Coordinator).await;
    let mut tasks = Vec::new();
    for number in 0..20 {
        let (app, caller) = (if number % 2 == 0 { &service } else { &another }.app.clone(), caller.clone());
        tasks.push(tokio::spawn(async move { app.add_case(&caller, &CASE(&format!("Ärende {number}"))).await.unwrap().number }));
    }
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=20).collect::<Vec<i64>>());
    assert!(another.app.audit_state(&[]).await.unwrap().verdict.holds());
    let session = service.session(house.address(Role::Officer)).await;
    assert!(another.app.visit(&session).await.unwrap().caller.is_some(), "a log-in holds in both");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_is_restored_is_the_same_and_a_damaged_one_is_refused() {
    let service = Service::fresh(CHILD).await;
    if !service.app.config().database_url.is_empty() {
        return;
    }
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let caller = service.role(&house, Role::Coordinator).await;
    service.app.add_case(&caller, &CASE("Ett")).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kopia.zip");
    service.app.back_up(&file).await.unwrap();
    assert!(service.app.back_up(&file).await.is_err(), "a backup is never written over");
    service.app.add_case(&caller, &CASE("Efter")).await.unwrap();
    let back = folder.path().join("igen");
    let config = app::Config { data: back.clone(), ..service.app.config().clone() };
    app::restore(&config, &file).await.unwrap();
    let restored = app::App::open(config.clone(), service.app.clock.clone(), ("x".into(), Vec::new())).await.unwrap();
    assert!(restored.audit_state(&[]).await.unwrap().verdict.holds());
    assert_eq!(restored.check().await.unwrap(), (true, Vec::new()));
    let titles: Vec<String> =
        restored.cases(&caller, &app::Wanted::default()).await.unwrap().rows.into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["Ett"]);
    assert!(app::restore(&config, &file).await.is_err(), "nothing is written over");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let other = folder.path().join("annan");
    let config = app::Config { data: other.clone(), ..config };
    assert!(app::restore(&config, &file).await.is_err() && !other.exists(), "nothing is left of a damaged backup");
}
