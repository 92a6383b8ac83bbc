//! Webhooks with a real receiver, jobs that are cut short, signed states that are taken out, and what is counted.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod receiver;

use std::time::Duration;

use app::{Caller, Delivery, Error, NewSecret, Role, WebhookForm};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use receiver::{Does, Receiver};
use serde_json::{Value, json};
use store::{Entry, Store, Who};
use testkit::{CASE, House, Service};

const DAY: i64 = 24 * 3_600;

async fn service() -> (Service, House) {
    let service = Service::with("/nowhere", |config| {
        config.webhook_hosts = "127.0.0.1".to_owned();
        let data = config.data.clone();
        config.mail_url = format!("file://{}", data.join("mail").display());
        config.mail_from = "Kravkedja <krav@exempel.se>".to_owned();
        config.checkpoint_mail = "arkiv@exempel.se".to_owned();
        config.checkpoint_folder = data.join("states").display().to_string();
    })
    .await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house)
}

fn form(url: &str, events: &[&str]) -> WebhookForm {
    WebhookForm { url: url.to_owned(), events: events.iter().map(|word| (*word).to_owned()).collect() }
}

async fn told(service: &Service, administrator: &Caller, receiver: &Receiver, events: &[&str]) -> NewSecret {
    service.app.add_webhook(administrator, &form(&receiver.url(), events)).await.unwrap()
}

async fn last(service: &Service, caller: &Caller, hook: &NewSecret) -> Delivery {
    service.app.deliveries(caller, &hook.webhook.id).await.unwrap().remove(0)
}

