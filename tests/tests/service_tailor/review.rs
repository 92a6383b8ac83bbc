use app::{Error, Role, Wanted};
use axum::http::StatusCode;
use testkit::CASE;

use super::{DAY, logged, opened};

#[tokio::test(flavor = "multi_thread")]
async fn a_classification_is_confirmed_every_year() {
    let (service, house, officer, caller, id) = opened().await;
    let (case, review) = (format!("/cases/{id}"), format!("/cases/{id}/review"));
    let due = "/cases?review=due";
    assert!(!officer.get(&case).await.text().contains(&review), "not yet");
    assert!(!officer.get(due).await.text().contains("Skolplattform"));
    service.app.clock.pass(364 * DAY);
    let officer = service.client(house.address(Role::Officer)).await;
    assert!(!officer.get(due).await.text().contains("Skolplattform"), "the day before");
    service.app.clock.pass(2 * DAY);
    let officer = service.client(house.address(Role::Officer)).await;
    let other = service.app.add_case(&caller, &CASE("Nyare")).await.unwrap().id;
    let list = officer.get(due).await.text();
    assert!(list.contains("Skolplattform") && !list.contains("Nyare") && list.contains("ses över nu"), "{list}");
    assert!(officer.get("/").await.text().contains("Klassningar att se över"));
    assert!(officer.get(&case).await.text().contains("Jag har sett över klassningen, den stämmer"));
    assert!(!officer.get(&format!("/cases/{other}")).await.text().contains("Jag har sett över"));
    let reader = service.client(house.address(Role::Auditor)).await;
    let seen = reader.get(&case).await.text();
    assert!(seen.contains("Klassningen behöver ses över") && !seen.contains(&review), "who reads cannot confirm");
    let stale = officer.post(&review, &[("version", "7")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let done = officer.post(&review, &[("version", "1")]).await;
    assert_eq!(done.location(), format!("{case}?done=class-confirmed"));
    assert!(!officer.get(due).await.text().contains("Skolplattform"));
    assert!(!officer.get(&case).await.text().contains(&review));
    assert!(service.app.cases_to_review(&caller).await.unwrap().is_empty());
    assert!(logged(&service, &house).await.contains(&"case.review".to_owned()));
    // A case that is put aside is nobody's to look at, and cannot be confirmed.
    service.app.archive_case(&caller, &id, None, true).await.unwrap();
    service.app.clock.pass(400 * DAY);
    let wanted = Wanted { review_by: Some(service.app.today()), state: Some("open".to_owned()), ..Wanted::default() };
    let titles: Vec<String> = service.app.cases(&caller, &wanted).await.unwrap().rows.into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["Nyare"]);
    assert!(matches!(service.app.confirm_class(&caller, &id, None).await, Err(Error::Conflict(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_questions_can_be_answered_again_and_sweden_comes_first() {
    let (service, _, officer, caller, id) = opened().await;
    let at = format!("/cases/{id}/guide");
    let page = officer.get(&at).await;
    assert!(page.text().contains("name=\"national_security\"") && page.text().contains("name=\"q-K-01\""));
    let missing = officer.post(&at, &[("q-K-01", "unknown")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = missing.text().split("name=\"q-K-01\" value=\"unknown\"").nth(1).unwrap_or_default().starts_with(" checked");
    assert!(chosen, "what was answered stays: {}", missing.text());
    let stopped = officer.post(&at, &[("national_security", "yes"), ("q-K-01", "unknown")]).await;
    assert!(stopped.text().contains("säkerhetsskyddschef"), "{}", stopped.text());
    let form = officer.post(&at, &[("national_security", "no"), ("q-K-01", "unknown")]).await;
    let text = form.text();
    assert!(text.contains(&format!("action=\"/cases/{id}/edit\"")) && text.contains("value=\"Skolplattform\""), "{text}");
    assert!(text.contains("name=\"q-K-01\" value=\"unknown\""), "the answers go along");
    assert_eq!(service.app.case(&caller, &id).await.unwrap().row.version, 1, "nothing is stored before it is saved");
}
