use app::Role;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Answer, Client, FORM, Service};

use super::client::{Api, body, header};

const READER: &str = env!("CARGO_BIN_EXE_text-child");
/// "1 Skydd\nLeverantören bör kryptera data.\n2 Incidenter\nLeverantören ska underrätta Beställaren inom 6 timmar.\n"
const WEAK: &str = "MSBTa3lkZApMZXZlcmFudMO2cmVuIGLDtnIga3J5cHRlcmEgZGF0YS4KMiBJbmNpZGVudGVyCkxldmVyYW50w7ZyZW4gc2thIHVuZGVycsOkdHRhIEJlc3TDpGxsYXJlbiBpbm9tIDYgdGltbWFyLgo=";

fn contract(title: &str) -> Value {
    json!({ "title": title, "counterpart": "Exempelbolaget AB", "whole": true, "files": [{ "name": "avtal.txt", "content": WEAK }] })
}

#[tokio::test(flavor = "multi_thread")]
async fn contracts_are_added_judged_and_made_into_papers() {
    let service = Service::fresh(READER).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Coordinator, true).await;
    let key = [("idempotency-key", "avtal-1")];
    let send = || api.send(Method::POST, "/api/v1/contracts", &key, Some(contract("Driftavtal")));
    let (made, again) = (send().await, send().await);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!((header(&again, "idempotent-replayed"), &again.bytes), ("true", &made.bytes));
    let at = header(&made, "location").to_owned();
    let read = body(&api.get(&at).await);
    assert_eq!((&read["files"][0]["name"], &read["files"][0]["position"]), (&json!("avtal.txt"), &json!(0)));
    let file = api.get(&format!("{at}/files/0")).await;
    assert!(file.text().contains("Leverantören bör") && header(&file, "content-disposition").starts_with("attachment"));
    let known = api.send(Method::GET, &format!("{at}/files/0"), &[("if-none-match", header(&file, "etag"))], None).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);

    // Every verdict comes once, and a person decides.
    let (mut all, mut next) = (Vec::new(), Some(format!("{at}/verdicts?limit=7")));
    while let Some(path) = next {
        let part = body(&api.get(&path).await);
        all.extend(part["items"].as_array().unwrap().clone());
        next = part["next"].as_str().map(str::to_owned);
    }
    let counted: u64 = read["verdicts"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum();
    assert_eq!(u64::try_from(all.len()).unwrap(), counted);
    let missing = all.iter().find(|one| one["verdict"] == "missing").unwrap();
    assert_eq!((&missing["etag"], &missing["decision"]), (&json!("\"0\""), &Value::Null));
    let own = format!("{at}/verdicts/{}", missing["obligation"].as_str().unwrap());
    let over = json!({ "verdict": "enforceable", "reason": "Står i ett tilläggsavtal." });
    assert_eq!(api.send(Method::PUT, &own, &[], Some(over.clone())).await.status, StatusCode::PRECONDITION_REQUIRED);
    let bare = api.put(&own, "\"0\"", json!({ "verdict": "enforceable" })).await;
    assert_eq!((bare.status, &body(&bare)["errors"][0]["pointer"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("/reason")));
    let decided = api.put(&own, "\"0\"", over.clone()).await;
    assert_eq!((&body(&decided)["verdict"], header(&decided, "etag")), (&json!("enforceable"), "\"1\""), "{}", decided.text());
    assert_eq!(body(&decided)["decision"]["reason"], "Står i ett tilläggsavtal.");
    assert_eq!(api.put(&own, "\"0\"", over).await.status, StatusCode::PRECONDITION_FAILED);
    let undone = api.send(Method::DELETE, &own, &[("if-match", "\"1\"")], None).await;
    assert_eq!(undone.status, StatusCode::NO_CONTENT, "{}", undone.text());
    assert_eq!(body(&api.get(&own).await)["verdict"], "missing");
    let confirmed = api.put(&own, "\"0\"", json!({})).await;
    assert_eq!((confirmed.status, &body(&confirmed)["verdict"]), (StatusCode::OK, &json!("missing")));

    for (paper, begins) in [("report.docx", "PK"), ("report.pdf", "%PDF"), ("report.html", "<!"), ("memo.docx", "PK")] {
        let made = api.get(&format!("{at}/papers/{paper}?language=en")).await;
        assert!(
            made.status.is_success() && made.bytes.starts_with(begins.as_bytes()),
            "{paper}: {} {}",
            made.status,
            made.text()
        );
    }
    assert_eq!(api.get(&format!("{at}/papers/secret.docx")).await.status, StatusCode::NOT_FOUND);
    let stale = api.act(&format!("{at}/archive"), header(&made, "etag")).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED, "verdicts have changed it since");
    let now = header(&api.get(&at).await, "etag").to_owned();
    let checked = api.act(&format!("{at}/check"), &now).await;
    let archived = api.act(&format!("{at}/archive"), header(&checked, "etag")).await;
    assert_eq!(body(&archived)["state"], "archived", "{}", archived.text());
    assert_eq!(api.act(&format!("{at}/reopen"), header(&archived, "etag")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn contracts_come_as_forms_too_and_what_is_wrong_is_told() {
    let service = Service::fresh(READER).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Coordinator, true).await;
    for title in ["Öppna data", "Ånga", "Zebra"] {
        let form = [("title", title), ("counterpart", "Éclair AB"), ("whole", "true")];
        let mut text = String::new();
        for (name, value) in form {
            text += &format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        text += "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"avtal.txt\"\r\n\r\n1 Skydd\nLeverantören ska kryptera data.\n\r\n--limit--\r\n";
        let headers = [("content-type", "multipart/form-data; boundary=limit")];
        let made = api.raw(Method::POST, "/api/v1/contracts", &headers, Body::from(text)).await;
        assert_eq!((made.status, &body(&made)["whole"]), (StatusCode::CREATED, &json!(true)), "{}", made.text());
    }
    let titles = |answer: &Answer| -> Vec<String> {
        body(answer)["items"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
    };
    let first = api.get("/api/v1/contracts?sort=title&limit=2").await;
    assert_eq!(titles(&first), ["Zebra", "Ånga"]);
    assert_eq!(titles(&api.get(body(&first)["next"].as_str().unwrap()).await), ["Öppna data"]);
    assert_eq!(titles(&api.get("/api/v1/contracts?q=%C3%B6ppna&state=open&verdict=missing").await), ["Öppna data"]);
    assert!(titles(&api.get("/api/v1/contracts?verdict=by-reference").await).is_empty());
    for path in ["sort=age", "verdict=good", "unit=x", "limit=0", "cursor=title.x&sort=title"] {
        let answer = api.get(&format!("/api/v1/contracts?{path}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.text());
    }
    let with = |key: &str, value: Value| {
        let mut all = contract("Avtal");
        all[key] = value;
        all
    };
    for (sent, pointer) in [
        (with("files", json!([])), "/files"),
        (with("files", json!([{ "name": "a.txt", "content": "åäö" }])), "/files/0/content"),
        (with("files", json!([{ "name": "a.exe", "content": "TVqQAAMAAAAEAAAA" }])), "/files"),
        (with("title", json!("")), "/title"),
        (with("colour", json!("red")), "/colour"),
        (with("case", json!("0197f3a0-5c1e-7a3b-9d2f-4e5a6b7c8d9e")), "/case"),
    ] {
        let answer = api.send(Method::POST, "/api/v1/contracts", &[], Some(sent.clone())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent}: {}", answer.text());
        assert_eq!(body(&answer)["errors"][0]["pointer"], pointer, "{sent}: {}", answer.text());
    }
    let reader = Api::of(&service, &house, Role::Coordinator, false).await;
    assert_eq!(reader.post("/api/v1/contracts", contract("Avtal")).await.status, StatusCode::FORBIDDEN);
    let owner = Api::of(&service, &house, Role::Owner, true).await;
    assert_eq!(owner.get("/api/v1/contracts").await.status, StatusCode::FORBIDDEN);
}

async fn by_session(client: &Client, method: Method, path: &str, etag: &str, sent: Option<Value>) -> Answer {
    let mut headers = vec![("x-csrf", FORM), ("idempotency-key", "nyckel-1")];
    if !etag.is_empty() {
        headers.push(("if-match", etag));
    }
    if sent.is_some() {
        headers.push(("content-type", "application/json"));
    }
    let sent = sent.map_or_else(Body::empty, |sent| Body::from(sent.to_string()));
    client.ask(method, path, &headers, sent).await
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_made_shown_once_and_revoked_by_those_who_have_logged_in() {
    let service = Service::fresh("/nowhere").await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(house.address(Role::Officer)).await;
    let new = json!({ "name": "Ärendesystemet", "days": 30 });
    let make = || by_session(&client, Method::POST, "/api/v1/tokens", "", Some(new.clone()));
    let (made, again) = (make().await, make().await);
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!((&body(&again)["token"], &body(&again)["id"]), (&Value::Null, &body(&made)["id"]));
    let at = header(&made, "location").to_owned();
    let bearer = format!("Bearer {}", body(&made)["token"].as_str().unwrap());
    let asks =
        async || service.stranger().ask(Method::GET, "/api/v1/me", &[("authorization", &bearer)], Body::empty()).await.status;
    assert_eq!(asks().await, StatusCode::OK);
    assert_eq!(body(&client.get("/api/v1/tokens").await)["items"][0]["name"], "Ärendesystemet");
    // A token sees and makes no tokens.
    let api = Api::of(&service, &house, Role::Officer, true).await;
    assert_eq!(api.get("/api/v1/tokens").await.status, StatusCode::FORBIDDEN);
    assert_eq!(api.post("/api/v1/tokens", new).await.status, StatusCode::FORBIDDEN);
    let other = service.client(house.address(Role::Coordinator)).await;
    assert_eq!(other.get(&at).await.status, StatusCode::NOT_FOUND, "they are their own");
    let path = format!("{at}/revoke");
    let revoke = || by_session(&client, Method::POST, &path, "", None);
    assert!(body(&revoke().await)["revoked_at"].is_string());
    assert_eq!((revoke().await.status, asks().await), (StatusCode::NOT_FOUND, StatusCode::UNAUTHORIZED));
    for wrong in [json!({ "name": "" }), json!({ "name": "x", "days": 0 }), json!({ "name": "x", "days": 366 }), json!({})] {
        let headers = [("x-csrf", FORM), ("content-type", "application/json")];
        let answer = client.ask(Method::POST, "/api/v1/tokens", &headers, Body::from(wrong.to_string())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_organisation_has_a_name_and_colours() {
    let service = Service::fresh("/nowhere").await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let api = Api::of(&service, &house, Role::Administrator, true).await;
    let read = api.get("/api/v1/organisation").await;
    assert_eq!(body(&read)["name"], "Exempelköpings kommun");
    let path = "/api/v1/organisation";
    let pale = api.put(path, header(&read, "etag"), json!({ "name": "Ö", "brand": "#ffff00" })).await;
    assert_eq!((pale.status, &body(&pale)["errors"][0]["pointer"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("/brand")));
    let changed = api.put(path, header(&read, "etag"), json!({ "name": "Ököpings kommun", "brand": "#143C4F" })).await;
    assert_eq!((&body(&changed)["name"], &body(&changed)["brand"]), (&json!("Ököpings kommun"), &json!("#143c4f")));
    let late = api.put(path, header(&read, "etag"), json!({ "name": "X" })).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let auditor = service.client(house.address(Role::Auditor)).await;
    assert_eq!(auditor.get(path).await.status, StatusCode::OK);
    assert_eq!(Api::of(&service, &house, Role::Officer, true).await.get(path).await.status, StatusCode::FORBIDDEN);
}
