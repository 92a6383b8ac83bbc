//! The pages of the catalog, administration and the log, as a browser meets them.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{Language, Role};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use testkit::{Answer, CASE, Client, FORM, House, Service};

/// No page is longer when it is packed, in bytes.
const LONGEST: usize = 60_000;

async fn service() -> (Service, House) {
    let service = Service::fresh("/nowhere").await;
    let house = service.house("Exempelkommun", "exempel").await;
    (service, house)
}

async fn client(service: &Service, house: &House, role: Role) -> Client {
    service.client(house.address(role)).await
}

/// A page that is whole: every sentence is there, and nothing of a template is left.
fn whole(answer: &Answer, what: &str) {
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::OK, "{what}: {text}");
    for left in ["{{", "web-action-", "web-label-", "web-hint-", ">web-"] {
        // Names of styles and addresses do not begin so.
        assert!(!text.contains(left), "{what}: {left}: {text}");
    }
}

async fn packed(client: &Client, path: &str) -> usize {
    client.ask(Method::GET, path, &[("accept-encoding", "gzip")], Body::empty()).await.bytes.len()
}

#[tokio::test]
async fn every_page_is_seen_by_those_who_may_in_both_languages() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let unit = service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    let person = service.app.members(&administrator).await.unwrap().remove(0);
    let pages = [
        ("/catalog", true),
        ("/catalog?q=loggar&area=LOG&level=1", true),
        ("/catalog?framework=iso27002-2022&point=8&strength=mandatory&placement=contract-term&page=2", true),
        ("/catalog?q=finnsinte", true),
        ("/catalog/LOG-03", true),
        ("/catalog/frameworks", true),
        ("/catalog/frameworks/iso27002-2022", true),
        ("/catalog/frameworks/iso27002-2022?only=unserved", true),
        ("/admin", false),
        ("/admin/people", false),
        ("/admin/people?q=svensson&role=auditor&state=active&order=-email", false),
        (&format!("/admin/people/{}", person.id), false),
        ("/admin/units", false),
        ("/admin/organisation", false),
        ("/admin/catalog", false),
        ("/audit", false),
        ("/audit?action=person.&from=2026-11-01&to=2026-11-30&actor=system", false),
        ("/audit/verify", false),
    ];
    for role in Role::ALL {
        let client = client(&service, &house, role).await;
        for (page, everybody) in &pages {
            for language in Language::ALL {
                let sign = if page.contains('?') { '&' } else { '?' };
                let answer = client.get(&format!("{page}{sign}lang={}", language.code())).await;
                if *everybody || matches!(role, Role::Administrator | Role::Auditor) {
                    whole(&answer, &format!("{page} {role:?}"));
                    assert!(answer.text().contains(&format!("<html lang=\"{}\"", language.code())));
                } else {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page} {role:?}");
                }
            }
        }
    }
    let (writes, reads) = (client(&service, &house, Role::Administrator).await, client(&service, &house, Role::Auditor).await);
    for page in ["/admin/people/new", &format!("/admin/units/{}", unit.id), "/admin/catalog/file"] {
        whole(&writes.get(page).await, page);
    }
    assert_eq!(reads.get("/admin/people/new").await.status, StatusCode::FORBIDDEN);
    assert_eq!(reads.post("/admin/units", &[("name", "X")]).await.status, StatusCode::FORBIDDEN);
    assert!(!reads.get("/admin/units").await.text().contains("method=\"post\" action=\"/admin/units\""));
}

