//! Log-in through an organisation's own identity provider, with a real one on this machine: the good way, and every bad one.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{Config, Grant, MemberForm, ProviderConfig, Role};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;
use testkit::{Answer, CLIENT, Client, House, IdentityProvider, Lie, PASSWORD, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

/// How the provider is set up where a test says nothing else.
fn configured(provider: &IdentityProvider) -> ProviderConfig {
    let text = format!(
        "title = \"Exempelköping\"\nissuer = \"{}\"\nclient_id = \"{}\"\nclient_secret = \"{}\"\norganisation = \"exempel\"\n\
         provision = true\n\
         grants = [{{ value = \"KK-Admin\", role = \"administrator\" }}, {{ value = \"KK-Upphandlare\", role = \"procurement-officer\" }}, \
         {{ value = \"KK-Revisor\", role = \"auditor\" }}]",
        provider.issuer, CLIENT.0, CLIENT.1
    );
    toml::from_str(&text).unwrap()
}

/// A service with one organisation and its provider.
async fn service(change: impl FnOnce(&mut ProviderConfig)) -> (Service, House, IdentityProvider) {
    let provider = IdentityProvider::start().await;
    let mut config = configured(&provider);
    change(&mut config);
    let service = Service::set_up(CHILD, |own| drop(own.oidc.insert("kommun".to_owned(), config))).await;
    provider.keeps_time(&service.app.clock);
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house, provider)
}

/// Whom the provider knows.
fn asa(roles: &[&str]) -> serde_json::Value {
    json!({ "sub": "asa-1", "name": "Åsa Öberg", "email": "Asa.Oberg@exempel.se", "email_verified": true, "roles": roles })
}

/// The value that an answer gives a cookie; nothing where it sets none.
fn cookie(answer: &Answer, name: &str) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let found = all.filter_map(|line| line.strip_prefix(&format!("{name}="))).next().unwrap_or_default();
    found.split(';').next().unwrap().to_owned()
}

/// Follows the button: the provider's address, and what binds the browser.
async fn depart(client: &Client, name: &str) -> (String, String) {
    let away = client.get(&format!("/login/with/{name}")).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text());
    (away.location().to_owned(), cookie(&away, "__Host-away"))
}

/// Comes back from the provider.
async fn come_back(client: &Client, path: &str, bound: &str) -> Answer {
    client.ask(Method::GET, path, &[("cookie", &format!("__Host-away={bound}"))], Body::empty()).await
}

/// The whole way through a provider.
async fn log_in(client: &Client, provider: &IdentityProvider) -> Answer {
    let (address, bound) = depart(client, "kommun").await;
    come_back(client, &provider.log_in(&address), &bound).await
}

/// Nobody was let in, and the page says why.
fn refused(answer: &Answer, status: StatusCode, says: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(cookie(answer, "__Host-session"), "", "{says}");
    assert!(answer.text().contains(says), "{says}: {}", answer.text());
    assert!(answer.text().contains("href=\"/login/with/kommun\"") && answer.text().contains("href=\"/login\""));
}

async fn roles(service: &Service, house: &House, email: &str) -> Vec<Role> {
    let administrator = service.role(house, Role::Administrator).await;
    let found = service.app.members(&administrator).await.unwrap().into_iter().find(|one| one.email == email);
    let mut roles: Vec<Role> = found.map(|one| one.roles.into_iter().map(|(_, role)| role).collect()).unwrap_or_default();
    roles.sort_unstable();
    roles
}

async fn logged(service: &Service, house: &House, action: &str) -> usize {
    let administrator = service.role(house, Role::Administrator).await;
    service.app.audit_log(&administrator, action, None, 100).await.unwrap().len()
}

