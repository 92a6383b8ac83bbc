//! Addresses: who may add which, and what is shown of them.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn private_addresses_are_refused_in_the_form_and_when_a_name_leads_there() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    for (url, code) in [
        ("http://10.0.0.1/in", "web-hook-url-plain"),
        ("https://10.0.0.1/in", "web-hook-url-private"),
        ("https://[fd00::1]/", "web-hook-url-private"),
        ("https://169.254.169.254/latest", "web-hook-url-private"),
        ("https://localhost:1/#x", "web-hook-url-wrong"),
        (&format!("http://localhost:{}/in", receiver.port), "web-hook-url-plain"),
        ("javascript:alert(1)", "web-hook-url-wrong"),
        ("https://", "web-hook-url-wrong"),
    ] {
        let refused = service.app.add_webhook(&administrator, &form(url, &["*"])).await.unwrap_err();
        let Error::Invalid(problems) = refused else { panic!("{url}: {refused:?}") };
        assert_eq!((problems[0].field.as_str(), problems[0].problem.code), ("url", code), "{url}");
    }
    for events in [&[][..], &["kase.*"], &["case.add", "case.invented"]] {
        let refused = service.app.add_webhook(&administrator, &form(&receiver.url(), events)).await.unwrap_err();
        assert!(matches!(&refused, Error::Invalid(problems) if problems[0].field == "events"), "{refused:?}");
    }
    // A name over TLS is looked up when the message is sent: `localhost` is not named in the configuration.
    let hook =
        service.app.add_webhook(&administrator, &form(&format!("https://localhost:{}/in", receiver.port), &["*"])).await.unwrap();
    service.app.test_webhook(&administrator, &hook.webhook.id).await.unwrap();
    service.app.run_due_jobs().await.unwrap();
    let tried = service.app.deliveries(&administrator, &hook.webhook.id).await.unwrap();
    assert!(tried.iter().any(|one| one.error == "private") && receiver.came().is_empty(), "{tried:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_secrets_are_good_for_a_day() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    let id = &hook.webhook.id;
    assert!(matches!(service.app.rotate_webhook(&administrator, id, Some(7)).await, Err(Error::Stale)));
    let new = service.app.rotate_webhook(&administrator, id, Some(1)).await.unwrap();
    assert_ne!(new.secret, hook.secret);
    for (passed, both) in [(DAY - 60, true), (120, false)] {
        service.app.clock.pass(passed);
        service.app.test_webhook(&administrator, id).await.unwrap();
        service.app.run_due_jobs().await.unwrap();
        let message = receiver.came().pop().unwrap();
        assert_eq!(message.event(), "webhook.test");
        assert!(message.is_signed_with(&new.secret));
        assert_eq!((message.is_signed_with(&hook.secret), message.signatures()), (both, if both { 2 } else { 1 }));
    }
    service.app.remove_webhook(&administrator, id, None).await.unwrap();
    assert!(matches!(service.app.deliveries(&administrator, id).await, Err(Error::NotFound)));
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_shows_a_secret_once_and_another_organisation_nothing() {
    let (service, house) = service().await;
    let other = service.house("Annanstads kommun", "annan").await;
    let receiver = Receiver::start().await;
    let token = async |house: &House, role: Role| {
        let caller = service.role(house, role).await;
        format!("Bearer {}", service.app.make_token(&caller, "prov", true, 30).await.unwrap().token)
    };
    let (own, foreign) = (token(&house, Role::Administrator).await, token(&other, Role::Administrator).await);
    let officer = token(&house, Role::Officer).await;
    let client = service.stranger();
    let ask = async |token: &str, method: Method, path: &str, more: &[(&str, &str)], body: Value| {
        let mut headers = vec![("authorization", token)];
        headers.extend(more);
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        if !matches!(method, Method::GET | Method::DELETE) {
            headers.push(("content-type", "application/json"));
        }
        client.ask(method, path, &headers, body).await
    };
    let new = json!({ "url": receiver.url(), "events": ["case.*"] });
    let key = [("idempotency-key", "a1")];
    let made = ask(&own, Method::POST, "/api/v1/webhooks", &key, new.clone()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let body: Value = serde_json::from_slice(&made.bytes).unwrap();
    let secret = body["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("whsec_"));
    let again = ask(&own, Method::POST, "/api/v1/webhooks", &key, new.clone()).await;
    assert!(again.status == StatusCode::CREATED && !again.text().contains(&secret), "{}", again.text());
    let at = made.location().to_owned();
    let read = ask(&own, Method::GET, &at, &[], Value::Null).await;
    assert!(read.status == StatusCode::OK && !read.text().contains("whsec_"));
    assert!(!ask(&own, Method::GET, "/api/v1/webhooks", &[], Value::Null).await.text().contains("whsec_"));
    assert_eq!(ask(&officer, Method::GET, &at, &[], Value::Null).await.status, StatusCode::FORBIDDEN);
    for (method, path) in [
        (Method::GET, at.clone()),
        (Method::DELETE, at.clone()),
        (Method::GET, format!("{at}/deliveries")),
        (Method::POST, format!("{at}/test")),
        (Method::POST, format!("{at}/rotate")),
    ] {
        let answer = ask(&foreign, method.clone(), &path, &[("if-match", "\"1\"")], Value::Null).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}: {}", answer.text());
    }
    let data = json!({ "url": receiver.url(), "events": ["*"], "on": false });
    assert_eq!(ask(&foreign, Method::PUT, &at, &[("if-match", "\"1\"")], data.clone()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&own, Method::PUT, &at, &[], data.clone()).await.status, StatusCode::PRECONDITION_REQUIRED);
    let changed = ask(&own, Method::PUT, &at, &[("if-match", "\"1\"")], data.clone()).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert_eq!(ask(&own, Method::PUT, &at, &[("if-match", "\"1\"")], data).await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(ask(&own, Method::POST, &format!("{at}/test"), &[], Value::Null).await.status, StatusCode::CONFLICT);
    let wrong = ask(&own, Method::POST, "/api/v1/webhooks", &[], json!({ "url": "https://10.0.0.1/", "events": ["x"] })).await;
    let wrong: Value = serde_json::from_slice(&wrong.bytes).unwrap();
    assert_eq!((wrong["status"].clone(), wrong["errors"][0]["pointer"].clone()), (json!(422), json!("/url")), "{wrong}");
    let rotated = ask(&own, Method::POST, &format!("{at}/rotate"), &[("if-match", "\"2\"")], Value::Null).await;
    assert!(rotated.status == StatusCode::OK && rotated.text().contains("whsec_") && !rotated.text().contains(&secret));
    assert_eq!(ask(&own, Method::DELETE, &at, &[("if-match", "\"3\"")], Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(ask(&own, Method::GET, &at, &[], Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_keep_what_was_typed_and_show_the_secret_once() {
    let (service, house) = service().await;
    let receiver = Receiver::start().await;
    let client = service.client(house.address(Role::Administrator)).await;
    let auditor = service.client(house.address(Role::Auditor)).await;
    let wrong = client.post("/admin/webhooks", &[("url", "https://10.0.0.1/mitt"), ("events", "case.*")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("https://10.0.0.1/mitt") && wrong.text().contains("Adressen leder till det egna nätet"));
    assert!(wrong.text().contains("value=\"case.*\" checked"), "{}", wrong.text());
    let made = client.post("/admin/webhooks", &[("url", &receiver.url()), ("events", "case.*"), ("events", "unit.add")]).await;
    assert!(made.status == StatusCode::OK && made.text().contains("whsec_"), "{}", made.text());
    let list = auditor.get("/admin/webhooks").await.text();
    assert!(
        list.contains(&receiver.url().replace('=', "&#x3D;"))
            && !list.contains("<form method=\"post\" action=\"/admin/webhooks\"")
    );
    let at = list.split("href=\"/admin/webhooks/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let at = format!("/admin/webhooks/{at}");
    for client in [&client, &auditor] {
        for address in [at.clone(), format!("{at}?lang=en"), "/admin/webhooks?lang=en".to_owned()] {
            let page = client.get(&address).await;
            let text = page.text();
            assert_eq!(page.status, StatusCode::OK, "{text}");
            assert!(!text.contains("whsec_") && !text.contains("{{") && !text.contains(">web-"), "{text}");
        }
    }
    assert!(client.get(&at).await.text().contains("value=\"unit.add\" checked"), "what the API chose is kept");
    assert_eq!(client.post(&format!("{at}/test"), &[]).await.location(), format!("{at}?done=hook-tested"));
    service.app.run_due_jobs().await.unwrap();
    let page = client.get(&at).await.text();
    assert!(page.contains("Skickade ett prov") && page.contains("Kom fram"), "{page}");
    let bad = client.post(&at, &[("url", "ftp://x"), ("events", "*"), ("version", "1")]).await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text().contains("ftp://x"));
    let stale = client.post(&at, &[("url", &receiver.url()), ("events", "*"), ("version", "9")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let off = client.post(&at, &[("url", &receiver.url()), ("events", "*"), ("version", "1")]).await;
    assert_eq!(off.location(), format!("{at}?done=saved"));
    assert!(client.get(&at).await.text().contains("Avstängd"));
    let rotated = client.post(&format!("{at}/rotate"), &[("version", "2")]).await;
    assert!(rotated.text().contains("whsec_") && rotated.text().contains("Den gamla hemligheten gäller till"));
    assert_eq!(client.post(&format!("{at}/remove"), &[("version", "3")]).await.location(), "/admin/webhooks?done=hook-removed");
    assert_eq!(client.get(&at).await.status, StatusCode::NOT_FOUND);
    let log = client.get("/audit?action=webhook.").await.text();
    for said in ["Lade till en webhook", "Ändrade en webhook", "Gjorde en ny hemlighet", "Tog bort en webhook"] {
        assert!(log.contains(said), "{said}");
    }
}
