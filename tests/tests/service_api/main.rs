//! The API against the service itself; every answer is held against the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod client;
mod contracts;

use std::collections::BTreeSet;

use app::Role;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use client::{Api, body, header};
use serde_json::{Value, json};
use testkit::Service;

const CHILD: &str = "/nowhere";

fn case() -> Value {
    json!({
        "title": "Skolplattform", "reference": "KS 2026/12", "class": "K3R2T2", "delivery": ["saas"],
        "circumstances": ["personal-data"], "national_security": "no"
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn from_a_case_to_a_file_by_the_api_alone() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let officer = Api::of(&service, &house, Role::Officer, true).await;
    let owner = Api::of(&service, &house, Role::Owner, true).await;
    let made = officer.post("/api/v1/cases", case()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let at = header(&made, "location").to_owned();
    let proposal = body(&officer.get(&format!("{at}/proposal")).await);
    let backed = proposal["requirements"].as_array().unwrap().iter().find(|one| one["law_backed"] == true).unwrap();
    let decision = json!({ "requirement": backed["requirement"], "kind": "leave-out", "reason": "Tas om hand på annat sätt." });
    let decided = officer.post(&format!("{at}/decisions"), decision.clone()).await;
    assert_eq!(decided.status, StatusCode::CREATED, "{}", decided.text());
    assert_eq!(body(&decided)["approval"], "asked");
    assert_eq!(officer.post(&format!("{at}/decisions"), decision).await.status, StatusCode::CONFLICT);
    let annexes = format!("{at}/annexes");
    let early = officer.act(&annexes, header(&made, "etag")).await;
    assert_eq!((early.status, &body(&early)["errors"][0]["code"]), (StatusCode::CONFLICT, &json!("web-decisions-wait")));
    let approve = format!("{}/approve", header(&decided, "location"));
    assert_eq!(officer.act(&approve, header(&decided, "etag")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(body(&owner.act(&approve, header(&decided, "etag")).await)["approval"], "approved");
    let issued = officer.act(&annexes, header(&made, "etag")).await;
    assert_eq!(issued.status, StatusCode::CREATED, "{}", issued.text());
    let annex = header(&issued, "location").to_owned();
    for (format, begins) in [("docx", "PK"), ("xlsx", "PK"), ("pdf", "%PDF"), ("html", "<!"), ("json", "{")] {
        let file = officer.get(&format!("{annex}/files/{format}?language=en")).await;
        assert!(file.status.is_success() && file.bytes.starts_with(begins.as_bytes()), "{format}: {}", file.status);
        assert!(header(&file, "content-disposition").starts_with("attachment"));
    }
    let left_out: BTreeSet<String> = all(&officer, &format!("{annex}/requirements?limit=7")).await;
    assert!(!left_out.contains(backed["requirement"].as_str().unwrap()) && left_out.len() > 7);
    let questions = format!("{annex}/questions");
    assert_eq!(officer.post(&questions, json!({ "question": "Vad?" })).await.status, StatusCode::CONFLICT);
    assert_eq!(body(&officer.act(&format!("{annex}/publish"), header(&issued, "etag")).await)["state"], "published");
    let asked = officer.post(&questions, json!({ "question": "Vad?" })).await;
    let answered = officer.put(header(&asked, "location"), header(&asked, "etag"), json!({ "answer": "Det." })).await;
    assert_eq!(body(&answered)["answer"], "Det.");
    assert_eq!(body(&officer.get(&questions).await)["items"].as_array().unwrap().len(), 1);
    let uses = format!("/api/v1/requirements/{}/uses", left_out.first().unwrap());
    assert_eq!(body(&officer.get(&uses).await)["items"][0]["state"], "published");
}

/// The ids of the requirements in a list, all its parts.
async fn all(api: &Api, first: &str) -> BTreeSet<String> {
    let (mut found, mut next) = (BTreeSet::new(), Some(first.to_owned()));
    while let Some(path) = next {
        let answer = api.get(&path).await;
        let part = body(&answer);
        for one in part["items"].as_array().unwrap() {
            let id = one.get("requirement").unwrap_or(&one["id"]).as_str().unwrap().to_owned();
            assert!(found.insert(id), "{path}: comes twice");
        }
        next = part["next"].as_str().map(str::to_owned);
        assert_eq!(next.is_some(), header(&answer, "link").contains("rel=\"next\""));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_over_what_was_not_read() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Coordinator, true).await;
    let made = api.post("/api/v1/cases", case()).await;
    let (at, etag) = (header(&made, "location"), header(&made, "etag"));
    let known = api.send(Method::GET, at, &[("if-none-match", etag)], None).await;
    assert_eq!((known.status, header(&known, "etag")), (StatusCode::NOT_MODIFIED, etag));
    let mut other = case();
    other["title"] = json!("Lärplattform");
    let bare = api.send(Method::PUT, at, &[], Some(other.clone())).await;
    assert_eq!(bare.status, StatusCode::PRECONDITION_REQUIRED);
    assert!(body(&bare)["detail"].as_str().unwrap().contains("If-Match"));
    assert_eq!(api.put(at, "*", other.clone()).await.status, StatusCode::PRECONDITION_REQUIRED);
    let changed = api.put(at, etag, other.clone()).await;
    assert_eq!((changed.status, body(&changed)["title"].as_str()), (StatusCode::OK, Some("Lärplattform")));
    let late = api.put(at, etag, case()).await;
    assert_eq!((late.status, header(&late, "etag")), (StatusCode::PRECONDITION_FAILED, header(&changed, "etag")));
    assert_eq!(body(&late)["type"], "urn:kravkedja:problem:stale");
    let archived = api.act(&format!("{at}/archive"), header(&changed, "etag")).await;
    assert_eq!(body(&archived)["state"], "archived");
    assert_eq!(api.act(&format!("{at}/reopen"), header(&archived, "etag")).await.status, StatusCode::OK);
    let copy = api.post(&format!("{at}/copy"), json!({ "title": "En till" })).await;
    assert_eq!((copy.status, &body(&copy)["number"]), (StatusCode::CREATED, &json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_again_is_not_done_again() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Officer, true).await;
    let key = [("idempotency-key", "a-key-of-ours")];
    let send = |body: Value| api.send(Method::POST, "/api/v1/cases", &key, Some(body));
    let first = send(case()).await;
    let again = send(case()).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!((&first.bytes, header(&first, "location")), (&again.bytes, header(&again, "location")));
    assert_eq!((header(&first, "etag"), header(&again, "idempotent-replayed")), (header(&again, "etag"), "true"));
    let mut other = case();
    other["title"] = json!("En annan");
    let used = send(other).await;
    assert_eq!((used.status, &body(&used)["type"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("urn:kravkedja:problem:key-used")));
    // What failed can be sent again with the same key.
    let bad = [("idempotency-key", "another")];
    let wrong = api.send(Method::POST, "/api/v1/cases", &bad, Some(json!({ "title": "" }))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(api.send(Method::POST, "/api/v1/cases", &bad, Some(case())).await.status, StatusCode::CREATED);
    // Many at once are done once.
    let at_once = [("idempotency-key", "at-once")];
    let ask = || api.send(Method::POST, "/api/v1/cases", &at_once, Some(case()));
    let (one, two, three, four) = tokio::join!(ask(), ask(), ask(), ask());
    for answer in [one, two, three, four] {
        assert!([StatusCode::CREATED, StatusCode::CONFLICT].contains(&answer.status), "{}", answer.text());
    }
    let cases = body(&api.get("/api/v1/cases").await);
    assert_eq!(cases["items"].as_array().unwrap().len(), 3);
    // A day later the key is free.
    service.app.clock.pass(25 * 3_600);
    assert_ne!(send(case()).await.bytes, first.bytes);
    let long = "x".repeat(201);
    let wrong = api.send(Method::POST, "/api/v1/cases", &[("idempotency-key", &long)], Some(case())).await;
    assert_eq!(body(&wrong)["errors"][0]["header"], "Idempotency-Key");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_with_its_place() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Officer, true).await;
    let with = |key: &str, value: Value| {
        let mut case = case();
        case[key] = value;
        case
    };
    let long = "x".repeat(201);
    let wrong = [
        (with("titel", json!("x")), "/titel"),
        (with("title", json!(5)), "/title"),
        (with("title", json!("  ")), "/title"),
        (with("title", json!(long)), "/title"),
        (with("title", json!("a\u{0}b")), "/title"),
        (with("class", json!("K2")), "/class"),
        (with("delivery", json!([])), "/delivery"),
        (with("unit", json!("x")), "/unit"),
        (with("answers", json!([{ "question": "a" }])), "/answers/0"),
        (with("delivery", json!(["spaceship"])), ""),
    ];
    for (body_sent, pointer) in wrong {
        let answer = api.post("/api/v1/cases", body_sent.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body_sent}: {}", answer.text());
        let says = body(&answer);
        assert_eq!(says["errors"][0]["pointer"], pointer, "{body_sent}: {says}");
        assert!(says["detail"].as_str().is_some_and(|detail| !detail.starts_with("web-")), "{says}");
        assert!(says["errors"][0]["detail"].as_str().is_some_and(|detail| !detail.starts_with("web-")), "{says}");
    }
    let stopped = api.post("/api/v1/cases", with("class", json!("K4R1T1"))).await;
    assert_eq!(body(&stopped)["type"], "urn:kravkedja:problem:stopped");
    for path in
        ["cases?limit=0", "cases?limit=x", "cases?cursor=x", "cases?colour=red", "cases?sort=age", "cases?q=%00", "units?q=x"]
    {
        let answer = api.get(&format!("/api/v1/{path}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.text());
        assert!(body(&answer)["errors"][0]["parameter"].is_string(), "{path}: {}", answer.text());
    }
    let raw = async |kind: &str, text: String| {
        let headers = [("authorization", api.bearer.as_str()), ("content-type", kind)];
        api.client.ask(Method::POST, "/api/v1/cases", &headers, Body::from(text)).await
    };
    let expected = [
        ("application/json", "{".to_owned(), StatusCode::BAD_REQUEST),
        ("text/plain", "{}".to_owned(), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/json", format!("\"{}\"", "x".repeat(1_100_000)), StatusCode::PAYLOAD_TOO_LARGE),
    ];
    for (kind, text, status) in expected {
        let answer = raw(kind, text).await;
        assert_eq!((answer.status, header(&answer, "content-type")), (status, "application/problem+json"));
        assert_eq!(body(&answer)["status"], status.as_u16());
    }
    let other = api.send(Method::PATCH, "/api/v1/cases", &[], None).await;
    assert_eq!(other.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(header(&other, "allow").contains("GET") && header(&other, "allow").contains("POST"), "{}", header(&other, "allow"));
    assert_eq!(header(&other, "content-type"), "application/problem+json");
    for path in ["cases/x", "cases/0197f3a0-5c1e-7a3b-9d2f-4e5a6b7c8d9e", "nothing", "annexes/x/files/docx"] {
        let answer = api.get(&format!("/api/v1/{path}")).await;
        assert_eq!(
            (answer.status, header(&answer, "content-type")),
            (StatusCode::NOT_FOUND, "application/problem+json"),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_may_are_answered() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let elsewhere = service.house("Provstads kommun", "provstad").await;
    let api = Api::of(&service, &house, Role::Officer, true).await;
    let reader = Api::of(&service, &house, Role::Officer, false).await;
    let stranger = Api::of(&service, &elsewhere, Role::Officer, true).await;
    let made = api.post("/api/v1/cases", case()).await;
    let at = header(&made, "location");
    assert_eq!(stranger.get(at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.act(&format!("{at}/archive"), header(&made, "etag")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        (reader.get(at).await.status, reader.post("/api/v1/cases", case()).await.status),
        (StatusCode::OK, StatusCode::FORBIDDEN)
    );
    assert_eq!(api.get("/api/v1/people").await.status, StatusCode::FORBIDDEN);
    let nobody = service.stranger().ask(Method::GET, at, &[("authorization", "Bearer kravkedja_x")], Body::empty()).await;
    assert_eq!((nobody.status, header(&nobody, "www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    let browser = service.client(house.address(Role::Officer)).await;
    let json = ("content-type", "application/json");
    let bare = browser.ask(Method::POST, "/api/v1/cases", &[json], Body::from(case().to_string())).await;
    assert_eq!((bare.status, &body(&bare)["type"]), (StatusCode::FORBIDDEN, &json!("urn:kravkedja:problem:cross-site")));
    let form = ("x-csrf", testkit::FORM);
    let shown = browser.ask(Method::POST, "/api/v1/cases", &[json, form], Body::from(case().to_string())).await;
    assert_eq!(shown.status, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_units_and_the_log_are_kept() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Administrator, true).await;
    let anna =
        json!({ "name": "Anna Andersson", "email": "anna@exempel.se", "roles": ["procurement-officer"], "language": "en" });
    let key = [("idempotency-key", "anna")];
    let invite = || api.send(Method::POST, "/api/v1/people", &key, Some(anna.clone()));
    let (invited, again) = (invite().await, invite().await);
    assert!(body(&invited)["link"].as_str().unwrap().contains("/welcome/"));
    assert_eq!((again.status, &body(&again)["link"]), (StatusCode::CREATED, &Value::Null));
    let at = header(&invited, "location");
    let roles = json!({ "name": "Anna Åkesson", "roles": ["coordinator", "auditor"], "language": "sv" });
    let changed = api.put(at, header(&invited, "etag"), roles).await;
    assert_eq!((&body(&changed)["name"], &body(&changed)["roles"]), (&json!("Anna Åkesson"), &json!(["coordinator", "auditor"])));
    let out = api.act(&format!("{at}/disable"), header(&changed, "etag")).await;
    assert_eq!(body(&out)["disabled"], true);
    assert_eq!(api.act(&format!("{at}/enable"), header(&out, "etag")).await.status, StatusCode::OK);
    assert!(body(&api.send(Method::POST, &format!("{at}/link"), &[], None).await)["link"].is_string());
    let me = body(&api.get("/api/v1/me").await);
    let own = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
    let alone = api.act(&format!("{own}/disable"), header(&api.get(&own).await, "etag")).await;
    assert_eq!(body(&alone)["errors"][0]["code"], "web-last-administrator");
    let unit = api.post("/api/v1/units", json!({ "name": "Skolan" })).await;
    assert_eq!(api.post("/api/v1/units", json!({ "name": "Skolan" })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let archived = api.put(header(&unit, "location"), header(&unit, "etag"), json!({ "name": "Skolan", "archived": true })).await;
    assert_eq!(body(&archived)["archived"], true);
    let (mut seen, mut next) = (Vec::new(), Some("/api/v1/audit/entries?limit=5".to_owned()));
    while let Some(path) = next {
        let part = body(&api.get(&path).await);
        seen.extend(part["items"].as_array().unwrap().iter().map(|one| one["seq"].as_i64().unwrap()));
        next = part["next"].as_str().map(str::to_owned);
    }
    assert!(seen.len() > 10 && seen.is_sorted_by(|one, next| one > next), "{seen:?}");
    let verified = body(&api.send(Method::POST, "/api/v1/audit/verify", &[], None).await);
    assert_eq!((&verified["holds"], &verified["faults"]), (&json!(true), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_come_in_parts_and_are_searched() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Officer, true).await;
    for number in 1..=5 {
        let mut case = case();
        case["title"] = json!(format!("Ärende {number}"));
        assert_eq!(api.post("/api/v1/cases", case).await.status, StatusCode::CREATED);
    }
    let titles =
        |part: &Value| part["items"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()).collect::<Vec<_>>();
    for (sort, expected) in [("number", [1, 2, 3, 4, 5]), ("-number", [5, 4, 3, 2, 1]), ("title", [1, 2, 3, 4, 5])] {
        let first = body(&api.get(&format!("/api/v1/cases?limit=2&sort={sort}")).await);
        let second = body(&api.get(first["next"].as_str().unwrap()).await);
        let third = body(&api.get(second["next"].as_str().unwrap()).await);
        assert_eq!([titles(&first), titles(&second), titles(&third)].concat(), expected);
        assert_eq!((&first["previous"], &third["next"]), (&Value::Null, &Value::Null));
        assert_eq!(titles(&body(&api.get(second["previous"].as_str().unwrap()).await)), titles(&first));
    }
    let found = body(&api.get("/api/v1/cases?q=%C3%A4rende+3&state=open").await);
    assert_eq!(titles(&found), [3]);
    let every = all(&api, "/api/v1/requirements?limit=40").await;
    let mandatory = all(&api, "/api/v1/requirements?strength=mandatory&limit=200").await;
    let scored = all(&api, "/api/v1/requirements?strength=scored&limit=200").await;
    assert_eq!(every.len(), mandatory.len() + scored.len());
    let one = body(&api.get("/api/v1/requirements?q=l%C3%B6senord&limit=1").await);
    let id = one["items"][0]["id"].as_str().unwrap();
    assert_eq!(body(&api.get(&format!("/api/v1/requirements/{id}")).await)["id"], id);
    assert_eq!(api.get("/api/v1/requirements/XXX-99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_documented_and_the_reverse() {
    let service = Service::fresh(CHILD).await;
    let routes =
        web::routes(&service.web).into_iter().filter(|row| row.path.starts_with("/api/v1/") && !row.path.ends_with(".json"));
    let served: BTreeSet<String> = routes.map(|row| format!("{} {}", row.method, row.path)).collect();
    let paths = web::api_document()["paths"].as_object().unwrap();
    let operations = paths
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase())));
    assert_eq!(operations.collect::<BTreeSet<_>>(), served);
    let stranger = service.stranger();
    let document = stranger.get("/api/v1/openapi.json").await;
    assert_eq!(&body(&document), web::api_document());
    assert_eq!(body(&document)["openapi"], "3.1.0");
    for language in ["sv", "en"] {
        let page = stranger.get(&format!("/api/v1?lang={language}")).await.text();
        assert!(page.contains("GET /api/v1/cases/{id}") && page.contains("id=\"shape-Case\""), "{page}");
    }
    let unsaid: Vec<(&String, &String)> = web::api_document()["components"]["schemas"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(name, schema)| schema["properties"].as_object().into_iter().flatten().map(move |(key, one)| (name, key, one)))
        .filter(|(_, _, one)| one.get("description").is_none())
        .map(|(name, key, _)| (name, key))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
