//! One table of every route with who may use it, made from the router itself: each route with each role, without a log-in, and on what
//! another organisation has. Nothing is answered that should not be, and nothing of another organisation stands in any answer.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{App, Caller, ContractForm, DecisionForm, DecisionKind, Role, UploadedFile, WebhookForm};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use testkit::{CASE, Client, House, Service};
use web::{Access, RouteRow, routes};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
/// Stands in everything that the other organisation has.
const CANARY: &str = "Kanariefågel";

/// Ids of what an organisation has, by the words for them in paths.
struct Things {
    case: String,
    decision: String,
    annex: String,
    question: String,
    person: String,
    unit: String,
    token: String,
    contract: String,
    webhook: String,
    passkey: String,
    own: String,
}

async fn things(app: &App, service: &Service, house: &House, mark: &str) -> Things {
    let administrator = service.role(house, Role::Administrator).await;
    let coordinator = service.role(house, Role::Coordinator).await;
    let unit = app.add_unit(&administrator, &format!("{mark} enhet")).await.unwrap().id;
    let case = app.add_case(&coordinator, &CASE(mark)).await.unwrap().id;
    let annex = app.issue_annex(&coordinator, &case, None).await.unwrap().id;
    app.publish_annex(&coordinator, &annex, None).await.unwrap();
    let question = app.add_question(&coordinator, &annex, mark, mark).await.unwrap().id;
    let decision = app.decide(&coordinator, &case, None, &decision(&coordinator, app, &case, mark).await).await.unwrap().id;
    let token = app.make_token(&coordinator, mark, false, 30).await.unwrap().summary.id;
    let person = app.members(&administrator).await.unwrap().into_iter().find(|one| !one.roles.is_empty()).unwrap().id;
    let weak = UploadedFile {
        name: "avtal.txt".to_owned(),
        bytes: format!("1 {mark}\nLeverantören bör kryptera data.\n").into_bytes(),
    };
    let form =
        ContractForm { title: mark.to_owned(), counterpart: "Exempelbolaget AB".to_owned(), case: String::new(), whole: true };
    let contract = app.add_contract(&coordinator, &form, vec![weak]).await.unwrap().id;
    let told = WebhookForm { url: format!("https://exempel.se/{mark}"), events: vec!["*".to_owned()] };
    let webhook = app.add_webhook(&administrator, &told).await.unwrap().webhook.id;
    let passkey = passkey(service, &coordinator, mark).await;
    let own = app::OwnRequirement {
        title: mark.to_owned(),
        text: format!("Leverantören ska {mark}."),
        motive: mark.to_owned(),
        evidence: mark.to_owned(),
        stage: "bid".to_owned(),
        strength: "mandatory".to_owned(),
        placement: "contract-term".to_owned(),
        ..app::OwnRequirement::default()
    };
    let own = app.add_own(&coordinator, &case, &own, "").await.unwrap().id;
    Things { own, case, decision, annex, question, person, unit, token, contract, webhook, passkey }
}

/// A passkey that somebody has, though no device knows it.
async fn passkey(service: &Service, caller: &Caller, name: &str) -> String {
    let (id, credential) = (store::new_id(), "{}".to_owned());
    let row = store::Passkey {
        id: id.clone(),
        person_id: caller.person.clone(),
        name: name.to_owned(),
        handle: store::new_id(),
        credential_id: store::new_id(),
        credential,
        counter: 0,
        created_at: service.app.clock.now().micros(),
        last_used_at: None,
        version: 1,
    };
    let who = store::Who {
        actor: format!("person:{}", caller.person),
        personal: "{}".to_owned(),
        at: service.app.clock.now(),
        organisation: Some(caller.organisation.clone()),
    };
    let store = store::Store::open(&service.database).await.unwrap();
    let added = store.write::<_, store::Error, _>(move |tx| Box::pin(async move { tx.add_passkey(&who, row).await }));
    added.await.unwrap();
    id
}

async fn decision(caller: &Caller, app: &App, case: &str, reason: &str) -> DecisionForm {
    let proposed = app.proposed(caller, case).await.unwrap();
    let bound = proposed.annex.requirements.iter().find(|one| one.law_backed).unwrap();
    DecisionForm {
        requirement: bound.id.clone(),
        kind: DecisionKind::LeaveOut,
        name: String::new(),
        value: String::new(),
        reason: reason.to_owned(),
    }
}

