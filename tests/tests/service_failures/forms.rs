//! Every form with whatever can be typed, pasted and forged.

use std::collections::BTreeSet;

use app::{ContractForm, DecisionForm, DecisionKind, Role, UploadedFile};
use axum::http::{Method, StatusCode};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use testkit::{CASE, Client, House, Service};
use web::routes;

use super::CHILD;

/// What has broken programs before.
const NASTY: [&str; 24] = [
    "\0",
    "a\0b",
    "\u{1}\u{2}\u{1f}",
    "\u{b}\u{c}",
    "\u{7f}\u{85}\u{9f}",
    "\u{fffe}",
    "\u{202e}gnp.exe",
    "\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "'; DROP TABLE \"case\"; --",
    "%00%0a",
    "{{7*7}}",
    "../../etc/passwd",
    "-1",
    "0",
    "9223372036854775808",
    "1e400",
    "NaN",
    "2026-02-30",
    "0000-00-00",
    "99999-12-31",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "zalgo\u{300}\u{301}\u{302}\u{303}\u{304}",
    "K9R9T9",
];

/// Paths with ids of what is there, by the word before each parameter.
async fn paths(service: &Service, house: &House) -> Vec<(Method, String)> {
    let app = &service.app;
    let administrator = service.role(house, Role::Administrator).await;
    let coordinator = service.role(house, Role::Coordinator).await;
    let unit = app.add_unit(&administrator, "Enhet").await.unwrap().id;
    let case = app.add_case(&coordinator, &CASE("Ärende")).await.unwrap().id;
    let annex = app.issue_annex(&coordinator, &case, None).await.unwrap().id;
    app.publish_annex(&coordinator, &annex, None).await.unwrap();
    let question = app.add_question(&coordinator, &annex, "Fråga", "Svar").await.unwrap().id;
    let left_out = DecisionForm {
        requirement: "LOG-03".to_owned(),
        kind: DecisionKind::LeaveOut,
        name: String::new(),
        value: String::new(),
        reason: "Behövs inte.".to_owned(),
    };
    let decision = app.decide(&coordinator, &case, None, &left_out).await.unwrap().id;
    let token = app.make_token(&coordinator, "token", false, 30).await.unwrap().summary.id;
    let person = app.members(&administrator).await.unwrap().remove(0).id;
    let file = UploadedFile { name: "avtal.txt".to_owned(), bytes: "1 A\nLeverantören bör kryptera.\n".as_bytes().to_vec() };
    let text = str::to_owned;
    let form = ContractForm { title: text("Avtal"), counterpart: text("Bolaget"), case: String::new(), whole: true };
    let contract = app.add_contract(&coordinator, &form, vec![file]).await.unwrap().id;
    let known = [
        ("cases", &case),
        ("annexes", &annex),
        ("decisions", &decision),
        ("questions", &question),
        ("people", &person),
        ("units", &unit),
        ("tokens", &token),
        ("contracts", &contract),
    ];
    let filled = |path: &str| {
        let mut before = "";
        let parts = path.split('/').map(|part| {
            let id = known.iter().find(|(word, _)| *word == before).map_or("LOG-03", |(_, id)| id.as_str());
            before = part;
            if part.starts_with('{') { id } else { part }
        });
        parts.collect::<Vec<&str>>().join("/")
    };
    // Whoever logs out would be asked to log in for everything after it; who tries to log in often must wait.
    let apart = ["/sign-out", "/switch-organisation", "/login", "/login/code", "/codes"];
    let rows = routes(&service.web).into_iter().filter(|row| !row.path.starts_with("/api/") && !apart.contains(&row.path));
    rows.map(|row| (row.method, filled(row.path))).collect()
}