async fn sound(service: &Service) {
    let state = service.app.audit_state(&[]).await.unwrap();
    assert!(state.verdict.holds(), "{:?}", state.verdict.faults);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_is_added_and_their_roles_follow_the_provider() {
    let (service, house, provider) = service(|_| {}).await;
    service.app.check_providers().await.unwrap();
    let stranger = service.stranger();
    let form = stranger.get("/login?next=/cases").await.text();
    assert!(
        form.contains("href=\"/login/with/kommun?next&#x3D;/cases\"") || form.contains("/login/with/kommun?next=/cases"),
        "{form}"
    );
    assert!(form.contains("Logga in med Exempelköping"));
    assert!(stranger.get("/login?lang=en").await.text().contains("Log in with Exempelköping"));
    provider.says(asa(&["KK-Upphandlare", "KK-Revisor", "Annat"]));
    let away = stranger.get("/login/with/kommun?next=/cases%3Fq=a").await;
    let set: Vec<&str> = away.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    let bound = set.iter().find(|line| line.starts_with("__Host-away=")).unwrap();
    for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"] {
        assert!(bound.contains(part), "{bound}");
    }
    let arrived = come_back(&stranger, &provider.log_in(away.location()), &cookie(&away, "__Host-away")).await;
    assert_eq!((arrived.status, arrived.location()), (StatusCode::SEE_OTHER, "/cases?q=a"), "{}", arrived.text());
    assert_eq!(cookie(&arrived, "__Host-away"), "", "what bound the browser is taken away");
    let inside = stranger.with(&cookie(&arrived, "__Host-session"));
    let start = inside.get("/").await;
    assert!(start.text().contains("Åsa Öberg") && start.text().contains("Exempelköpings kommun"), "{}", start.text());
    let email = "asa.oberg@exempel.se";
    assert_eq!(roles(&service, &house, email).await, [Role::Officer, Role::Auditor]);
    // The next time one role is gone, and another one there; their name has changed.
    let mut claims = asa(&["KK-Upphandlare", "KK-Admin"]);
    claims["name"] = json!("Åsa Nyström");
    provider.says(claims);
    let again = log_in(&stranger, &provider).await;
    assert_eq!(again.location(), "/");
    assert_eq!(roles(&service, &house, email).await, [Role::Administrator, Role::Officer]);
    assert!(stranger.with(&cookie(&again, "__Host-session")).get("/account").await.text().contains("Åsa Nyström"));
    // The session that was there keeps to the roles as they are now.
    assert_eq!(inside.get("/audit").await.status, StatusCode::OK, "administrators read the log");
    assert_eq!(logged(&service, &house, "login.provider").await, 2);
    assert_eq!(logged(&service, &house, "identity.add").await, 1);
    assert_eq!(logged(&service, &house, "membership.remove").await, 1);
    // They have no password, and none works.
    let local = stranger.post("/login", &[("email", email), ("password", "")]).await;
    assert_eq!(local.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound(&service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_did_not_begin_does_not_finish_and_nobody_finishes_twice() {
    let (service, _, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    provider.says(asa(&["KK-Revisor"]));
    let says = "Inloggningen hör inte ihop med den här webbläsaren";
    let (address, bound) = depart(&stranger, "kommun").await;
    let back = provider.log_in(&address);
    // Another browser has no cookie, or its own.
    refused(&come_back(&stranger, &back, "").await, StatusCode::BAD_REQUEST, says);
    let (elsewhere, other) = depart(&stranger, "kommun").await;
    refused(&come_back(&stranger, &back, &other).await, StatusCode::BAD_REQUEST, says);
    assert_eq!(come_back(&stranger, &back, &bound).await.location(), "/");
    // The same answer again, with the same cookie.
    refused(&come_back(&stranger, &back, &bound).await, StatusCode::BAD_REQUEST, says);
    // What was tried in the wrong browser is used up there too.
    let late = provider.log_in(&elsewhere);
    refused(&come_back(&stranger, &late, &other).await, StatusCode::BAD_REQUEST, says);
    // Nothing, half of it, and rubbish.
    let (_, bound) = depart(&stranger, "kommun").await;
    for path in ["/login/with/kommun/back", "/login/with/kommun/back?code=x", "/login/with/kommun/back?code=x&state=%FF&code=y"] {
        refused(&come_back(&stranger, path, &bound).await, StatusCode::BAD_REQUEST, says);
    }
    // A provider that says that it is another one.
    let (address, bound) = depart(&stranger, "kommun").await;
    let foreign = provider.log_in(&address).replace("&iss=", "&iss=https://idp.example.com/");
    refused(&come_back(&stranger, &foreign, &bound).await, StatusCode::BAD_REQUEST, says);
    // A code of another log-in: PKCE, and the provider refuses.
    let (address, _) = depart(&stranger, "kommun").await;
    let stolen = provider.log_in(&address).split(['=', '&']).nth(1).unwrap().to_owned();
    let (address, bound) = depart(&stranger, "kommun").await;
    let own = provider.log_in(&address);
    let code = own.split(['=', '&']).nth(1).unwrap().to_owned();
    let mixed = come_back(&stranger, &own.replace(&code, &stolen), &bound).await;
    refused(&mixed, StatusCode::BAD_REQUEST, "Inloggningen tog för lång tid");
    // Eleven minutes at the provider are too many.
    let (address, bound) = depart(&stranger, "kommun").await;
    service.app.clock.pass(660);
    refused(&come_back(&stranger, &provider.log_in(&address), &bound).await, StatusCode::BAD_REQUEST, says);
    assert_eq!(stranger.get("/login/with/annan").await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/login/with/annan/back?code=x&state=y").await.status, StatusCode::NOT_FOUND);
    // What binds a browser is no log-in.
    assert_eq!(stranger.with(&bound).get("/").await.location(), "/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_lies_lets_nobody_in() {
    let (service, house, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    provider.says(asa(&["KK-Admin"]));
    let untrusted = (StatusCode::BAD_GATEWAY, "Svaret går inte att lita på");
    let late = (StatusCode::BAD_REQUEST, "Inloggningen tog för lång tid");
    let lies = [
        (Lie::OtherKey, untrusted),
        (Lie::Unsigned, untrusted),
        (Lie::SharedSecret, untrusted),
        (Lie::Changed, untrusted),
        (Lie::Nonce, untrusted),
        (Lie::NoNonce, untrusted),
        (Lie::Audience, untrusted),
        (Lie::TwoAudiences, untrusted),
        (Lie::Issuer, untrusted),
        (Lie::NoToken, untrusted),
        (Lie::Expired, late),
        (Lie::Early, late),
        (Lie::Rubbish, (StatusCode::SERVICE_UNAVAILABLE, "svarar inte")),
    ];
    for (lie, (status, says)) in lies {
        provider.lies(lie);
        let answer = log_in(&stranger, &provider).await;
        println!("{lie:?}: {}", answer.status);
        refused(&answer, status, says);
    }
    assert!(roles(&service, &house, "asa.oberg@exempel.se").await.is_empty(), "nobody was added");
    provider.lies(Lie::None);
    assert_eq!(log_in(&stranger, &provider).await.location(), "/");
    sound(&service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_may_differ_a_little_and_keys_may_change() {
    let (service, _, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    let now = service.app.clock.now().micros() / 1_000_000;
    let mut claims = asa(&["KK-Revisor"]);
    for (name, at, inside) in [("exp", -30, true), ("exp", -90, false), ("iat", 30, true), ("iat", 90, false), ("nbf", 90, false)]
    {
        claims[name] = json!(now + at);
        provider.says(claims.clone());
        let answer = log_in(&stranger, &provider).await;
        assert_eq!(answer.location() == "/", inside, "{name} {at}: {}", answer.text());
        claims = asa(&["KK-Revisor"]);
    }
    provider.says(claims);
    // A new key: asked for again at once, once half a minute has gone by.
    service.app.clock.pass(60);
    provider.changes_key();
    assert_eq!(log_in(&stranger, &provider).await.location(), "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_no_is_told_so_in_both_languages() {
    let (service, _, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    for (error, status, says) in [
        ("access_denied", StatusCode::FORBIDDEN, "Inloggningen avbröts"),
        ("interaction_required", StatusCode::FORBIDDEN, "Inloggningen avbröts"),
        ("temporarily_unavailable", StatusCode::SERVICE_UNAVAILABLE, "svarar inte"),
        ("invalid_scope", StatusCode::BAD_GATEWAY, "Svaret går inte att lita på"),
    ] {
        let (address, bound) = depart(&stranger, "kommun").await;
        let answer = come_back(&stranger, &provider.refuse(&address, error), &bound).await;
        refused(&answer, status, says);
        assert!(!answer.text().contains("error_description"));
    }
    let (address, bound) = depart(&stranger, "kommun").await;
    let english = format!("{}&lang=en", provider.refuse(&address, "access_denied"));
    refused(&come_back(&stranger, &english, &bound).await, StatusCode::FORBIDDEN, "The log-in was stopped");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_away_stops_nobody_else() {
    let (service, house, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    let (address, bound) = depart(&stranger, "kommun").await;
    let back = provider.log_in(&address);
    provider.stop();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let answer = come_back(&stranger, &back, &bound).await;
    refused(&answer, StatusCode::SERVICE_UNAVAILABLE, "Inloggningen hos Exempelköping svarar inte");
    // What it said of itself is forgotten after an hour.
    service.app.clock.pass(3_601);
    refused(&stranger.get("/login/with/kommun").await, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
    assert_eq!(stranger.get("/login").await.status, StatusCode::OK);
    let local = service.client(house.address(Role::Officer)).await;
    assert_eq!(local.get("/cases").await.status, StatusCode::OK);
    // And who signs out is out at once.
    assert_eq!(local.post("/sign-out", &[]).await.location(), "/login?done=signed-out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_describes_itself_badly_is_not_used() {
    for described in [
        json!({ "issuer": "https://idp.example.com" }),
        json!({ "token_endpoint": null }),
        json!({ "token_endpoint": "http://idp.example.com/token" }),
        json!({ "authorization_endpoint": "http://idp.example.com/auth" }),
        json!({ "authorization_endpoint": "javascript:alert(1)" }),
        json!({ "jwks_uri": "http://idp.example.com/keys" }),
        json!({ "jwks_uri": "file:///etc/passwd" }),
        json!({ "response_types_supported": null }),
    ] {
        let (service, _, provider) = service(|_| {}).await;
        provider.describes(described.clone());
        let answer = service.stranger().get("/login/with/kommun").await;
        println!("{described}");
        refused(&answer, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
    }
    let (service, _, provider) = service(|_| {}).await;
    provider.lies(Lie::Endless);
    refused(&service.stranger().get("/login/with/kommun").await, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_role_nobody_is_in_and_the_last_administrator_stays() {
    let (service, house, provider) = service(|config| config.link_by_email = true).await;
    let stranger = service.stranger();
    provider.says(asa(&["Annat"]));
    refused(&log_in(&stranger, &provider).await, StatusCode::FORBIDDEN, "Du har ingen roll i Kravkedja");
    assert_eq!(logged(&service, &house, "person.add").await, 5, "nobody was added");
    provider.says(asa(&["KK-Revisor"]));
    let inside = stranger.with(&cookie(&log_in(&stranger, &provider).await, "__Host-session"));
    assert_eq!(inside.get("/").await.status, StatusCode::OK);
    // The role is gone: so is every session.
    provider.says(asa(&[]));
    refused(&log_in(&stranger, &provider).await, StatusCode::FORBIDDEN, "Du har ingen roll i Kravkedja");
    assert_eq!(inside.get("/").await.location(), "/login");
    assert!(roles(&service, &house, "asa.oberg@exempel.se").await.is_empty());
    assert_eq!(logged(&service, &house, "login.refused").await, 1);
    // More groups than the token holds: nothing is known, and nothing taken away.
    provider.says(asa(&["KK-Revisor"]));
    log_in(&stranger, &provider).await;
    let mut many = asa(&[]);
    many.as_object_mut().unwrap().remove("roles");
    many["_claim_names"] = json!({ "roles": "src1" });
    provider.says(many);
    refused(&log_in(&stranger, &provider).await, StatusCode::BAD_GATEWAY, "Svaret går inte att lita på");
    assert_eq!(roles(&service, &house, "asa.oberg@exempel.se").await, [Role::Auditor]);
    // The only administrator is linked, and the provider gives them another role.
    let email = house.address(Role::Administrator).to_owned();
    let ada = |roles: &[&str]| json!({ "sub": "ada", "name": "Ada", "email": email, "email_verified": "true", "roles": roles });
    provider.says(ada(&["KK-Revisor"]));
    let kept = log_in(&stranger, &provider).await;
    assert_eq!(kept.location(), "/?done=last-administrator");
    let start = stranger.with(&cookie(&kept, "__Host-session")).get(kept.location()).await.text();
    assert!(start.contains("kvar som administratör"), "{start}");
    assert_eq!(roles(&service, &house, &email).await, [Role::Administrator, Role::Auditor]);
    assert_eq!(logged(&service, &house, "membership.kept").await, 1);
    // Once there is another one it is taken away.
    provider.says(asa(&["KK-Admin"]));
    log_in(&stranger, &provider).await;
    provider.says(ada(&["KK-Revisor"]));
    let taken = log_in(&stranger, &provider).await;
    assert_eq!(taken.location(), "/");
    let auditor = stranger.with(&cookie(&taken, "__Host-session"));
    assert_eq!(auditor.post("/admin/units", &[("name", "x")]).await.status, StatusCode::FORBIDDEN);
    sound(&service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_is_disabled_stays_outside() {
    let (service, house, provider) = service(|config| config.link_by_email = true).await;
    let stranger = service.stranger();
    provider.says(asa(&["KK-Revisor"]));
    log_in(&stranger, &provider).await;
    let administrator = service.role(&house, Role::Administrator).await;
    let members = service.app.members(&administrator).await.unwrap();
    let id = |email: &str| members.iter().find(|one| one.email == email).unwrap().id.clone();
    service.app.disable_member(&administrator, &id("asa.oberg@exempel.se"), None, true).await.unwrap();
    provider.says(asa(&["KK-Admin"]));
    refused(&log_in(&stranger, &provider).await, StatusCode::FORBIDDEN, "Kontot är avstängt");
    assert_eq!(roles(&service, &house, "asa.oberg@exempel.se").await, [Role::Auditor], "their roles are left alone");
    // Nor is an account linked that is disabled.
    let officer = house.address(Role::Officer);
    service.app.disable_member(&administrator, &id(officer), None, true).await.unwrap();
    provider.says(json!({ "sub": "9", "email": officer, "email_verified": true, "roles": ["KK-Upphandlare"] }));
    refused(&log_in(&stranger, &provider).await, StatusCode::FORBIDDEN, "Kontot är avstängt");
    assert_eq!(logged(&service, &house, "identity.link").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_linked_only_where_that_is_allowed_and_the_address_verified() {
    let taken = (StatusCode::CONFLICT, "Det finns redan ett konto med din adress");
    let claims = |email: &str, sub: &str, verified: serde_json::Value| json!({ "sub": sub, "email": email, "email_verified": verified, "roles": ["KK-Upphandlare"] });
    let (service_a, house, provider) = service(|_| {}).await;
    let officer = house.address(Role::Officer);
    provider.says(claims(officer, "1", json!(true)));
    refused(&log_in(&service_a.stranger(), &provider).await, taken.0, taken.1);

    let (service, house, provider) = service(|config| config.link_by_email = true).await;
    let other = service.house("Annans kommun", "annan").await;
    let stranger = service.stranger();
    for (email, verified) in [(officer, json!(false)), (officer, json!(null)), (other.address(Role::Officer), json!(true))] {
        provider.says(claims(email, "1", verified));
        refused(&log_in(&stranger, &provider).await, taken.0, taken.1);
    }
    // A user name that looks like an address is none that was verified.
    let mut named = claims(officer, "1", json!(true));
    named["preferred_username"] = json!(officer);
    named.as_object_mut().unwrap().remove("email");
    provider.says(named);
    refused(&log_in(&stranger, &provider).await, taken.0, taken.1);
    provider.says(claims(&officer.to_uppercase(), "1", json!(true)));
    assert_eq!(log_in(&stranger, &provider).await.location(), "/");
    assert_eq!(logged(&service, &house, "identity.link").await, 1);
    // From now on it is the subject that counts: neither a new address nor somebody else with theirs.
    provider.says(claims("ny.adress@exempel.se", "1", json!(true)));
    assert_eq!(log_in(&stranger, &provider).await.location(), "/");
    assert!(roles(&service, &house, "ny.adress@exempel.se").await.is_empty());
    provider.says(claims(officer, "2", json!(true)));
    refused(&log_in(&stranger, &provider).await, taken.0, taken.1);
    // Local log-in still works, and the password is as it was.
    assert_eq!(service.client(officer).await.get("/cases").await.status, StatusCode::OK);
    sound(&service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_added_and_has_no_address_is_told_so() {
    let (service_a, _, provider) = service(|config| config.provision = false).await;
    provider.says(asa(&["KK-Revisor"]));
    refused(&log_in(&service_a.stranger(), &provider).await, StatusCode::FORBIDDEN, "Du är inte tillagd i Kravkedja");
    let (service, house, provider) = service(|_| {}).await;
    provider.says(json!({ "sub": "1", "preferred_username": "asa", "email": "asa@", "roles": ["KK-Revisor"] }));
    refused(&log_in(&service.stranger(), &provider).await, StatusCode::FORBIDDEN, "Din e-postadress saknas");
    provider
        .says(json!({ "sub": "1", "upn": "asa@exempel.se", "given_name": "Åsa", "family_name": "Öberg", "roles": "KK-Revisor" }));
    assert_eq!(log_in(&service.stranger(), &provider).await.location(), "/");
    let administrator = service.role(&house, Role::Administrator).await;
    assert!(service.app.members(&administrator).await.unwrap().iter().any(|one| one.name == "Åsa Öberg"));
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_can_be_closed_for_those_whom_the_provider_knows() {
    let (service, house, provider) = service(|config| {
        config.link_by_email = true;
        config.local_login = false;
    })
    .await;
    let (officer, stranger) = (house.address(Role::Officer), service.stranger());
    let before = service.client(officer).await;
    assert_eq!(before.get("/cases").await.status, StatusCode::OK, "whom the provider does not know yet has the password");
    provider.says(json!({ "sub": "1", "email": officer, "email_verified": true, "roles": ["KK-Upphandlare"] }));
    assert_eq!(log_in(&stranger, &provider).await.location(), "/");
    let wrong = stranger.post("/login", &[("email", officer), ("password", PASSWORD)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let administrator = service.role(&house, Role::Administrator).await;
    let members = service.app.members(&administrator).await.unwrap();
    let id = &members.iter().find(|one| one.email == officer).unwrap().id;
    assert!(matches!(service.app.new_link(&administrator, id).await, Err(app::Error::Conflict(_))));
    assert!(matches!(service.app.reset(officer).await, Err(app::Error::Conflict(_))));
    // Others, the administrator among them, log in as before.
    assert_eq!(service.client(house.address(Role::Owner)).await.get("/cases").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_opens_its_own_organisations_and_no_others() {
    let (first, second) = (IdentityProvider::start().await, IdentityProvider::start().await);
    let (mut one, mut two) = (configured(&first), configured(&second));
    one.grants.push(Grant {
        value: "Förbundet".to_owned(),
        role: Role::Coordinator.id().to_owned(),
        organisation: "forbundet".to_owned(),
    });
    two.organisation = "annan".to_owned();
    let service = Service::set_up(CHILD, |config| {
        config.oidc.insert("kommun".to_owned(), one);
        config.oidc.insert("annan".to_owned(), two);
    })
    .await;
    for provider in [&first, &second] {
        provider.keeps_time(&service.app.clock);
    }
    let house = service.house("Exempelköpings kommun", "exempel").await;
    assert!(service.app.check_providers().await.is_err(), "two organisations are missing");
    let other = service.house("Annans kommun", "annan").await;
    service.house("Förbundet", "forbundet").await;
    service.app.check_providers().await.unwrap();
    let stranger = service.stranger();
    // A role in the third one, by the same provider.
    first.says(asa(&["KK-Upphandlare", "Förbundet"]));
    let session = cookie(&log_in(&stranger, &first).await, "__Host-session");
    let caller = service.app.visit(&session).await.unwrap().caller.unwrap();
    assert_eq!((caller.organisation_name.as_str(), caller.others.len()), ("Exempelköpings kommun", 1));
    // The administrator of the second one gives them a role too: it is not reached through the provider of the first.
    let administrator = service.role(&other, Role::Administrator).await;
    let form = MemberForm {
        name: "Åsa".to_owned(),
        email: "asa.oberg@exempel.se".to_owned(),
        roles: vec!["administrator".to_owned()],
        language: "sv".to_owned(),
    };
    service.app.invite(&administrator, &form).await.unwrap();
    let caller = service.app.visit(&session).await.unwrap().caller.unwrap();
    assert!(caller.others.iter().all(|(_, name)| name == "Förbundet"), "{:?}", caller.others);
    assert!(service.app.choose_organisation(&session, &administrator.organisation).await.is_err());
    let elsewhere = stranger.with(&session).post("/switch-organisation", &[("organisation", &administrator.organisation)]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    // Nor does the first provider take roles in the second one away.
    first.says(asa(&[]));
    refused(&log_in(&stranger, &first).await, StatusCode::FORBIDDEN, "Du har ingen roll");
    assert_eq!(roles(&service, &other, "asa.oberg@exempel.se").await, [Role::Administrator]);
    assert!(roles(&service, &house, "asa.oberg@exempel.se").await.is_empty());
    // The second provider knows somebody else by the same subject, and cannot take over the account by its address.
    second.says(asa(&["KK-Admin"]));
    let (address, bound) = depart(&stranger, "annan").await;
    assert_eq!(come_back(&stranger, &second.log_in(&address), &bound).await.status, StatusCode::CONFLICT);
    // What was begun with one is not finished with the other.
    let (address, bound) = depart(&stranger, "kommun").await;
    let crossed = first.log_in(&address).replace("/with/kommun/", "/with/annan/");
    assert_eq!(come_back(&stranger, &crossed, &bound).await.status, StatusCode::BAD_REQUEST);
    sound(&service).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_given_in_the_service_where_the_provider_gives_none() {
    let (service, house, provider) = service(|config| {
        config.grants.clear();
        config.provision = false;
        config.link_by_email = true;
    })
    .await;
    let owner = house.address(Role::Owner);
    provider.says(json!({ "sub": "1", "email": owner, "email_verified": true, "_claim_names": { "roles": "src1" } }));
    assert_eq!(log_in(&service.stranger(), &provider).await.location(), "/");
    assert_eq!(roles(&service, &house, owner).await, [Role::Owner]);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_leads_to_the_provider_too() {
    let (service, _, provider) = service(|_| {}).await;
    let stranger = service.stranger();
    provider.says(asa(&["KK-Revisor"]));
    let inside = stranger.with(&cookie(&log_in(&stranger, &provider).await, "__Host-session"));
    let out = inside.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/signed-out", "{}", out.text());
    let gone = out.headers.get_all("set-cookie").iter().any(|value| {
        let line = value.to_str().unwrap();
        line.starts_with("__Host-session=;") && line.contains("Max-Age=0")
    });
    assert!(gone, "the session's cookie is taken away");
    assert_eq!(inside.get("/").await.location(), "/login");
    let page = come_back(&stranger, "/signed-out", &cookie(&out, "__Host-away")).await;
    let text = page.text().replace("&#x3D;", "=").replace("&amp;", "&");
    assert!(text.contains(&format!("href=\"{}/logout?", provider.issuer)), "{text}");
    for part in
        ["id_token_hint=ey", "client_id=kravkedja", "post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Flogin%3Fdone"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("Åsa"), "whoever has signed out is not named");
    assert_eq!(stranger.get("/signed-out").await.location(), "/login?done=signed-out");
    // A provider that cannot be left.
    service.app.clock.pass(3_700);
    provider.describes(json!({ "end_session_endpoint": null }));
    let inside = stranger.with(&cookie(&log_in(&stranger, &provider).await, "__Host-session"));
    assert_eq!(inside.post("/sign-out", &[]).await.location(), "/login?done=signed-out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_cannot_be_used_is_refused_with_the_line_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let read = |lines: &str| {
        let file = folder.path().join("config.toml");
        std::fs::write(&file, lines).unwrap();
        Config::read(Some(&file)).map_err(|fault| fault.detail)
    };
    let good = "[oidc.kommun]\ntitle = \"Kommunen\"\nissuer = \"https://idp.exempel.se\"\nclient_id = \"k\"\norganisation = \"exempel\"\n";
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "mycket hemligt\n").unwrap();
    let config = read(&format!("{good}client_secret_file = {secret:?}\n")).unwrap();
    assert!(!format!("{config:?}").contains("hemligt"), "a secret is never written");
    assert_eq!(config.oidc["kommun"].scopes, ["openid", "profile", "email"]);
    let grant = |text: &str| format!("{good}[[oidc.kommun.grants]]\n{text}\n");
    for (lines, says) in [
        (good.replace("title", "titel"), "titel"),
        (good.replace("Kommunen", " "), "oidc.kommun.title"),
        (good.replace("oidc.kommun", "oidc.Kommun"), "oidc.Kommun.its name"),
        (good.replace("\"exempel\"", "\"Exempelköping\""), "oidc.kommun.organisation"),
        (good.replace("client_id = \"k\"\n", ""), "client_id"),
        (format!("{good}client_secret_file = \"/nowhere/at/all\"\n"), "client_secret_file: /nowhere/at/all"),
        (format!("{good}client_secret = \"x\"\nclient_secret_file = {secret:?}\n"), "give one of them"),
        (format!("{good}provision = true\n"), "oidc.kommun.provision"),
        (format!("{good}skew_seconds = 4000\n"), "skew_seconds must be 0 to 300"),
        (format!("{good}scopes = [\"openid email\"]\n"), "oidc.kommun.scopes"),
        (grant("value = \"x\"\nrole = \"boss\""), "there is no role boss; there are administrator,"),
        (grant("value = \"\"\nrole = \"auditor\""), "a value is empty"),
        (grant("value = \"x\"\nrole = \"auditor\"\norganisation = \"å\""), "is no short name"),
    ] {
        let fault = read(&lines).unwrap_err();
        assert!(fault.contains(says), "{says}: {fault}");
    }
    // Addresses that may not be asked, and files that are not there, are refused when the service opens.
    for (issuer, certificate, says) in [
        ("http://idp.exempel.se", "", "begins with https://"),
        ("idp", "", "oidc.kommun: idp"),
        ("https://idp.exempel.se", "/nowhere/at/all", "certificate_file: /nowhere/at/all"),
    ] {
        let mut config = read(good).unwrap();
        config.data = folder.path().join("data");
        let own = config.oidc.get_mut("kommun").unwrap();
        issuer.clone_into(&mut own.issuer);
        own.certificate_file = certificate.into();
        let opened = app::App::open(config, app::Clock::default(), ("/nowhere".into(), Vec::new())).await;
        let Err(app::Error::Unavailable(fault)) = opened else { panic!("{issuer} was taken") };
        assert!(fault.contains(says), "{says}: {fault}");
    }
}
