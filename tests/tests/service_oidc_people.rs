//! Log-in through an organisation's own identity provider: who is let in, and as what.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{Grant, MemberForm, Role};
use axum::http::StatusCode;
use serde_json::json;
use testkit::federated::{asa, come_back, configured, cookie, depart, log_in, logged, refused, roles, sound};
use testkit::{House, IdentityProvider, PASSWORD, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

async fn service(change: impl FnOnce(&mut app::ProviderConfig)) -> (Service, House, IdentityProvider) {
    testkit::federated::service(CHILD, change).await
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
    let administrator = service.role(&house, Role::Administrator).await;
    let members = service.app.members(&administrator).await.unwrap();
    assert!(members.iter().any(|one| one.email == email && one.enrolled), "they have logged in");
    // They have no password, and none works.
    let local = stranger.post("/login", &[("email", email), ("password", "")]).await;
    assert_eq!(local.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound(&service).await;
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
    let service = Service::with(CHILD, |config| {
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
async fn a_provider_gives_nobody_a_key_of_their_own() {
    let provider = IdentityProvider::start().await;
    let mut config = configured(&provider);
    config.link_by_email = true;
    // Passkeys hang on a name, not on a number.
    let service = Service::with(CHILD, |own| {
        own.public_url = "http://localhost:8080".to_owned();
        own.oidc.insert("kommun".to_owned(), config);
    })
    .await;
    provider.keeps_time(&service.app.clock);
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let officer = house.address(Role::Officer);
    provider.says(json!({ "sub": "1", "email": officer, "email_verified": true, "roles": ["KK-Upphandlare"] }));
    let session = cookie(&log_in(&service.stranger(), &provider).await, "__Host-session");
    let caller = service.app.visit(&session).await.unwrap().caller.unwrap();
    // With a passkey they would reach what they are elsewhere too, and could come in when the provider no longer lets them.
    let asked = service.app.ask_new_passkey(&caller, &session, "Telefon").await;
    assert!(matches!(asked, Err(app::Error::Invalid(_))), "{asked:?}");
    let form = "data-passkey=\"/account/passkeys/options\"";
    assert!(!service.stranger().with(&session).get("/account").await.text().contains(form));
    let local = service.session(officer).await;
    assert!(service.app.ask_new_passkey(&caller, &local, "Telefon").await.is_ok());
    assert!(service.stranger().with(&local).get("/account").await.text().contains(form));
}