/// A path with ids in the place of its parameters. What an id is of follows from the word before it.
fn filled(path: &str, things: &Things) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut before = "";
    for part in path.split('/') {
        let id = match (before, part) {
            ("cases", "{id}" | "{case}") => &things.case,
            ("annexes", "{id}" | "{annex}") => &things.annex,
            ("decisions", _) if part.starts_with('{') => &things.decision,
            ("questions", _) if part.starts_with('{') => &things.question,
            ("people", _) if part.starts_with('{') => &things.person,
            ("units", _) if part.starts_with('{') => &things.unit,
            ("tokens", _) if part.starts_with('{') => &things.token,
            ("own", _) if part.starts_with('{') => &things.own,
            ("contracts", _) if part.starts_with('{') => &things.contract,
            ("webhooks", _) if part.starts_with('{') => &things.webhook,
            ("passkeys", _) if part.starts_with('{') => &things.passkey,
            ("requirements" | "catalog", _) if part.starts_with('{') => "LOG-03",
            ("files", "{format}") => "json",
            (_, part) if part.starts_with('{') => "x",
            (_, part) => part,
        };
        parts.push(id);
        before = part;
    }
    parts.join("/")
}

async fn tried(client: &Client, row: &RouteRow, path: &str) -> (StatusCode, String, String) {
    let answer = match row.method {
        Method::GET => client.get(path).await,
        Method::POST if !path.starts_with("/api/") => client.post(path, &[]).await,
        _ => {
            let headers = [("content-type", "application/json"), ("x-csrf", "0123456789012345678901234567890123456789abc")];
            client.ask(row.method.clone(), path, &headers, Body::from("{}")).await
        }
    };
    (answer.status, answer.location().to_owned(), answer.text())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_it_should_and_nobody_else() {
    let service = Service::fresh(CHILD).await;
    let own = service.house("Exempelköpings kommun", "exempel").await;
    let other = service.house(&format!("{CANARY} kommun"), "annan").await;
    let things_own = things(&service.app, &service, &own, "Lärplattform").await;
    let things_other = things(&service.app, &service, &other, CANARY).await;
    let rows = routes(&service.web);
    assert!(rows.len() > 40, "{} routes", rows.len());
    let auditor = service.role(&other, Role::Auditor).await;
    let log = async || service.app.audit_log(&auditor, "", None, 1).await.unwrap().remove(0).seq;
    let before = log().await;
    let stranger = service.stranger();
    for row in &rows {
        let path = filled(row.path, &things_own);
        let (status, to, body) = tried(&stranger, row, &path).await;
        assert!(!status.is_server_error(), "{} {path}: {status} {body}", row.method);
        if row.access != Access::Open {
            let sent_to_login = status == StatusCode::SEE_OTHER && to.starts_with("/login");
            assert!(sent_to_login || status == StatusCode::UNAUTHORIZED, "{} {path} without log-in: {status}", row.method);
        }
    }
    for role in Role::ALL {
        for row in &rows {
            // Whoever logs out, or changes themselves, would change what is tried next.
            if ["/sign-out", "/switch-organisation"].contains(&row.path) {
                continue;
            }
            let client = service.client(own.address(role)).await;
            let allowed = match row.access {
                Access::Open | Access::LoggedIn => true,
                Access::May(may) => may.roles().contains(&role),
            };
            for (things, foreign) in [(&things_other, true), (&things_own, false)] {
                let path = filled(row.path, things);
                // Only writes that are refused are tried on what is the organisation's own: others would change it.
                if !foreign && row.method != Method::GET && allowed {
                    continue;
                }
                let (status, _, body) = tried(&client, row, &path).await;
                assert!(!status.is_server_error(), "{} {path} as {role:?}: {status} {body}", row.method);
                assert!(!body.contains(CANARY), "{} {path} as {role:?} shows what another organisation has", row.method);
                if !allowed {
                    assert_eq!(status, StatusCode::FORBIDDEN, "{} {path} as {role:?}", row.method);
                } else if foreign && path != filled(row.path, &things_own) {
                    let hidden = [404, 409, 410, 412, 422, 428, 400, 415];
                    assert!(hidden.contains(&status.as_u16()), "{} {path} as {role:?} on another's: {status}", row.method);
                } else {
                    assert!(
                        status != StatusCode::FORBIDDEN && status != StatusCode::UNAUTHORIZED,
                        "{} {path} as {role:?}",
                        row.method
                    );
                }
            }
        }
    }
    assert_eq!(log().await, before, "something was written where the other organisation has its things");
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_other_sites_are_refused() {
    let service = Service::fresh(CHILD).await;
    let own = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(own.address(Role::Coordinator)).await;
    let things = things(&service.app, &service, &own, "Lärplattform").await;
    for row in routes(&service.web).iter().filter(|row| row.method == Method::POST && !row.path.starts_with("/api/")) {
        let path = filled(row.path, &things);
        let bare = client.post_bare(&path, &[("name", "x")]).await;
        assert!(
            !bare.status.is_success() && !bare.status.is_redirection() && !bare.status.is_server_error(),
            "{path}: {}",
            bare.status
        );
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        let body = Body::from("csrf=0123456789012345678901234567890123456789abc");
        let cross = client.ask(Method::POST, &path, &headers, body).await;
        assert_eq!(cross.status, StatusCode::FORBIDDEN, "{path} from another site");
    }
}
