use app::{Error, OwnRequirement, Role};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Answer, FORM};

use super::{OWN, logged, opened, plain, with};

#[tokio::test(flavor = "multi_thread")]
async fn an_own_requirement_goes_all_the_way_and_its_id_is_never_used_again() {
    let (service, house, officer, caller, id) = opened().await;
    let case = format!("/cases/{id}");
    assert!(officer.get(&case).await.text().contains(&format!("{case}/own/new")));
    let first = officer.post(&format!("{case}/annexes"), &[]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let made = officer.post(&format!("{case}/own/new"), &OWN).await;
    assert_eq!(made.location(), format!("{case}/requirements/EGETKRAV-01?done=own-saved"), "{}", made.text());
    let page = officer.get(made.location()).await.text();
    assert!(page.contains("inom 4 timmar") && page.contains("Ändra kravet") && !page.contains("/catalog/EGETKRAV"), "{page}");
    let shown = officer.get(&case).await.text();
    assert!(shown.contains("Support på svenska") && !shown.contains("&quot;title"), "the words of the form stay inside");
    // It is changed, with what was typed when something is wrong.
    let own = service.app.case(&caller, &id).await.unwrap().decisions.remove(0);
    let at = format!("{case}/own/{}", own.id);
    assert!(plain(&officer.get(&at).await.text()).contains("Beskrivning av supporten <b>& mer</b>."));
    let wrong = officer.post(&at, &with(&OWN, &[("evidence", " "), ("version", "1")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("href=\"#evidence\"") && wrong.text().contains("inom 4 timmar"), "{}", wrong.text());
    let scored = [("strength", "scored"), ("weight", "3"), ("placement", "award-criterion"), ("version", "1")];
    let scored = with(&OWN, &[&scored[..], &[("text", "Leverantören bör svara på svenska inom 2 timmar.")]].concat());
    assert_eq!(officer.post(&at, &scored).await.status, StatusCode::SEE_OTHER);
    // In the annex, in every file, and in what changed since the version before.
    let issued = officer.post(&format!("{case}/annexes"), &[]).await;
    let annex = issued.location().split('?').next().unwrap().to_owned();
    let shown = officer.get(&annex).await.text();
    assert!(shown.contains("EGETKRAV-01") && shown.contains("Nytt"), "{shown}");
    let html = plain(&officer.get(&format!("{annex}/files/html?language=sv")).await.text());
    for words in ["EGETKRAV-01", "inom 2 timmar", "utan att översätta", "Beskrivning av supporten <b>& mer</b>.", "Bör-krav"] {
        assert!(html.contains(words), "{words}");
    }
    let record = plain(&officer.get(&format!("{annex}/files/html?record=yes&language=sv")).await.text());
    assert!(record.contains("Verksamheten önskar det."));
    for format in ["docx", "pdf", "xlsx"] {
        let file = officer.get(&format!("{annex}/files/{format}")).await;
        assert!(file.status == StatusCode::OK && file.bytes.len() > 5_000, "{format}");
    }
    let json: serde_json::Value = serde_json::from_slice(&officer.get(&format!("{annex}/files/json")).await.bytes).unwrap();
    assert!(json.to_string().contains("EGETKRAV-01"));
    // Taken away, and added anew: under another id, since an annex holds the first.
    let gone = officer.post(&format!("{case}/decisions/{}/remove", own.id), &[("version", "2")]).await;
    assert!(gone.location().ends_with("done=decision-removed"));
    assert!(!officer.get(&case).await.text().contains("EGETKRAV-01"));
    assert_eq!(officer.get(&format!("{case}/requirements/EGETKRAV-01")).await.status, StatusCode::NOT_FOUND);
    let again = officer.post(&format!("{case}/own/new"), &with(&OWN, &[("area", "")])).await;
    assert!(again.location().contains("EGETKRAV-02"), "{}", again.location());
    let third = officer.post(&format!("{case}/annexes"), &[]).await;
    let changes = officer.get(third.location().split('?').next().unwrap()).await.text();
    assert!(changes.contains("EGETKRAV-02") && changes.contains("Borttaget"), "{changes}");
    let log = logged(&service, &house).await;
    for action in ["decision.add", "decision.change", "decision.remove"] {
        assert!(log.iter().any(|own| own == action), "{action} in {log:?}");
    }
    // A copy of the case has it too.
    let copy = service.app.copy_case(&caller, &id, "En till").await.unwrap();
    let proposed = service.app.proposed(&caller, &copy.id).await.unwrap();
    let own = proposed.annex.requirements.iter().find(|one| one.own).unwrap();
    assert_eq!((own.id.as_str(), own.area.id.as_str()), ("EGETKRAV-02", ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_asked_is_refused_field_by_field() {
    let (service, _, officer, caller, id) = opened().await;
    let new = format!("/cases/{id}/own/new");
    let long = "x".repeat(4_001);
    let wrong: [(&str, &str, &str); 11] = [
        ("title", "", "title"),
        ("text", "   ", "text"),
        ("text", &long, "text"),
        ("motive", "", "motive"),
        ("evidence", "", "evidence"),
        ("stage", "aldrig", "stage"),
        ("area", "XYZ", "area"),
        ("strength", "kanske", "strength"),
        ("placement", "", "placement"),
        ("placement", "award-criterion", "placement"),
        ("reason", &long, "reason"),
    ];
    for (field, value, at) in wrong {
        let answer = officer.post(&new, &with(&OWN, &[(field, value)])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(answer.text().contains(&format!("href=\"#{at}\"")), "{field} {value}: {}", answer.text());
    }
    for weight in ["", "0", "11", "-1", "två"] {
        let answer = officer.post(&new, &with(&OWN, &[("strength", "scored"), ("weight", weight)])).await;
        assert!(answer.text().contains("href=\"#weight\""), "{weight}");
    }
    let empty = officer.post(&new, &[]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text().matches("href=\"#").count() >= 7);
    assert!(service.app.case(&caller, &id).await.unwrap().decisions.is_empty(), "nothing is half saved");
    // A decision of another kind cannot hold an own requirement, and an own one cannot be left out.
    let smuggled = [("kind", "own"), ("value", "{}"), ("version", "0")];
    let smuggled = officer.post(&format!("/cases/{id}/requirements/LOG-03"), &smuggled).await;
    assert_eq!(smuggled.status, StatusCode::NOT_FOUND);
    let own = OwnRequirement {
        title: "T".to_owned(),
        text: "Leverantören ska.".to_owned(),
        motive: "M".to_owned(),
        evidence: "{{b}} {x} | # *fet*".to_owned(),
        stage: "follow-up".to_owned(),
        strength: "mandatory".to_owned(),
        placement: "technical-specification".to_owned(),
        ..OwnRequirement::default()
    };
    // Several at once get an id each.
    let mut tasks = Vec::new();
    for _ in 0..3 {
        let (app, caller, id, own) = (service.app.clone(), caller.clone(), id.clone(), own.clone());
        tasks.push(tokio::spawn(async move { app.add_own(&caller, &id, &own, "").await.unwrap().requirement }));
    }
    let mut ids = Vec::new();
    for task in tasks {
        ids.push(task.await.unwrap());
    }
    ids.sort();
    assert_eq!(ids, ["EGETKRAV-01", "EGETKRAV-02", "EGETKRAV-03"]);
    let out = [("kind", "leave-out"), ("reason", "x"), ("version", "0")];
    let out = officer.post(&format!("/cases/{id}/requirements/EGETKRAV-01"), &out).await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
    let document = officer.get(&format!("/cases/{id}/preview/document")).await;
    assert!(plain(&document.text()).contains("{{b}} {x} | # *fet*"), "words are words, not marks of a template");
    // Whoever may only read cannot write, and a case that is put aside is left alone.
    service.app.archive_case(&caller, &id, None, true).await.unwrap();
    assert_eq!(officer.post(&new, &OWN).await.status, StatusCode::CONFLICT);
    assert!(matches!(service.app.add_own(&caller, "0", &own, "").await, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wording_is_looked_at_with_and_without_scripts_and_never_blocks() {
    let (_service, _, officer, _, id) = opened().await;
    let vague = "Leverantören ska ha lämplig säkerhet.";
    let new = format!("/cases/{id}/own/new");
    let checked = officer.post(&new, &with(&OWN, &[("text", vague), ("what", "check")])).await;
    assert_eq!(checked.status, StatusCode::OK);
    let page = checked.text();
    assert!(page.contains("kk-mark--vague") && page.contains("lämplig") && page.contains("går inte att mäta"), "{page}");
    assert!(page.contains("Support på svenska"), "what was typed stays");
    assert!(!officer.get(&format!("/cases/{id}")).await.text().contains("EGETKRAV"), "nothing is stored");
    // The same as a piece of page, for whoever is typing.
    let look = format!("/cases/{id}/own/wording");
    let piece = officer.post(&look, &[("text", vague)]).await;
    assert_eq!(piece.status, StatusCode::OK);
    assert!(piece.text().contains("kk-findings") && !piece.text().contains("<html"), "{}", piece.text());
    let wish = "Leverantören bör svara på svenska inom 4 timmar.";
    let demand = officer.post(&look, &[("text", wish)]).await.text();
    assert!(demand.contains("binder inte"), "{demand}");
    let scored = officer.post(&look, &[("text", wish), ("strength", "scored")]).await.text();
    assert!(scored.contains("Inget att anmärka"), "{scored}");
    let english =
        officer.post(&look, &[("text", "The supplier shall provide adequate security for all of the data.")]).await.text();
    assert!(english.contains("adequate") && english.contains("kk-mark"), "{english}");
    let several = officer.post(&look, &[("text", "Leverantören ska logga allt och leverantören ska radera allt.")]).await.text();
    assert!(several.contains("mer än en skyldighet"), "{several}");
    let brand = officer.post(&look, &[("text", "Leverantören ska vara certifierad enligt ISO/IEC 27001.")]).await.text();
    assert!(brand.contains("eller likvärdig"), "{brand}");
    let hostile = officer.post(&look, &[("text", "<script>alert(1)</script> lämplig")]).await.text();
    assert!(!hostile.contains("<script>") && hostile.contains("kk-mark"), "{hostile}");
    let long = officer.post(&look, &[("text", &"lämplig ".repeat(600))]).await;
    assert!(long.text().contains("för lång") && !long.text().contains("kk-mark"), "{}", long.text());
    let huge = officer.post(&look, &[("text", &"x".repeat(1_100_000))]).await;
    assert!(huge.status.is_client_error());
    assert!(officer.post_bare(&look, &[("text", vague)]).await.status.is_client_error(), "a form of another site");
    // It advises: the same text is saved.
    assert_eq!(officer.post(&new, &with(&OWN, &[("text", vague)])).await.status, StatusCode::SEE_OTHER);
    // What a requirement would say with another figure or strength.
    let figure = [("kind", "parameter"), ("name", "incident_notice_hours"), ("value", "5"), ("version", "0"), ("reason", "")];
    let at = format!("/cases/{id}/requirements/INC-03");
    let piece = officer.post(&format!("{at}/wording"), &figure).await.text();
    assert!(piece.contains("5") && piece.contains("timmar"), "{piece}");
    let wrong = officer.post(&format!("{at}/wording"), &with(&figure, &[("value", "100000")])).await.text();
    assert!(wrong.contains("kk-findings"), "{wrong}");
    let shown = officer.post(&at, &with(&figure, &[("what", "check")])).await;
    assert!(shown.status == StatusCode::OK && shown.text().contains("Så lyder kravet med din ändring"));
    let bad = officer.post(&at, &with(&figure, &[("what", "check"), ("value", "fem")])).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let strength = [("kind", "strength"), ("value", "scored"), ("weight", "2"), ("version", "0"), ("what", "check")];
    let strength = officer.post(&format!("/cases/{id}/requirements/UPP-03"), &strength).await;
    assert!(strength.text().contains(" bör "), "{}", strength.text());
    assert!(!officer.get(&format!("/cases/{id}")).await.text().contains("Annan siffra"), "nothing is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_marked_as_a_draft_and_says_what_is_missing() {
    let (service, house, officer, caller, id) = opened().await;
    let case = format!("/cases/{id}");
    officer.post(&format!("{case}/own/new"), &with(&OWN, &[("text", "Leverantören ska ha lämplig säkerhet.")])).await;
    let changes = async || {
        let all = logged(&service, &house).await;
        all.iter().filter(|action| ["case.", "decision.", "annex."].iter().any(|kind| action.starts_with(kind))).count()
    };
    let before = changes().await;
    let page = officer.get(&format!("{case}/preview")).await;
    let text = page.text();
    assert_eq!(page.status, StatusCode::OK, "{text}");
    assert!(text.contains("EGETKRAV-01") && text.contains("går inte att mäta") && text.contains("<iframe"), "{text}");
    assert!(text.contains("katalogens förslag gäller") && text.contains("Utfärda kravbilaga"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    let document = officer.get(&format!("{case}/preview/document")).await;
    let policy = document.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("sandbox") && policy.contains("frame-ancestors 'self'") && !policy.contains("script"), "{policy}");
    assert_eq!(document.headers["x-frame-options"], "SAMEORIGIN");
    assert!(document.text().contains("Utkast, inte utfärdad") && document.text().contains("EGETKRAV-01"));
    let english = officer.get(&format!("{case}/preview/document?language=en")).await.text();
    assert!(english.contains("Draft, not issued"));
    for (format, begins) in [("docx", &b"PK"[..]), ("pdf", b"%PDF"), ("html", b"<!")] {
        let file = officer.get(&format!("{case}/preview/files/{format}?language=sv")).await;
        assert!(file.status == StatusCode::OK && file.bytes.starts_with(begins), "{format}: {}", file.status);
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment") && name.contains("utkast-"), "{name}");
    }
    for format in ["xlsx", "json", "exe"] {
        assert_eq!(officer.get(&format!("{case}/preview/files/{format}")).await.status, StatusCode::NOT_FOUND, "{format}");
    }
    // What waits is told, is not in it, and keeps it from being issued.
    let proposed = service.app.proposed(&caller, &id).await.unwrap();
    let bound = proposed.annex.requirements.iter().find(|one| one.law_backed).unwrap().id.clone();
    let out = [("kind", "leave-out"), ("reason", "Finns redan."), ("version", "0")];
    officer.post(&format!("{case}/requirements/{bound}"), &out).await;
    let text = officer.get(&format!("{case}/preview")).await.text();
    assert!(text.contains("väntar på informationsägaren") && !text.contains("Utfärda kravbilaga"), "{text}");
    assert!(officer.get(&format!("{case}/preview/document")).await.text().contains(&bound), "it is still asked for");
    assert_eq!(changes().await, before + 1, "looking stores nothing");
    assert!(service.app.case(&caller, &id).await.unwrap().annexes.is_empty());
    let reader = service.client(house.address(Role::Auditor)).await;
    assert!(!reader.get(&format!("{case}/preview?lang=en")).await.text().contains("Issue"), "who reads cannot issue");
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_do_the_same() {
    let (_service, _, officer, _, id) = opened().await;
    let ask = async |method: Method, path: &str, etag: &str, body: Value| {
        let mut headers = vec![("content-type", "application/json"), ("x-csrf", FORM)];
        if !etag.is_empty() {
            headers.push(("if-match", etag));
        }
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        officer.ask(method, path, &headers, body).await
    };
    let read = |answer: &Answer| serde_json::from_slice::<Value>(&answer.bytes).unwrap();
    let own = json!({
        "title": "Support på svenska", "text": "Leverantören bör svara på svenska.", "motive": "M", "evidence": "E",
        "stage": "bid", "strength": "scored", "weight": 3, "placement": "award-criterion"
    });
    let all = format!("/api/v1/cases/{id}/decisions");
    let made = ask(Method::POST, &all, "", json!({ "kind": "own", "reason": "R", "own": own })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let decision = read(&made);
    assert_eq!((&decision["requirement"], &decision["value"]), (&json!("EGETKRAV-01"), &json!("")));
    assert_eq!(decision["own"]["weight"], 3);
    let proposal = read(&officer.get(&format!("/api/v1/cases/{id}/proposal")).await);
    let asked = proposal["requirements"].as_array().unwrap().iter().find(|one| one["own"] == true).unwrap().clone();
    assert_eq!((&asked["requirement"], &asked["placement"]), (&json!("EGETKRAV-01"), &json!("award-criterion")));
    // What is wrong is told where it stands.
    let at = made.location().to_owned();
    let mut wrong = own.clone();
    wrong["strength"] = json!("mandatory");
    let wrong = ask(Method::PUT, &at, "\"1\"", json!({ "own": wrong, "reason": "R" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(read(&wrong)["errors"][0]["pointer"], "/own/placement", "{}", wrong.text());
    for (body, pointer) in [
        (json!({ "kind": "own" }), "/own"),
        (json!({ "kind": "leave-out", "requirement": "LOG-03", "own": own }), "/own"),
        (json!({ "kind": "own", "own": { "title": "x" } }), "/own"),
        (json!({ "kind": "leave-out", "requirement": "" }), "/requirement"),
    ] {
        let refused = ask(Method::POST, &all, "", body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert_eq!(read(&refused)["errors"][0]["pointer"], pointer, "{}", refused.text());
    }
    let mut other = own.clone();
    other["title"] = json!("Annan rubrik");
    let changed = ask(Method::PUT, &at, "\"1\"", json!({ "own": other, "reason": "R" })).await;
    assert_eq!((changed.status, &read(&changed)["own"]["title"]), (StatusCode::OK, &json!("Annan rubrik")));
    assert_eq!(ask(Method::PUT, &at, "\"1\"", json!({ "own": other })).await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(ask(Method::DELETE, &at, "\"2\"", Value::Null).await.status, StatusCode::NO_CONTENT);
    // The classification is confirmed.
    let review = format!("/api/v1/cases/{id}/review");
    assert_eq!(ask(Method::POST, &review, "", Value::Null).await.status, StatusCode::PRECONDITION_REQUIRED);
    let confirmed = ask(Method::POST, &review, "\"1\"", Value::Null).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text());
    assert_eq!(read(&confirmed)["review_on"], "2027-11-22");
}