fn mails(service: &Service) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(service.data().join("mail")) else { return Vec::new() };
    folder.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_arrives_signed_and_without_anything_personal() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["case.*", "annex.issue"]).await;
    let case = service.app.add_case(&coordinator, &CASE("Hemlig lärplattform")).await.unwrap().id;
    let annex = service.app.issue_annex(&coordinator, &case, None).await.unwrap().id;
    service.app.publish_annex(&coordinator, &annex, None).await.unwrap();
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 2);
    let mut came = receiver.came();
    came.sort_by_key(|message| message.json()["data"]["seq"].as_i64());
    assert_eq!(came.iter().map(receiver::Message::event).collect::<Vec<_>>(), ["case.add", "annex.issue"]);
    assert_eq!(came[0].json()["data"]["id"], json!(case));
    assert_eq!(came[0].json()["data"]["within"], Value::Null);
    assert_eq!(came[1].json()["data"]["within"], json!({ "subject": "case", "id": case }));
    let log = service.app.audit_log(&administrator, "case.add", None, 1).await.unwrap().remove(0);
    assert_eq!(
        (came[0].json()["data"]["seq"].clone(), came[0].json()["data"]["leaf"].clone()),
        (json!(log.seq), json!(log.leaf))
    );
    for message in &came {
        assert!(message.is_signed_with(&hook.secret), "{message:?}");
        assert!(!message.is_signed_with("whsec_AAAA"));
        let at: i64 = message.head["webhook-timestamp"].parse().unwrap();
        assert_eq!(at, service.app.clock.now().seconds());
        for secret in ["Hemlig", "exempel.se", "Svensson", "coordinator", &coordinator.person, &hook.secret] {
            assert!(!message.body.contains(secret), "{secret}: {}", message.body);
        }
    }
    let delivery = last(&service, &administrator, &hook).await;
    assert_eq!((delivery.state.as_str(), delivery.status, delivery.attempts), ("done", 204, 1));
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 0, "nothing is sent twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_entry_of_the_log_is_told_once_and_what_is_taken_back_never() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["*"]).await;
    let begin = service.app.audit_log(&administrator, "", None, 1).await.unwrap()[0].seq;
    let store = Store::open(&service.database).await.unwrap();
    let unit = |name: &str| store::Unit {
        id: store::new_id(),
        organisation_id: administrator.organisation.clone(),
        parent_id: None,
        name: name.to_owned(),
        archived: false,
        version: 1,
    };
    for (name, fails) in [("Skola", false), ("Vård", true), ("Teknik", false), ("Miljö", true)] {
        let row = unit(name);
        let who = Who { actor: "system".to_owned(), personal: "{}".to_owned(), at: service.app.clock.now(), organisation: None };
        let done: Result<(), store::Error> = store
            .write(move |tx| {
                Box::pin(async move {
                    let added = tx.add_unit(&who, row).await?;
                    tx.log(&who, Entry::new("audit.export").of(&added.organisation_id)).await?;
                    if fails { Err(store::Error::Stale) } else { Ok(()) }
                })
            })
            .await;
        assert_eq!(done.is_err(), fails);
    }
    // A form that is refused leaves nothing either.
    assert!(service.app.add_unit(&administrator, "Skola").await.is_err());
    while service.app.run_due_jobs().await.unwrap() > 0 {}
    let mut seqs: Vec<i64> = receiver.came().iter().map(|one| one.json()["data"]["seq"].as_i64().unwrap()).collect();
    seqs.sort_unstable();
    let mut log: Vec<i64> =
        service.app.audit_log(&administrator, "", None, 100).await.unwrap().iter().map(|line| line.seq).collect();
    // That the address was added is the first that it is told.
    log.retain(|seq| *seq >= begin);
    log.sort_unstable();
    assert_eq!(seqs, log);
    assert_eq!(log.len(), 5);
    assert_eq!(service.app.deliveries(&administrator, &hook.webhook.id).await.unwrap().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_sent_again_with_growing_waits_and_the_address_is_turned_off_after_a_day() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    receiver.does(&vec![Does::Status(500); 60]);
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    let mut waits = Vec::new();
    service.app.run_due_jobs().await.unwrap();
    loop {
        let delivery = last(&service, &administrator, &hook).await;
        let Some(next) = delivery.next_at else { break };
        assert_eq!((delivery.status, delivery.error.as_str()), (500, "status"));
        let wait = next.seconds() - service.app.clock.now().seconds();
        // Not before its time.
        service.app.clock.pass(wait - 1);
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 0);
        service.app.clock.pass(1);
        assert!(service.app.run_due_jobs().await.unwrap() > 0);
        waits.push(wait);
    }
    assert!(waits.is_sorted() && waits.len() == 8, "{waits:?}");
    let day: i64 = waits.iter().sum();
    assert!((DAY - 3_600..=DAY).contains(&day), "{day}");
    let came = receiver.came();
    assert!(came.len() == 9 && came.iter().all(|one| one.id() == came[0].id() && one.body == came[0].body));
    let known = service.app.webhook(&administrator, &hook.webhook.id).await.unwrap();
    assert_eq!((known.on, known.off_reason.as_str()), (false, "failing"));
    let log = service.app.audit_log(&administrator, "webhook.off", None, 5).await.unwrap();
    assert_eq!((log.len(), log[0].who.as_str()), (1, "system"));
    // Nothing more is put in line, and the administrator is told by mail and on the page.
    service.app.add_unit(&administrator, "Vård").await.unwrap();
    while service.app.run_due_jobs().await.unwrap() > 0 {}
    assert_eq!(receiver.came().len(), 9);
    let mails = mails(&service);
    let note = mails.iter().find(|mail| mail.contains("To: administrator@exempel.se")).unwrap();
    assert!(note.contains(&hook.webhook.id) && !note.contains(&hook.secret) && mails.len() == 1);
    let client = service.client(house.address(Role::Administrator)).await;
    assert!(client.get("/admin").await.text().contains("En webhook är avstängd"));
    let page = client.get(&format!("/admin/webhooks/{}", hook.webhook.id)).await.text();
    assert!(page.contains("Inget meddelande har kommit fram på ett dygn") && page.contains("Mottagaren svarade"));
    // It is given another chance.
    let same = form(&known.url, &["unit.add"]);
    let on = service.app.change_webhook(&administrator, &known.id, Some(known.version), &same, true).await.unwrap();
    assert!(on.on && on.off_reason.is_empty());
    assert!(!client.get("/admin").await.text().contains("En webhook är avstängd"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_forgives_and_whoever_is_gone_is_told_no_more() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    let elsewhere = Receiver::start().await;
    let ways =
        [(Does::Redirect(elsewhere.url()), "redirect", 302), (Does::Break, "broken", 0), (Does::Status(404), "status", 404)];
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    for (does, error, status) in ways {
        receiver.does(&[does]);
        service.app.clock.pass(2 * 3_600);
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 1);
        let delivery = last(&service, &administrator, &hook).await;
        assert_eq!((delivery.error.as_str(), delivery.status, delivery.state.as_str()), (error, status, "waiting"));
    }
    assert!(elsewhere.came().is_empty(), "a redirect was followed");
    assert!(service.app.webhook(&administrator, &hook.webhook.id).await.unwrap().failing_since.is_some());
    service.app.clock.pass(2 * 3_600);
    service.app.run_due_jobs().await.unwrap();
    assert_eq!(last(&service, &administrator, &hook).await.state, "done");
    assert_eq!(service.app.webhook(&administrator, &hook.webhook.id).await.unwrap().failing_since, None);
    receiver.does(&[Does::Status(410)]);
    service.app.add_unit(&administrator, "Vård").await.unwrap();
    service.app.run_due_jobs().await.unwrap();
    let known = service.app.webhook(&administrator, &hook.webhook.id).await.unwrap();
    assert_eq!((known.on, known.off_reason.as_str()), (false, "gone"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_killed_in_the_middle_leaves_its_message_to_the_next() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    receiver.does(&[Does::Hang]);
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    let killed = service.another().await;
    let at_it = tokio::spawn(async move { killed.app.run_due_jobs().await });
    while receiver.came().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    at_it.abort();
    assert!(at_it.await.unwrap_err().is_cancelled());
    assert_eq!(last(&service, &administrator, &hook).await.state, "running");
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 0, "taken before its time was out");
    service.app.clock.pass(600);
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 1);
    let came = receiver.came();
    assert!(came.len() == 2 && came[0].id() == came[1].id() && came[0].body == came[1].body);
    let delivery = last(&service, &administrator, &hook).await;
    assert_eq!((delivery.state.as_str(), delivery.attempts), ("done", 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_the_work_and_a_slow_receiver_holds_up_nobody() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let (receiver, slow) = (Receiver::start().await, Receiver::start().await);
    slow.does(&vec![Does::Hang; 20]);
    told(&service, &administrator, &slow, &["unit.add"]).await;
    told(&service, &administrator, &receiver, &["unit.add"]).await;
    for count in 0..12 {
        service.app.add_unit(&administrator, &format!("Enhet {count}")).await.unwrap();
    }
    let other = service.another().await;
    let (tell, stop) = tokio::sync::watch::channel(false);
    let work = [tokio::spawn(service.app.clone().work(stop.clone())), tokio::spawn(other.app.clone().work(stop))];
    let begun = tokio::time::Instant::now();
    while receiver.came().len() < 12 {
        assert!(begun.elapsed() < Duration::from_secs(30), "{} came", receiver.came().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(slow.came().len() <= 4, "{}", slow.came().len());
    tell.send_replace(true);
    // What is under way is finished: the slow ones within their time.
    for one in work {
        tokio::time::timeout(Duration::from_secs(30), one).await.unwrap().unwrap();
    }
    let mut ids: Vec<String> = receiver.came().iter().map(|one| one.id().to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), receiver.came().len()), (12, 12));
}

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

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_state_is_taken_out_each_day_and_shows_what_was_rewritten() {
    let (service, house) = service().await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let other = service.another().await;
    let files = || {
        let mut all: Vec<_> =
            std::fs::read_dir(service.data().join("states")).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    };
    for day in 1..=2 {
        service.app.add_case(&coordinator, &CASE("Lärplattform")).await.unwrap();
        // Whichever process puts them there, there is one of each.
        service.app.put_daily_jobs().await.unwrap();
        other.app.put_daily_jobs().await.unwrap();
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 2);
        assert_eq!(other.app.run_due_jobs().await.unwrap(), 0);
        assert_eq!((files().len(), mails(&service).len()), (day, day));
        service.app.clock.pass(DAY);
    }
    let name = files()[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("kravkedja-2026-11-2") && name.ends_with(".checkpoint"), "{name}");
    let notes: Vec<String> = files().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let held = service.app.audit_state(&notes).await.unwrap();
    assert!(held.verdict.holds() && held.verdict.checkpoints >= 4, "{:?}", held.verdict);
    let (size, _) = store::verify_note(&notes[0], &held.public).unwrap();
    let mail = mails(&service).into_iter().find(|mail| mail.contains("To: arkiv@exempel.se")).unwrap();
    assert!(mail.contains(".checkpoint") && mail.contains("application/octet-stream"));
    // A state of a log that never was, and one that was changed.
    let forged = notes[0].replacen(&format!("\n{size}\n"), &format!("\n{}\n", size - 1), 1);
    assert!(!service.app.audit_state(&[forged]).await.unwrap().verdict.holds());
    assert!(!service.app.audit_state(&["nonsense".to_owned()]).await.unwrap().verdict.holds());
    // A log that does not hold is not signed: whoever gets the mail is told.
    let on = Store::for_migrations(&service.database).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&on, "UPDATE audit_entry SET action = 'case.gone' WHERE seq = 3").await.unwrap();
    service.app.put_daily_jobs().await.unwrap();
    service.app.run_due_jobs().await.unwrap();
    assert_eq!((files().len(), mails(&service).len()), (2, 3));
    let text = service.app.metrics_text().await.unwrap();
    assert!(text.contains("kravkedja_job_runs_total{kind=\"checkpoint\",result=\"failed\"} 1"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_says_nothing_of_anybody() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let case = service.app.add_case(&coordinator, &CASE("Lärplattform")).await.unwrap().id;
    let receiver = Receiver::start().await;
    told(&service, &administrator, &receiver, &["*"]).await;
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    assert!(service.app.log_in("nobody@exempel.se", "fel lösenord helt").await.is_err());
    let client = service.client(house.address(Role::Coordinator)).await;
    assert_eq!(client.get(&format!("/cases/{case}?q=hemligt")).await.status, StatusCode::OK);
    assert_eq!(client.get(&format!("/nowhere/{case}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get("/metrics").await.status, StatusCode::NOT_FOUND, "not where everybody is");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let web = service.web.clone();
    let serves = tokio::spawn(async move { web::serve_metrics(&web, listener, std::future::pending()).await });
    let text = {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut stream = tokio::net::TcpStream::connect(at).await.unwrap();
        stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    };
    serves.abort();
    assert!(text.starts_with("HTTP/1.1 200") && text.contains("application/openmetrics-text"));
    for line in [
        "kravkedja_build_info{version=",
        "kravkedja_http_requests_total{method=\"GET\",route=\"/cases/{id}\",status=\"200\"} 1",
        "kravkedja_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 2",
        "kravkedja_http_request_duration_seconds_bucket{",
        "kravkedja_logins_total{result=\"bad\"} 1",
        "kravkedja_jobs{kind=\"webhook\",state=\"waiting\"} 2",
        "kravkedja_database_writes_total",
        "kravkedja_database_write_wait_seconds_total",
        "kravkedja_database_size_bytes",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    for secret in
        [case.as_str(), "hemligt", "exempel", "Exempel", &administrator.person, &administrator.organisation, "127.0.0.1:"]
    {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let good = text.lines().find(|line| line.starts_with("kravkedja_logins_total{result=\"good\"}")).unwrap();
    assert!(good.rsplit(' ').next().unwrap().parse::<i64>().unwrap() > 2, "{good}");
}
