//! Steps of a log-in through an identity provider, as tests take them.

use app::{ProviderConfig, Role};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::{Answer, CLIENT, Client, House, IdentityProvider, Service};

/// How the provider is set up where a test says nothing else.
#[must_use]
pub fn configured(provider: &IdentityProvider) -> ProviderConfig {
    let said = json!({
        "title": "Exempelköping",
        "issuer": provider.issuer,
        "client_id": CLIENT.0,
        "client_secret": CLIENT.1,
        "organisation": "exempel",
        "provision": true,
        "grants": [
            { "value": "KK-Admin", "role": "administrator" },
            { "value": "KK-Upphandlare", "role": "procurement-officer" },
            { "value": "KK-Revisor", "role": "auditor" },
        ],
    });
    serde_json::from_value(said).unwrap()
}

/// A service with one organisation and its provider.
pub async fn service(reader: &str, change: impl FnOnce(&mut ProviderConfig)) -> (Service, House, IdentityProvider) {
    let provider = IdentityProvider::start().await;
    let mut config = configured(&provider);
    change(&mut config);
    let service = Service::with(reader, |own| drop(own.oidc.insert("kommun".to_owned(), config))).await;
    provider.keeps_time(&service.app.clock);
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house, provider)
}

/// Whom the provider knows.
#[must_use]
pub fn asa(roles: &[&str]) -> serde_json::Value {
    json!({ "sub": "asa-1", "name": "Åsa Öberg", "email": "Asa.Oberg@exempel.se", "email_verified": true, "roles": roles })
}

/// The value that an answer gives a cookie; nothing where it sets none.
#[must_use]
pub fn cookie(answer: &Answer, name: &str) -> String {
    let all = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let found = all.filter_map(|line| line.strip_prefix(&format!("{name}="))).next().unwrap_or_default();
    found.split(';').next().unwrap().to_owned()
}

/// Follows the button: the provider's address, and what binds the browser.
pub async fn depart(client: &Client, name: &str) -> (String, String) {
    let away = client.get(&format!("/login/with/{name}")).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text());
    (away.location().to_owned(), cookie(&away, "__Host-away"))
}

/// Comes back from the provider. Where somebody is not let in, the page that says why.
pub async fn come_back(client: &Client, path: &str, bound: &str) -> Answer {
    let answer = client.ask(Method::GET, path, &[("cookie", &format!("__Host-away={bound}"))], Body::empty()).await;
    if !answer.location().starts_with("/login/refused?") {
        return answer;
    }
    assert_eq!(cookie(&answer, "__Host-session"), "", "a session for somebody who is not let in");
    client.get(answer.location()).await
}

/// The whole way through a provider.
pub async fn log_in(client: &Client, provider: &IdentityProvider) -> Answer {
    let (address, bound) = depart(client, "kommun").await;
    come_back(client, &provider.log_in(&address), &bound).await
}

/// Nobody was let in, and the page says why.
pub fn refused(answer: &Answer, status: StatusCode, says: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(cookie(answer, "__Host-session"), "", "{says}");
    assert!(answer.text().contains(says), "{says}: {}", answer.text());
    assert!(answer.text().contains("href=\"/login/with/kommun\"") && answer.text().contains("href=\"/login\""));
}

/// What somebody is in an organisation.
pub async fn roles(service: &Service, house: &House, email: &str) -> Vec<Role> {
    let administrator = service.role(house, Role::Administrator).await;
    let found = service.app.members(&administrator).await.unwrap().into_iter().find(|one| one.email == email);
    let mut roles: Vec<Role> = found.map(|one| one.roles.into_iter().map(|(_, role)| role).collect()).unwrap_or_default();
    roles.sort_unstable();
    roles
}

/// How often something was done in an organisation.
pub async fn logged(service: &Service, house: &House, action: &str) -> usize {
    let administrator = service.role(house, Role::Administrator).await;
    service.app.audit_log(&administrator, action, None, 100).await.unwrap().len()
}

/// The log holds, and every row is as the log says.
pub async fn sound(service: &Service) {
    let state = service.app.audit_state(&[]).await.unwrap();
    assert!(state.verdict.holds(), "{:?}", state.verdict.faults);
}
