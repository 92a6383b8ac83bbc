//! Log-in through an organisation's own identity provider, with a real one on this machine: what it says is not taken on trust.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{Config, Role};
use axum::http::StatusCode;
use serde_json::json;
use testkit::federated::{asa, come_back, cookie, depart, log_in, refused, roles, sound};
use testkit::{House, IdentityProvider, Lie, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

async fn service(change: impl FnOnce(&mut app::ProviderConfig)) -> (Service, House, IdentityProvider) {
    testkit::federated::service(CHILD, change).await
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
    let english = stranger.get("/login/refused?with=kommun&why=denied&lang=en").await;
    refused(&english, StatusCode::FORBIDDEN, "The log-in was stopped");
    for path in ["/login/refused", "/login/refused?with=annan&why=denied", "/login/refused?with=kommun&why=x"] {
        assert_eq!(stranger.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
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
    refused(&come_back(&stranger, "/login/with/kommun", "").await, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
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
        let answer = come_back(&service.stranger(), "/login/with/kommun", "").await;
        refused(&answer, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
    }
    let (service, _, provider) = service(|_| {}).await;
    provider.lies(Lie::Endless);
    refused(&come_back(&service.stranger(), "/login/with/kommun", "").await, StatusCode::SERVICE_UNAVAILABLE, "svarar inte");
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
