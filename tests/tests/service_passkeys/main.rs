//! Passkeys with a device made of software: what is right lets somebody in, and nothing that is wrong in one single respect does.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod authenticator;

use std::path::PathBuf;

use app::{App, Caller, Role, Stage};
use authenticator::Device;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::Value;
use testkit::{Answer, Client, FORM, House, PASSWORD, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
const HERE: &str = "http://localhost:8080";

/// A service at an address that passkeys can belong to.
async fn service(instead_of_codes: bool) -> (Service, House) {
    let mut service = Service::fresh(CHILD).await;
    let mut config = service.app.config().clone();
    HERE.clone_into(&mut config.public_url);
    config.passkey_instead_of_codes = instead_of_codes;
    service.app = App::open(config, service.app.clock.clone(), (PathBuf::from(CHILD), Vec::new())).await.unwrap();
    service.web = web::Web::new(service.app.clone()).unwrap();
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house)
}

/// The values of a cookie that an answer sets, the last last.
fn cookie(answer: &Answer, name: &str) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let own = all.filter_map(|line| line.strip_prefix(&format!("{name}="))).next_back().unwrap_or_default();
    own.split(';').next().unwrap().to_owned()
}

/// Sends a form as a browser that was asked something does.
async fn send(client: &Client, path: &str, cookies: &[(&str, &str)], fields: &[(&str, &str)]) -> Answer {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escaped = |text: &str| -> String {
        text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
    };
    let mut body = vec![format!("csrf={FORM}")];
    body.extend(fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))));
    let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("cookie", &cookies.join("; "))];
    client.ask(Method::POST, path, &headers, Body::from(body.join("&"))).await
}

/// What a browser is asked, with what it keeps.
async fn asked(client: &Client, path: &str, fields: &[(&str, &str)]) -> (Value, String) {
    let answer = client.post(path, fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.headers["content-type"], "application/json");
    (serde_json::from_slice(&answer.bytes).unwrap(), cookie(&answer, "__Host-passkey"))
}

/// Adds a passkey on the account page and gives the answer.
async fn added(client: &Client, device: &mut Device, seed: u8, name: &str) -> Answer {
    let (options, secret) = asked(client, "/account/passkeys/options", &[("passkey_name", name)]).await;
    let given = device.create(&options, seed);
    send(client, "/account/passkeys", &[("__Host-passkey", &secret)], &[("passkey_name", name), ("credential", &given)]).await
}

/// Somebody with a passkey: their session, the caller, and the device.
async fn somebody(service: &Service, email: &str, seed: u8) -> (Client, Caller, Device) {
    let session = service.session(email).await;
    let client = service.stranger().with(&session);
    let mut device = Device::new(HERE);
    let answer = added(&client, &mut device, seed, "Jobbtelefonen").await;
    assert_eq!(answer.location(), "/account?done=passkey", "{}", answer.text());
    let caller = service.app.visit(&session).await.unwrap().caller.unwrap();
    (client, caller, device)
}

/// Tries to log in with what a device says, so long after the try before that nobody has to wait.
async fn tried(service: &Service, say: impl FnOnce(&Value) -> String) -> Answer {
    service.app.clock.pass(901);
    let stranger = service.stranger();
    let (options, secret) = asked(&stranger, "/login/passkey/options", &[]).await;
    let given = say(&options);
    send(&stranger, "/login/passkey", &[("__Host-passkey", &secret)], &[("next", "/cases"), ("credential", &given)]).await
}

#[track_caller]
fn refused(answer: &Answer, why: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}: {}", answer.location());
    assert!(answer.text().contains("<title>Fel:"), "{why}");
    assert_eq!(cookie(answer, "__Host-session"), "", "{why}");
}

