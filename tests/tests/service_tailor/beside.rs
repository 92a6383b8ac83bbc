use app::{ContractForm, OwnRequirement, Role, UploadedFile};
use axum::http::StatusCode;

use super::{OWN, on_top, opened, plain, with};

#[tokio::test(flavor = "multi_thread")]
async fn a_case_with_an_old_version_stands_beside_what_is_stored() {
    let (service, _, officer, caller, id) = opened().await;
    let edit = format!("/cases/{id}/edit");
    let form = [
        ("national_security", "no"),
        ("title", "Skolplattform"),
        ("reference", "KS 2026/12"),
        ("description", "Ett system\nför \"elever\" & vårdnadshavare."),
        ("level-confidentiality", "2"),
        ("level-integrity", "2"),
        ("level-availability", "2"),
        ("delivery", "saas"),
        ("circumstances", "personal-data"),
        ("mode", "procurement"),
        ("law", "lou"),
        ("language", "sv"),
        ("q-K-01", "unknown"),
    ];
    let first = officer.post(&edit, &with(&form, &[("title", "Deras titel"), ("version", "1")])).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let stale = with(&form, &[("title", "Min titel"), ("level-integrity", "3"), ("version", "1")]);
    let page = officer.post(&edit, &stale).await;
    let text = plain(&page.text());
    assert!(text.contains("Deras titel") && text.contains("Min titel") && text.contains("K2R2T2") && text.contains("K2R3T2"));
    assert_eq!(text.matches("skiljer sig").count(), 2, "only what differs is marked: {text}");
    assert!(text.contains("Behåll det som är sparat") && text.contains(&format!("href=\"{edit}\"")));
    // It changes once more before it is sent: the page comes again, with the newest.
    officer.post(&edit, &with(&form, &[("title", "Ännu senare"), ("version", "2")])).await;
    let again = on_top(&officer, &page, &edit).await;
    assert!(again.text().contains("Ännu senare") && again.text().contains("Min titel"), "{}", again.text());
    let done = on_top(&officer, &again, &edit).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let row = service.app.case(&caller, &id).await.unwrap();
    assert_eq!((row.row.title.as_str(), row.row.version), ("Min titel", 4));
    assert!(row.case.description.contains("för \"elever\" & vårdnadshavare."), "{}", row.case.description);
    // The same words by both: nothing is left to choose.
    let same = officer.post(&edit, &with(&form, &[("title", "Min titel"), ("level-integrity", "3"), ("version", "3")])).await;
    assert!(same.text().contains("samma sak som du skrev") && !same.text().contains("Spara det jag skrev"), "{}", same.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_and_own_requirements_with_old_versions_lose_nothing() {
    let (service, _, officer, caller, id) = opened().await;
    let at = format!("/cases/{id}/requirements/LOG-03");
    let out = |reason: &'static str, version: &'static str| vec![("kind", "leave-out"), ("reason", reason), ("version", version)];
    assert_eq!(officer.post(&at, &out("Deras skäl.", "0")).await.status, StatusCode::SEE_OTHER);
    let page = officer.post(&at, &out("Mitt skäl.", "0")).await;
    assert!(page.text().contains("Deras skäl.") && page.text().contains("Mitt skäl."));
    assert_eq!(on_top(&officer, &page, &at).await.status, StatusCode::SEE_OTHER);
    let row = service.app.case(&caller, &id).await.unwrap().decisions.remove(0);
    assert_eq!((row.reason.as_str(), row.version), ("Mitt skäl.", 2));
    // Taken back by somebody else in between.
    service.app.undecide(&caller, &id, &row.id, None).await.unwrap();
    let gone = officer.post(&at, &out("Igen.", "2")).await;
    assert!(gone.text().contains("togs det bort") && gone.text().contains("Igen."), "{}", gone.text());
    assert_eq!(on_top(&officer, &gone, &at).await.status, StatusCode::SEE_OTHER);
    // An own requirement: changed, then taken away.
    let made = officer.post(&format!("/cases/{id}/own/new"), &OWN).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let own = service.app.case(&caller, &id).await.unwrap().decisions.into_iter().find(|row| row.kind == "own").unwrap();
    let at = format!("/cases/{id}/own/{}", own.id);
    officer.post(&at, &with(&OWN, &[("title", "Deras"), ("version", "1")])).await;
    let page = officer.post(&at, &with(&OWN, &[("title", "Min"), ("motive", "Mitt motiv"), ("version", "1")])).await;
    assert_eq!(page.text().matches("skiljer sig").count(), 2, "{}", page.text());
    assert_eq!(on_top(&officer, &page, &at).await.status, StatusCode::SEE_OTHER);
    let (row, own) = service.app.own_requirement(&caller, &id, &own.id).await.unwrap();
    assert_eq!((own.title.as_str(), own.motive.as_str(), row.version), ("Min", "Mitt motiv", 3));
    service.app.undecide(&caller, &id, &row.id, None).await.unwrap();
    let gone = officer.post(&at, &with(&OWN, &[("title", "Kvar"), ("version", "3")])).await;
    let new = format!("/cases/{id}/own/new");
    assert_eq!(on_top(&officer, &gone, &new).await.status, StatusCode::SEE_OTHER);
    let back = service.app.case(&caller, &id).await.unwrap().decisions.into_iter().find(|row| row.kind == "own").unwrap();
    assert_eq!(OwnRequirement::of(&back).unwrap().title, "Kvar");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forms_of_administration_with_old_versions_lose_nothing() {
    let (service, house, ..) = opened().await;
    let client = service.client(house.address(Role::Administrator)).await;
    let caller = service.role(&house, Role::Administrator).await;
    let unit = service.app.add_unit(&caller, "Skolan").await.unwrap();
    let at = format!("/admin/units/{}", unit.id);
    client.post(&at, &[("name", "Deras"), ("version", "1")]).await;
    let page = client.post(&at, &[("name", "Min"), ("version", "1")]).await;
    assert!(page.text().contains("Deras"));
    assert_eq!(on_top(&client, &page, &at).await.status, StatusCode::SEE_OTHER);
    assert_eq!(service.app.units(&caller).await.unwrap().remove(0).name, "Min");
    // People.
    let members = service.app.members(&caller).await.unwrap();
    let person = members.into_iter().find(|one| one.email == house.address(Role::Officer)).unwrap();
    let (at, version) = (format!("/admin/people/{}", person.id), person.version.to_string());
    let given = |name: &'static str, role: &'static str| vec![("name", name), ("roles", role), ("language", "sv")];
    let first = client.post(&at, &with(&given("Deras Namn", "procurement-officer"), &[("version", &version)])).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let page = client.post(&at, &with(&given("Mitt Namn", "coordinator"), &[("version", &version)])).await;
    assert!(page.text().contains("Deras Namn") && page.text().contains("samordnare"), "{}", page.text());
    let done = on_top(&client, &page, &at).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(service.app.member(&caller, &person.id).await.unwrap().name, "Mitt Namn");
    // The organisation.
    let (at, version) = ("/admin/organisation", service.app.house(&caller).await.unwrap().version.to_string());
    client.post(at, &[("name", "Deras kommun"), ("brand", ""), ("accent", ""), ("version", &version)]).await;
    let page = client.post(at, &[("name", "Min kommun"), ("brand", "#143c4f"), ("accent", ""), ("version", &version)]).await;
    assert!(page.text().contains("Deras kommun"));
    assert_eq!(on_top(&client, &page, at).await.status, StatusCode::SEE_OTHER);
    assert_eq!(service.app.house(&caller).await.unwrap().name, "Min kommun");
    // A file of the own catalog, with lines and quotes.
    let file = |name: &str| {
        format!(
            "id = \"exk\"\nversion = \"1\"\norganisation = \"{name}\"\nprefix = \"EXK\"\nmade_for = {{ catalog = \"kravkedja\", from = \"0.1.0\" }}\n"
        )
    };
    let at = "/admin/catalog/file";
    let state = service.app.own_catalog(&caller).await.unwrap().state;
    let save = async |content: &str, state: &str| {
        client.post(at, &[("path", "overlay.toml"), ("content", content), ("version", state), ("what", "save")]).await
    };
    let first = save(&file("Deras"), &state).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let page = save(&file("Min"), &state).await;
    assert!(page.text().contains("Deras"), "{}", page.text());
    let done = on_top(&client, &page, at).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(service.app.own_catalog(&caller).await.unwrap().files.remove(0).content.trim(), file("Min").trim());
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_and_verdicts_with_old_versions_lose_nothing() {
    let (service, _, officer, caller, id) = opened().await;
    let annex = service.app.issue_annex(&caller, &id, None).await.unwrap().id;
    service.app.publish_annex(&caller, &annex, None).await.unwrap();
    let question = service.app.add_question(&caller, &annex, "Gäller det testmiljön?", "").await.unwrap().id;
    let at = format!("/annexes/{annex}/questions/{question}");
    assert_eq!(officer.post(&at, &[("answer", "Ja."), ("version", "1")]).await.status, StatusCode::SEE_OTHER);
    let page = officer.post(&at, &[("answer", "Nej."), ("version", "1")]).await;
    assert!(page.text().contains("Ja.") && page.text().contains("Nej."));
    assert_eq!(on_top(&officer, &page, &at).await.status, StatusCode::SEE_OTHER);
    assert_eq!(service.app.annex(&caller, &annex).await.unwrap().questions.remove(0).answer, "Nej.");
    // Who has nothing typed is told as before.
    let stale = officer.post(&format!("/cases/{id}/archive"), &[("archived", "yes"), ("version", "9")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let weak = UploadedFile { name: "avtal.txt".to_owned(), bytes: "1 Data\nLeverantören bör kryptera data.\n".into() };
    let form =
        ContractForm { title: "Avtal".to_owned(), counterpart: "Exempelbolaget AB".to_owned(), case: String::new(), whole: true };
    let contract = service.app.add_contract(&caller, &form, vec![weak]).await.unwrap().id;
    let obligation = service.app.contract(&caller, &contract).await.unwrap().result.obligations.remove(0).id;
    let at = format!("/contracts/{contract}/verdicts/{obligation}");
    let verdict = |reason: &'static str| [("verdict", "enforceable"), ("reason", reason), ("version", "0")];
    let first = officer.post(&at, &verdict("Deras skäl.")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let page = officer.post(&at, &verdict("Mitt skäl.")).await;
    assert!(page.text().contains("Deras skäl.") && page.text().contains("Mitt skäl."), "{}", page.text());
    assert_eq!(on_top(&officer, &page, &at).await.status, StatusCode::SEE_OTHER);
    let view = service.app.contract(&caller, &contract).await.unwrap();
    assert_eq!(view.decisions[0].row.reason, "Mitt skäl.");
}