/// The names of every field of every form, and of everything that an address can ask for.
async fn names(clients: &[Client], paths: &[(Method, String)]) -> (Vec<String>, Vec<String>) {
    let (mut fields, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for client in clients {
        for (_, path) in paths.iter().filter(|(method, _)| *method == Method::GET) {
            let text = client.get(path).await.text();
            fields.extend(text.split(" name=\"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())));
            let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()?.split_once('?'));
            for (_, query) in links {
                asked.extend(
                    query.split("&amp;").filter_map(|pair| Some(pair.split("&#x3D;").next()?.split('=').next()?.to_owned())),
                );
            }
        }
    }
    fields.remove("csrf");
    asked.extend(fields.iter().cloned());
    (fields.into_iter().collect(), asked.into_iter().collect())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(NASTY.to_vec()).prop_map(str::to_owned),
        2 => "[\\x00-\\x1f\\x7f-\\x9f]{1,6}",
        2 => any::<String>(),
        1 => "[ -~åäö]{0,40}",
        1 => (1_usize..30_000).prop_map(|length| "å".repeat(length)),
    ]
}

#[test]
fn no_form_and_no_address_breaks_the_service() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (service, clients, paths, fields, asked) = runtime.block_on(async {
        let service = Service::fresh(CHILD).await;
        let house = service.house("Exempelköpings kommun", "exempel").await;
        let paths = paths(&service, &house).await;
        let mut clients = Vec::new();
        for role in [Role::Administrator, Role::Coordinator, Role::Owner, Role::Auditor] {
            clients.push(service.client(house.address(role)).await);
        }
        let (fields, asked) = names(&clients, &paths).await;
        (service, clients, paths, fields, asked)
    });
    assert!(fields.len() > 30 && asked.len() > 35 && paths.len() > 50, "{} {} {}", fields.len(), asked.len(), paths.len());
    // The same tries every time: what fails here can be looked at.
    let config = Config { cases: 1_500, failure_persistence: None, rng_seed: RngSeed::Fixed(22), ..Config::default() };
    let one = (any::<prop::sample::Index>(), value());
    let tries = (any::<prop::sample::Index>(), 0..clients.len(), prop::collection::vec(one, 0..14));
    let done = TestRunner::new(config).run(&tries, |(path, who, filled)| {
        let (method, path) = path.get(&paths);
        let is_form = *method == Method::POST;
        let known = if is_form { &fields } else { &asked };
        let pairs: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.get(known).as_str(), value.as_str())).collect();
        let answer = runtime.block_on(async {
            if is_form {
                return clients[who].post(path, &pairs).await;
            }
            let escaped = |text: &str| text.bytes().take(400).map(|byte| format!("%{byte:02X}")).collect::<String>();
            let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
            clients[who].get(&format!("{path}?{}", query.join("&"))).await
        });
        prop_assert!(!answer.status.is_server_error(), "{method} {path} {pairs:?}: {} {}", answer.status, answer.text());
        prop_assert!(!answer.text().contains("<script>alert"), "{method} {path} {pairs:?}: not escaped");
        prop_assert!(answer.headers.get("set-cookie").is_none_or(|cookie| !cookie.to_str().unwrap().contains("a=b")));
        Ok(())
    });
    done.unwrap();
    let verdict = runtime.block_on(service.app.audit_state(&[])).unwrap().verdict;
    assert!(verdict.holds(), "{verdict:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn control_characters_are_refused_in_every_field_and_pasted_line_breaks_part_words() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(house.address(Role::Coordinator)).await;
    for nasty in ["\0", "a\0b", "\u{1}", "\u{1b}[2J", "\u{7f}", "\u{fffe}"] {
        for (path, field) in [("/cases", "title"), ("/login", "email"), ("/account/tokens", "name"), ("/cases", nasty)] {
            let answer = client.post(path, &[(field, nasty)]).await;
            super::page(&answer, StatusCode::UNPROCESSABLE_ENTITY, "tecken som inte går att spara");
        }
    }
    // Word's own line break comes along when text is pasted.
    let fields = [
        ("national_security", "no"),
        ("title", "Lärplattform"),
        ("description", "Första raden\u{b}andra raden"),
        ("level-confidentiality", "2"),
        ("level-integrity", "2"),
        ("level-availability", "2"),
        ("delivery", "saas"),
        ("mode", "procurement"),
        ("law", "lou"),
        ("language", "sv"),
    ];
    let made = client.post("/cases", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let case = made.location().split('?').next().unwrap().to_owned();
    // Descriptions are one paragraph: the break parts words, and is not stored as a letter that Word cannot hold.
    assert!(client.get(&format!("{case}/edit")).await.text().contains("Första raden andra raden"));
}