async fn log(service: &Service, house: &House, action: &str) -> usize {
    let auditor = service.role(house, Role::Auditor).await;
    service.app.audit_log(&auditor, action, None, 100).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_used_renamed_and_removed_and_the_log_says_so() {
    let (service, house) = service(false).await;
    let email = house.address(Role::Officer);
    let page = service.stranger().get("/login").await.text();
    assert!(page.contains("Logga in med passnyckel") && page.contains("data-passkey=\"/login/passkey/options\" hidden"));
    let (client, caller, mut device) = somebody(&service, email, 7).await;
    let page = client.get("/account").await.text();
    assert!(page.contains("Jobbtelefonen") && page.contains("Inte använd än"), "{page}");
    // What the device keeps tells nothing of the person's id, and is not asked for twice.
    let (options, _) = asked(&client, "/account/passkeys/options", &[("passkey_name", "En till")]).await;
    let public = &options["publicKey"];
    assert_eq!(public["rp"]["id"], "localhost");
    assert_eq!(public["user"]["id"], device.keys[0].handle.as_str());
    assert_eq!(public["excludeCredentials"].as_array().unwrap().len(), 1);
    assert_eq!(public["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(public["authenticatorSelection"]["userVerification"], "required");
    assert!(!options.to_string().contains(&caller.person));
    let entered = tried(&service, |options| {
        assert_eq!(options["publicKey"]["userVerification"], "required");
        assert_eq!(options["publicKey"]["allowCredentials"].as_array().map_or(0, Vec::len), 0, "the device says who it is");
        device.get(options, 0)
    })
    .await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/cases"), "{}", entered.text());
    let inside = service.stranger().with(&cookie(&entered, "__Host-session"));
    assert_eq!(inside.get("/cases").await.status, StatusCode::OK);
    assert!(!inside.get("/account").await.text().contains("Inte använd än"));
    let id = service.app.passkeys(&caller).await.unwrap()[0].id.clone();
    let path = format!("/account/passkeys/{id}");
    assert_eq!(inside.post(&path, &[("passkey_name", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(inside.post(&path, &[("passkey_name", "Surfplattan")]).await.location(), "/account?done=saved");
    assert!(inside.get(&path).await.text().contains("Surfplattan"));
    // Ten minutes after the log-in it cannot be removed, and no other added.
    service.app.clock.pass(601);
    let late = inside.post(&format!("{path}/remove"), &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("Logga in igen"));
    let another = inside.post("/account/passkeys/options", &[("passkey_name", "x")]).await;
    assert_eq!(another.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(inside.get("/account").await.text().contains("/login?next=/account"));
    let again = tried(&service, |options| device.get(options, 0)).await;
    let inside = service.stranger().with(&cookie(&again, "__Host-session"));
    assert_eq!(inside.post(&format!("{path}/remove"), &[]).await.location(), "/account?done=passkey-removed");
    refused(&tried(&service, |options| device.get(options, 0)).await, "a passkey that was removed");
    for (action, times) in [("passkey.add", 1), ("passkey.change", 1), ("passkey.remove", 1), ("login.passkey", 2)] {
        assert_eq!(log(&service, &house, action).await, times, "{action}");
    }
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_wrong_in_one_respect_lets_anybody_in() {
    let (service, house) = service(false).await;
    let (_, _, mut device) = somebody(&service, house.address(Role::Officer), 7).await;
    let (_, _, mut other) = somebody(&service, house.address(Role::Coordinator), 9).await;
    let stranger = service.stranger();
    // The same answer twice; and the same answer to another question.
    let (options, secret) = asked(&stranger, "/login/passkey/options", &[]).await;
    let given = device.get(&options, 0);
    let kept = [("__Host-passkey", secret.as_str())];
    let first = send(&stranger, "/login/passkey", &kept, &[("credential", &given)]).await;
    assert_eq!(first.location(), "/", "{}", first.text());
    refused(&send(&stranger, "/login/passkey", &kept, &[("credential", &given)]).await, "a question is answered once");
    refused(&tried(&service, |_| given.clone()).await, "an answer to another question");
    // A wrong answer uses the question up.
    let (options, secret) = asked(&stranger, "/login/passkey/options", &[]).await;
    let kept = [("__Host-passkey", secret.as_str())];
    refused(&send(&stranger, "/login/passkey", &kept, &[("credential", "{}")]).await, "nonsense");
    let right = device.get(&options, 0);
    refused(&send(&stranger, "/login/passkey", &kept, &[("credential", &right)]).await, "after a wrong answer");
    // Another browser, and too late.
    let (options, secret) = asked(&stranger, "/login/passkey/options", &[]).await;
    let right = device.get(&options, 0);
    refused(&send(&stranger, "/login/passkey", &[], &[("credential", &right)]).await, "another browser");
    service.app.clock.pass(301);
    let kept = [("__Host-passkey", secret.as_str())];
    refused(&send(&stranger, "/login/passkey", &kept, &[("credential", &right)]).await, "five minutes have gone by");
    // Another page, another name, nobody's finger.
    for origin in ["https://krav.exempel.se", "http://localhost:8081", "https://localhost:8080", "http://evil.localhost:8080"] {
        let mut false_page = Device { origin: origin.to_owned(), ..device.clone() };
        refused(&tried(&service, |options| false_page.get(options, 0)).await, origin);
    }
    let mut false_name = Device { party: Some("exempel.se".to_owned()), ..device.clone() };
    refused(&tried(&service, |options| false_name.get(options, 0)).await, "keys of another name");
    let mut unverified = Device { verified: false, ..device.clone() };
    refused(&tried(&service, |options| unverified.get(options, 0)).await, "nobody was asked for finger, face or PIN");
    // A key that was copied counts from where it was copied.
    let mut copy = device.clone();
    assert_eq!(tried(&service, |options| device.get(options, 0)).await.location(), "/cases");
    refused(&tried(&service, |options| copy.get(options, 0)).await, "the count stood still");
    copy.keys[0].counter = 0;
    refused(&tried(&service, |options| copy.get(options, 0)).await, "the count went back");
    assert_eq!(log(&service, &house, "login.passkey-refused").await, 2);
    assert_eq!(tried(&service, |options| device.get(options, 0)).await.location(), "/cases", "the right device still can");
    // One person's key under another's name, and one signed by another's.
    other.keys[0].handle.clone_from(&device.keys[0].handle);
    refused(&tried(&service, |options| other.get(options, 0)).await, "another's handle");
    let mut forged = device.clone();
    forged.keys[0].secret = other.keys[0].secret.clone();
    forged.keys[0].counter = 900;
    refused(&tried(&service, |options| forged.get(options, 0)).await, "signed by another key");
    // Nobody sees or touches what belongs to somebody else.
    let client = service.client(house.address(Role::Officer)).await;
    let officer = service.caller(house.address(Role::Officer)).await;
    let coordinator = service.caller(house.address(Role::Coordinator)).await;
    let id = service.app.passkeys(&coordinator).await.unwrap()[0].id.clone();
    assert_eq!(client.get(&format!("/account/passkeys/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.post(&format!("/account/passkeys/{id}"), &[("passkey_name", "x")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.post(&format!("/account/passkeys/{id}/remove"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(service.app.passkeys(&officer).await.unwrap().len(), 1);
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_only_as_it_was_asked_for() {
    let (service, house) = service(false).await;
    let (client, officer, device) = somebody(&service, house.address(Role::Officer), 7).await;
    let other = service.client(house.address(Role::Coordinator)).await;
    let try_with = async |mut device: Device, answers: &Client, why: &str| {
        let (options, secret) = asked(&client, "/account/passkeys/options", &[("passkey_name", "En till")]).await;
        let fields = [("passkey_name", "En till"), ("credential", &device.create(&options, 8))];
        let answer = send(answers, "/account/passkeys", &[("__Host-passkey", &secret)], &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(answer.text().contains("<title>Fel:"), "{why}");
    };
    try_with(Device { origin: "https://krav.exempel.se".to_owned(), ..device.clone() }, &client, "another page").await;
    try_with(Device { party: Some("exempel.se".to_owned()), ..device.clone() }, &client, "another name").await;
    try_with(Device { verified: false, ..device.clone() }, &client, "nobody's finger").await;
    try_with(device.clone(), &other, "another person's browser").await;
    // The name is asked for before the device is.
    let nameless = client.post("/account/passkeys/options", &[("passkey_name", "")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(client.post("/account/passkeys", &[("passkey_name", "")]).await.text().contains("href=\"#passkey_name\""));
    // The question of a log-in is not one of a new passkey, nor the other way round.
    let (options, secret) = asked(&client, "/account/passkeys/options", &[("passkey_name", "x")]).await;
    let given = device.clone().create(&options, 8);
    refused(
        &send(&service.stranger(), "/login/passkey", &[("__Host-passkey", &secret)], &[("credential", &given)]).await,
        "the wrong kind",
    );
    // The same key cannot be added twice, whoever tries.
    let twice = added(&other, &mut device.clone(), 7, "Samma").await;
    assert!(twice.text().contains("har redan en passnyckel"), "{}", twice.text());
    assert_eq!(service.app.passkeys(&officer).await.unwrap().len(), 1);
    // Programs with a token have no passkeys.
    let token = service.app.make_token(&officer, "Skript", true, 30).await.unwrap().token;
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let body = Body::from(format!("csrf={FORM}&passkey_name=x"));
    let program = service.stranger().ask(Method::POST, "/account/passkeys/options", &headers, body).await;
    assert_eq!(program.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_shut_out_has_no_passkey_that_opens() {
    let (service, house) = service(false).await;
    let (_, officer, mut device) = somebody(&service, house.address(Role::Officer), 7).await;
    let (_, owner, mut owners) = somebody(&service, house.address(Role::Owner), 9).await;
    let administrator = service.role(&house, Role::Administrator).await;
    service.app.disable_member(&administrator, &officer.person, None, true).await.unwrap();
    refused(&tried(&service, |options| device.get(options, 0)).await, "somebody who may not log in");
    service.app.disable_member(&administrator, &officer.person, None, false).await.unwrap();
    assert_eq!(tried(&service, |options| device.get(options, 0)).await.location(), "/cases");
    // A new link from the administrator, and one from the command line, take passkeys away at once.
    service.app.new_link(&administrator, &officer.person).await.unwrap();
    refused(&tried(&service, |options| device.get(options, 0)).await, "after a new link");
    service.app.reset(house.address(Role::Owner)).await.unwrap();
    refused(&tried(&service, |options| owners.get(options, 0)).await, "after a reset");
    assert!(service.app.passkeys(&owner).await.unwrap().is_empty());
    assert_eq!(log(&service, &house, "passkey.remove").await, 1, "the administrator's stands in the organisation's log");
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_passkey_instead_of_codes_where_the_rules_say_so() {
    let (service, house) = service(true).await;
    let administrator = service.role(&house, Role::Administrator).await;
    let form = app::MemberForm {
        name: "Siv Ny".to_owned(),
        email: "siv@exempel.se".to_owned(),
        roles: vec![Role::Officer.id().to_owned()],
        language: "sv".to_owned(),
    };
    let (id, link) = service.app.invite(&administrator, &form).await.unwrap();
    let path = link.strip_prefix(HERE).unwrap();
    let stranger = service.stranger();
    let chosen = stranger.post(path, &[("password", PASSWORD), ("repeated", PASSWORD)]).await;
    let session = cookie(&chosen, "__Host-session");
    let enrolling = stranger.with(&session);
    assert!(enrolling.get("/codes").await.text().contains("Lägg till passnyckel och logga in"));
    assert!(!service.app.member(&administrator, &id).await.unwrap().enrolled);
    let (options, secret) = asked(&enrolling, "/codes/passkey/options", &[]).await;
    let mut device = Device::new(HERE);
    let given = device.create(&options, 5);
    // Nobody who has not chosen a password by the link can use it.
    assert_eq!(stranger.post("/codes/passkey/options", &[]).await.status, StatusCode::UNAUTHORIZED);
    let kept = [("__Host-session", session.as_str()), ("__Host-passkey", secret.as_str())];
    let done = send(&enrolling, "/codes/passkey", &kept, &[("credential", &given)]).await;
    assert_eq!(done.location(), "/?done=passkey", "{}", done.text());
    let inside = cookie(&done, "__Host-session");
    assert_eq!(service.app.visit(&inside).await.unwrap().stage, Stage::In);
    assert_eq!(stranger.get(path).await.status, StatusCode::GONE, "the link works once");
    assert!(service.app.member(&administrator, &id).await.unwrap().enrolled);
    // Neither password alone nor the codes that were shown on the way let anybody in, and the only way in is not removed.
    assert!(service.app.log_in("siv@exempel.se", PASSWORD).await.is_err());
    assert!(service.app.code_of("siv@exempel.se").await.is_err());
    let key = service.app.passkeys(&service.app.visit(&inside).await.unwrap().caller.unwrap()).await.unwrap()[0].id.clone();
    let only = stranger.with(&inside).post(&format!("/account/passkeys/{key}/remove"), &[]).await;
    assert!(only.text().contains("enda passnyckel"), "{}", only.text());
    assert_eq!(tried(&service, |options| device.get(options, 0)).await.location(), "/cases");
    // Once the rules ask for codes again, a passkey alone is not enough.
    let mut config = service.app.config().clone();
    config.passkey_instead_of_codes = false;
    let app = App::open(config, service.app.clock.clone(), (PathBuf::from(CHILD), Vec::new())).await.unwrap();
    let question = app.ask_passkey().await.unwrap();
    let given = device.get(&serde_json::from_str(&question.options).unwrap(), 0);
    assert!(app.log_in_passkey(&question.secret, &given, None).await.is_err());
    assert!(app.ask_first_passkey(&inside).await.is_err());
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_browsers_take_no_passkeys_none_are_offered() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    assert!(!service.stranger().get("/login").await.text().contains("passnyckel"));
    assert_eq!(service.stranger().post("/login/passkey/options", &[]).await.status, StatusCode::NOT_FOUND);
    let client = service.client(house.address(Role::Officer)).await;
    assert!(!client.get("/account").await.text().contains("assnyckl"));
    assert_eq!(client.post("/account/passkeys/options", &[("passkey_name", "x")]).await.status, StatusCode::NOT_FOUND);
    // Where the rules ask for codes no passkey is offered instead of them.
    let (strict, _) = self::service(false).await;
    let link = strict.app.reset("administrator@exempel.se").await.unwrap();
    let chosen =
        strict.stranger().post(link.strip_prefix(HERE).unwrap(), &[("password", PASSWORD), ("repeated", PASSWORD)]).await;
    let enrolling = strict.stranger().with(&cookie(&chosen, "__Host-session"));
    assert!(!enrolling.get("/codes").await.text().contains("passnyckel"));
    assert_eq!(enrolling.post("/codes/passkey/options", &[]).await.status, StatusCode::NOT_FOUND);
}