#[tokio::test]
async fn every_requirement_and_framework_has_a_page_that_is_short_enough() {
    let (service, house) = service().await;
    let officer = service.role(&house, Role::Officer).await;
    let client = client(&service, &house, Role::Officer).await;
    let library = service.app.library(&officer).await.unwrap();
    let mut longest = (0, String::new());
    let requirements = library.catalog.requirements.iter().map(|found| format!("/catalog/{}", found.id));
    let frameworks = library.catalog.frameworks.iter().map(|found| format!("/catalog/frameworks/{}", found.id));
    let lists = ["/catalog".to_owned(), "/catalog/frameworks".to_owned()];
    for (at, page) in requirements.chain(frameworks).chain(lists).enumerate() {
        let language = Language::ALL[at % 2].code();
        let page = format!("{page}?lang={language}");
        whole(&client.get(&page).await, &page);
        longest = longest.max((packed(&client, &page).await, page));
    }
    assert!(longest.0 < LONGEST, "{longest:?}");
    assert_eq!(client.get("/catalog/XXX-99").await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get("/catalog/frameworks/xxx").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_catalog_is_searched_narrowed_and_taken_out() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Officer).await;
    let found = client.get("/catalog?q=sakerhetsloggarna").await.text();
    assert!(found.contains("href=\"/catalog/LOG-0"), "{found}");
    let by_id = client.get("/catalog?q=LOG-03").await.text();
    assert!(by_id.find("/catalog/LOG-03").unwrap() < by_id.find("/catalog/LOG-04").unwrap_or(usize::MAX));
    let narrowed = client.get("/catalog?area=LOG&strength=mandatory").await.text();
    assert!(!narrowed.contains("/catalog/ATK-"), "{narrowed}");
    let csv = client.get("/catalog/export?area=LOG&format=csv").await;
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("attachment"));
    assert!(csv.text().contains("LOG-03") && !csv.text().contains("ATK-01"), "only what was asked for");
    let xlsx = client.get("/catalog/export?q=loggar&format=xlsx").await;
    assert_eq!(&xlsx.bytes[..2], b"PK");
    assert_eq!(client.get("/catalog/export?format=exe").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_requirement_tells_where_it_is_used() {
    let (service, house) = service().await;
    let officer = service.role(&house, Role::Officer).await;
    let case = service.app.add_case(&officer, &CASE("Skolplattform")).await.unwrap();
    let annex = service.app.issue_annex(&officer, &case.id, None).await.unwrap();
    let issued = service.app.annex(&officer, &annex.id).await.unwrap();
    let client = client(&service, &house, Role::Officer).await;
    let page = client.get(&format!("/catalog/{}", issued.annex.requirements[0].id)).await.text();
    assert!(page.contains(&format!("/annexes/{}", annex.id)) && page.contains(&annex.code));
}

#[tokio::test]
async fn people_are_added_changed_and_shut_out() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Administrator).await;
    let wrong = client.post("/admin/people/new", &[("name", "Åsa Öberg"), ("email", "ingen adress"), ("language", "en")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = wrong.text();
    assert!(text.contains("value=\"Åsa Öberg\"") && text.contains("value=\"ingen adress\""), "what was typed is kept: {text}");
    assert!(text.contains("href=\"#email\"") && text.contains("href=\"#roles\""), "each field is named: {text}");
    let fields = [("name", "Åsa Öberg"), ("email", "asa@exempel.se"), ("language", "en"), ("roles", "auditor")];
    let added = client.post("/admin/people/new", &fields).await;
    assert!(added.status.is_success() && added.text().contains("/welcome/"), "the link is shown: {}", added.text());
    let administrator = service.role(&house, Role::Administrator).await;
    let members = service.app.members(&administrator).await.unwrap();
    let person = members.iter().find(|one| one.email == "asa@exempel.se").unwrap();
    let page = format!("/admin/people/{}", person.id);
    assert!(!client.get(&page).await.text().contains("/welcome/"), "only once");
    let version = person.version.to_string();
    let change =
        [("version", version.as_str()), ("name", "Åsa Ek"), ("language", "sv"), ("roles", "auditor"), ("roles", "coordinator")];
    let changed = client.post(&page, &change).await;
    assert_eq!((changed.status, changed.location()), (StatusCode::SEE_OTHER, format!("{page}?done=saved").as_str()));
    assert_eq!(client.post(&page, &change).await.status, StatusCode::PRECONDITION_FAILED, "somebody else's change is not lost");
    assert_eq!(client.post(&format!("{page}/disable"), &[("version", &version)]).await.status, StatusCode::PRECONDITION_FAILED);
    let version = client.get(&page).await.field("version");
    assert_eq!(client.post(&format!("{page}/disable"), &[("version", &version)]).await.status, StatusCode::SEE_OTHER);
    let link = client.post(&format!("{page}/link"), &[]).await;
    assert!(link.text().contains("/welcome/"), "{}", link.text());
    assert_eq!(client.post(&format!("{page}/remove"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.get(&page).await.status, StatusCode::NOT_FOUND);
    let log = client.get("/audit?action=person.").await.text();
    assert!(log.contains("Stängde av ett konto") && log.contains("Ada Administratör"), "{log}");
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_is_taken_over_from_elsewhere() {
    let (service, house) = service().await;
    let other = service.house("Grannkommun", "granne").await;
    let client = client(&service, &house, Role::Administrator).await;
    let own = service.role(&house, Role::Administrator).await;
    let page = format!("/admin/people/{}", own.person);
    let version = client.get(&page).await.field("version");
    let away = client.post(&page, &[("version", &version), ("name", "Ada"), ("language", "sv"), ("roles", "auditor")]).await;
    assert_eq!(away.status, StatusCode::CONFLICT);
    assert!(away.text().contains("Någon måste kunna administrera"), "{}", away.text());
    for what in ["disable", "remove"] {
        assert_eq!(client.post(&format!("{page}/{what}"), &[("version", &version)]).await.status, StatusCode::CONFLICT, "{what}");
    }
    // Somebody of another organisation is given a role here, and then a link.
    let theirs = other.address(Role::Administrator);
    let fields = [("name", "X"), ("email", theirs), ("language", "sv"), ("roles", "auditor")];
    let added = client.post("/admin/people/new", &fields).await;
    assert!(added.status.is_success() && !added.text().contains("/welcome/"), "{}", added.text());
    let members = service.app.members(&own).await.unwrap();
    let person = members.iter().find(|one| one.email == theirs).unwrap();
    for what in ["link", "disable"] {
        let refused =
            client.post(&format!("/admin/people/{}/{what}", person.id), &[("version", &person.version.to_string())]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{what}");
        assert!(!refused.text().contains("/welcome/"));
    }
    // Nobody of another organisation is seen.
    let unseen = service.role(&other, Role::Owner).await;
    assert_eq!(client.get(&format!("/admin/people/{}", unseen.person)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn units_are_added_renamed_and_archived() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Administrator).await;
    let missing = client.post("/admin/units", &[("name", "  ")]).await;
    assert!(missing.status == StatusCode::UNPROCESSABLE_ENTITY && missing.text().contains("href=\"#name\""));
    assert_eq!(client.post("/admin/units", &[("name", "Vård")]).await.status, StatusCode::SEE_OTHER);
    let taken = client.post("/admin/units", &[("name", "Vård")]).await.text();
    assert!(taken.contains("value=\"Vård\"") && taken.contains("Det finns redan en enhet"), "{taken}");
    let administrator = service.role(&house, Role::Administrator).await;
    let unit = service.app.units(&administrator).await.unwrap().remove(0);
    let page = format!("/admin/units/{}", unit.id);
    let fields = [("version", "1"), ("name", "Vård och omsorg"), ("archived", "yes")];
    assert_eq!(client.post(&page, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.post(&page, &fields).await.status, StatusCode::PRECONDITION_FAILED);
    assert!(client.get("/admin/units").await.text().contains("Arkiverade enheter"));
}

#[tokio::test]
async fn colours_are_kept_served_and_refused_where_they_are_pale() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Administrator).await;
    let version = client.get("/admin/organisation").await.field("version");
    let pale = [("version", version.as_str()), ("name", "Exempelkommun"), ("brand", "#ffff00"), ("accent", "blå")];
    let refused = client.post("/admin/organisation", &pale).await;
    let text = refused.text();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("href=\"#brand\"") && text.contains("href=\"#accent\"") && text.contains("value=\"blå\""), "{text}");
    assert!(text.contains("1,0:1"), "the contrast is told: {text}");
    let dark = [("version", version.as_str()), ("name", "Exempelköping"), ("brand", "#5B0F2E"), ("accent", "")];
    assert_eq!(client.post("/admin/organisation", &dark).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.post("/admin/organisation", &dark).await.status, StatusCode::PRECONDITION_FAILED);
    let page = client.get("/").await.text();
    assert!(page.contains("/theme/5b0f2e-.css") && page.contains("Exempelköping"), "{page}");
    let css = service.stranger().get("/theme/5b0f2e-.css").await;
    assert_eq!((css.status, css.text().as_str()), (StatusCode::OK, ":root{--kk-brand:#5b0f2e;}\n"));
    assert_eq!(service.stranger().get("/theme/ffff00-.css").await.status, StatusCode::NOT_FOUND);
}

/// Sends files as a browser does.
async fn send(client: &Client, version: &str, folder: &str, files: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, value) in [("csrf", FORM), ("version", version), ("folder", folder)] {
        body += &format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (name, content) in files {
        let head = format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/plain");
        body += &format!("--limit\r\n{head}\r\n\r\n{content}\r\n");
    }
    body += "--limit--\r\n";
    client.ask(Method::POST, "/admin/catalog", &[("content-type", "multipart/form-data; boundary=limit")], Body::from(body)).await
}

fn fixture(path: &str) -> String {
    std::fs::read_to_string(format!("{}/fixtures/overlay/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[tokio::test]
async fn an_own_catalog_is_laid_over_and_a_mistake_is_refused_with_its_line() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Administrator).await;
    let page = client.get("/admin/catalog").await;
    let version = page.field("version");
    let head = fixture("overlay.toml");
    let wrong = head.replace("KON-01", "KON-99");
    let line = wrong.lines().position(|line| line.contains("KON-99")).unwrap() + 1;
    let refused = send(&client, &version, "requirements", &[("overlay.toml", &wrong)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(&format!("overlay.toml:{line}")), "{}", refused.text());
    assert!(!refused.text().contains("/tmp"), "no place on the machine is told");
    assert!(!client.get("/admin/catalog").await.text().contains("/admin/catalog/file?path"), "nothing is kept");
    let alone = send(&client, &version, "requirements", &[("01-own.toml", &fixture("requirements/01-own.toml"))]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "without overlay.toml it is none");
    let none = send(&client, &version, "", &[]).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.text().contains("href=\"#files\""));
    let head = head.replace("KON-01", "LOG-07");
    let good = send(&client, &version, "requirements", &[("overlay.toml", &head)]).await;
    assert_eq!((good.status, good.location()), (StatusCode::SEE_OTHER, "/admin/catalog?done=saved"), "{}", good.text());
    assert_eq!(send(&client, &version, "", &[("overlay.toml", &head)]).await.status, StatusCode::PRECONDITION_FAILED);
    let shown = client.get("/catalog/LOG-03").await.text();
    assert!(shown.contains("Så gör Exempelkommun"), "{shown}");
    whole(&client.get("/catalog/LOG-07").await, "a requirement that is withdrawn");
    // In the page itself: checked, then saved, then taken away.
    let file = "/admin/catalog/file?path=overlay.toml";
    let version = client.get(file).await.field("version");
    let own = |what: &'static str, content: &'static str| {
        vec![
            ("version", version.clone()),
            ("path", "overlay.toml".to_owned()),
            ("known", "yes".to_owned()),
            ("content", content.to_owned()),
            ("what", what.to_owned()),
        ]
    };
    let broken = own("check", "id = 1\nnågot = ???");
    let fields: Vec<(&str, &str)> = broken.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let checked = client.post("/admin/catalog/file", &fields).await;
    assert!(checked.text().contains("overlay.toml:") && checked.text().contains("något &#x3D; ???"), "{}", checked.text());
    let broken = own("save", "id = 1\nnågot = ???");
    let fields: Vec<(&str, &str)> = broken.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = client.post("/admin/catalog/file", &fields).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("något &#x3D; ???"),
        "{}",
        refused.text()
    );
    let gone = own("remove", "");
    let fields: Vec<(&str, &str)> = gone.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(client.post("/admin/catalog/file", &fields).await.status, StatusCode::SEE_OTHER);
    assert!(!client.get("/catalog/LOG-03").await.text().contains("Så gör Exempelkommun"));
}

#[tokio::test]
async fn the_log_is_narrowed_taken_out_and_verified() {
    let (service, house) = service().await;
    let client = client(&service, &house, Role::Auditor).await;
    let wrong = client.get("/audit?from=igår").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"igår\"") && wrong.text().contains("href=\"#from\""));
    let roles = client.get("/audit?action=membership.").await.text();
    assert!(roles.contains("Gav en person en roll") && !roles.contains("Valde ett lösenord"), "{roles}");
    let none = client.get("/audit?to=2020-01-01").await.text();
    assert!(none.contains("Inget i loggen passar"), "{none}");
    let csv = client.get("/audit/export?format=csv&action=membership.").await.text();
    assert!(csv.contains("membership.add") && csv.contains("sekretessprövning") && !csv.contains("person.add"), "{csv}");
    assert_eq!(&client.get("/audit/export?format=xlsx").await.bytes[..2], b"PK");
    assert!(client.get("/audit").await.text().contains("Hämtade ett utdrag ur loggen"), "taking out is noted");
    let verified = client.get("/audit/verify").await.text();
    assert!(verified.contains("Loggen är hel") && verified.contains("kravkedja"), "{verified}");
    let note = client.get("/audit/verify/note").await;
    assert!(note.headers["content-disposition"].to_str().unwrap().contains("attachment") && note.text().lines().count() > 3);
    // Another organisation sees nothing of it.
    let other = service.house("Grannkommun", "granne").await;
    let theirs = service.client(other.address(Role::Auditor)).await.get("/audit").await.text();
    assert!(!theirs.contains("Hämtade ett utdrag ur loggen"), "{theirs}");
}
