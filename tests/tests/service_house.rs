//! What an organisation sees of itself: figures on the first page, and its logo.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use app::{ContractForm, Role, UploadedFile};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use testkit::{Answer, CASE, Client, FORM, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");

#[tokio::test]
async fn coordinators_and_auditors_see_figures_that_a_table_holds_too() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let empty = service.client(house.address(Role::Coordinator)).await.get("/").await.text();
    assert!(!empty.contains("<svg class=\"kk-chart\""), "nothing is drawn of nothing");
    let case = service.app.add_case(&coordinator, &CASE("Ett")).await.unwrap();
    service.app.issue_annex(&coordinator, &case.id, None).await.unwrap();
    // Older than three months.
    service.app.clock.pass(100 * 24 * 3_600);
    let weak = |title: &str| {
        let file =
            UploadedFile { name: "a.txt".to_owned(), bytes: b"1 Skydd\nLeverant\xc3\xb6ren b\xc3\xb6r kryptera.\n".to_vec() };
        let form = ContractForm { title: title.to_owned(), counterpart: "X AB".to_owned(), case: String::new(), whole: true };
        (form, file)
    };
    let add = async |title: &str| {
        let (form, file) = weak(title);
        service.app.add_contract(&coordinator, &form, vec![file]).await.unwrap()
    };
    let first = add("A").await;
    let figures = service.app.overview(&coordinator).await.unwrap().unwrap();
    assert_eq!(figures.cases, [("open", 1), ("archived", 0)]);
    assert_eq!(figures.annexes[1], ("year", 1));
    assert!(figures.obligations.len() > 20 && figures.obligations.iter().all(|(_, numbers)| numbers.iter().sum::<usize>() == 1));
    add("B").await;
    let figures = service.app.overview(&coordinator).await.unwrap().unwrap();
    assert!(
        figures.obligations.iter().all(|(_, numbers)| numbers.iter().sum::<usize>() == 2),
        "a new contract is counted at once"
    );
    for (role, sees) in [
        (Role::Coordinator, true),
        (Role::Auditor, true),
        (Role::Officer, false),
        (Role::Owner, false),
        (Role::Administrator, false),
    ] {
        for language in ["sv", "en"] {
            let page = service.client(house.address(role)).await.get(&format!("/?lang={language}")).await;
            let text = page.text();
            assert_eq!((page.status, text.contains("id=\"chart-obligations\"")), (StatusCode::OK, sees), "{role:?}");
            assert!(!text.contains("web-chart") && !text.contains("style=\""), "{text}");
            if sees {
                assert_eq!(text.matches("role=\"img\" aria-labelledby=\"chart-").count(), 3, "{text}");
                assert!(text.matches("<title id=\"chart-").count() == 3 && text.contains("OSL"), "{text}");
            }
        }
    }
    let client = service.client(house.address(Role::Coordinator)).await;
    for (page, id) in
        [(format!("/cases/{}", case.id), "chart-requirements"), (format!("/contracts/{}", first.id), "chart-verdicts")]
    {
        let text = client.get(&page).await.text();
        assert!(text.contains(&format!("<figcaption id=\"{id}\">")) && text.contains("<desc id=\""), "{text}");
    }
}

/// A PNG picture of one colour, with words beside the pixels that must not come through.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Comment".to_owned(), "<script>hemligt</script>".to_owned()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![120; usize::try_from(width * height * 3).unwrap()]).unwrap();
    writer.finish().unwrap();
    out
}

async fn send(client: &Client, version: &str, content: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [("csrf", FORM), ("version", version)] {
        body.extend(format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--limit\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"vapen.png\"\r\n\r\n");
    body.extend(content);
    body.extend(b"\r\n--limit--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=limit")];
    client.ask(Method::POST, "/admin/organisation/logo", &headers, Body::from(body)).await
}

#[tokio::test]
async fn a_logo_is_written_anew_shown_to_its_own_and_taken_away() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let other = service.house("Provstads kommun", "provstad").await;
    let client = service.client(house.address(Role::Administrator)).await;
    let version = client.get("/admin/organisation").await.field("version");
    let long = vec![0; 600 * 1024];
    let mut cut = picture(64, 32);
    cut.truncate(80);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for wrong in [&b""[..], svg, &long, &cut, &picture(8, 8), &picture(2_100, 20)] {
        let refused = send(&client, &version, wrong).await;
        let text = refused.text();
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(text.contains("href=\"#logo\"") && text.contains("Exempelköpings kommun"), "{text}");
    }
    let sent = picture(200, 50);
    assert_eq!(send(&client, &version, &sent).await.location(), "/admin/organisation?done=saved");
    assert_eq!(send(&client, &version, &sent).await.status, StatusCode::PRECONDITION_FAILED);
    let page = client.get("/").await.text();
    let address = page.split("kk-header__logo\" src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(page.contains("width=\"160\" height=\"40\" alt=\"\""), "{page}");
    let logo = client.get(&address).await;
    assert_eq!((logo.status, logo.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/png"));
    assert_eq!(logo.headers["x-content-type-options"], "nosniff");
    assert!(logo.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert!(logo.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(
        !String::from_utf8_lossy(&logo.bytes).contains("hemligt") && logo.bytes.starts_with(b"\x89PNG"),
        "only pixels are kept"
    );
    // Others do not see it, not even by its address.
    assert_eq!(service.client(other.address(Role::Administrator)).await.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(service.stranger().get(&address).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.get(&address.replace(".png", "")).await.status, StatusCode::NOT_FOUND);
    let officer = service.client(house.address(Role::Officer)).await;
    assert_eq!(officer.get(&address).await.status, StatusCode::OK);
    assert_eq!(send(&officer, &version, &sent).await.status, StatusCode::FORBIDDEN);
    let now = client.get("/admin/organisation").await.field("version");
    assert_eq!(client.post("/admin/organisation/logo/remove", &[("version", &now)]).await.status, StatusCode::SEE_OTHER);
    assert!(!client.get("/").await.text().contains("kk-header__logo"));
    assert_eq!(client.get(&address).await.status, StatusCode::NOT_FOUND);
    let log = client.get("/audit?action=organisation.").await.text();
    assert!(log.contains("Bytte organisationens logotyp") && log.contains("Tog bort organisationens logotyp"), "{log}");
    let administrator = service.role(&house, Role::Administrator).await;
    assert!(service.app.verify_audit(&administrator).await.unwrap().verdict.holds());
}
