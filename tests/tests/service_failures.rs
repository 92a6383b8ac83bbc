//! What nobody means well with, and what breaks: every request has a clear answer, nothing is half saved, and the next request is
//! answered as if nothing had been.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

#[path = "service_failures/database.rs"]
mod database;
#[path = "service_failures/forms.rs"]
mod forms;
#[path = "service_failures/wire.rs"]
mod wire;

use app::Role;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use testkit::{Answer, FORM, PASSWORD, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
const FORM_MEDIA: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A whole page with these words.
fn page(answer: &Answer, status: StatusCode, words: &str) {
    let text = answer.text();
    assert_eq!(answer.status, status, "{text}");
    assert!(text.contains("</html>") && text.contains(words) && text.contains("href=\"/\""), "{words}: {text}");
}

/// A problem document.
fn problem(answer: &Answer, status: StatusCode, kind: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    assert!(answer.text().contains(&format!("urn:kravkedja:problem:{kind}\"")), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_not_taken_in_is_a_page_or_a_problem_that_says_why() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(house.address(Role::Coordinator)).await;
    let post = Method::POST;
    // Media types.
    let json = [("content-type", "application/json")];
    page(&client.ask(post.clone(), "/login", &json, Body::from("{}")).await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "fel slag");
    page(&client.ask(post.clone(), "/cases", &[], Body::from("x")).await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "fel slag");
    let form = client.ask(post.clone(), "/contracts/new", &[FORM_MEDIA], Body::from("x=1")).await;
    page(&form, StatusCode::UNSUPPORTED_MEDIA_TYPE, "fel slag");
    let api = [FORM_MEDIA, ("x-csrf", FORM)];
    problem(
        &client.ask(post.clone(), "/api/v1/cases", &api, Body::from("x=1")).await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "media-type",
    );
    let odd = [("content-type", "multipart/form-data")];
    page(&client.ask(post.clone(), "/contracts/new", &odd, Body::from("x")).await, StatusCode::UNPROCESSABLE_ENTITY, "ladda om");
    // Bodies: the page says how much may come.
    let large = format!("csrf={FORM}&title={}", "a".repeat(2 * 1024 * 1024));
    for path in ["/login", "/cases"] {
        let answer = client.ask(post.clone(), path, &[FORM_MEDIA], Body::from(large.clone())).await;
        page(&answer, StatusCode::PAYLOAD_TOO_LARGE, "1 mebibyte");
    }
    let api = [("content-type", "application/json"), ("x-csrf", FORM)];
    let answer = client.ask(post.clone(), "/api/v1/cases", &api, Body::from(format!("\"{large}\""))).await;
    problem(&answer, StatusCode::PAYLOAD_TOO_LARGE, "too-large");
    assert!(answer.text().contains("en mebibyte"));
    // Methods.
    for method in ["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = client.ask(method.clone(), "/cases", &[], Body::empty()).await;
        let crossing = answer.status == StatusCode::FORBIDDEN;
        assert!(answer.status == StatusCode::METHOD_NOT_ALLOWED || crossing, "{method}: {}", answer.status);
        if !crossing {
            page(&answer, StatusCode::METHOD_NOT_ALLOWED, "Så går det inte att fråga");
            assert!(answer.headers[header::ALLOW].to_str().unwrap().contains("GET"), "{method}");
        }
        let answer = client.ask(method.clone(), "/api/v1/cases", &[], Body::empty()).await;
        assert!(answer.status.is_client_error(), "{method} {}", answer.status);
    }
    // Addresses.
    let long = format!("/cases?q={}", "a".repeat(9_000));
    page(&client.get(&long).await, StatusCode::URI_TOO_LONG, "för lång");
    page(&client.get("/cases/a%00b").await, StatusCode::NOT_FOUND, "finns inte");
    page(&client.get("/cases?q=a%00b").await, StatusCode::BAD_REQUEST, "förstå");
    problem(&client.get("/api/v1/cases?q=%00").await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    page(&client.get("/cases?lang=sv&q=%ff%fe").await, StatusCode::OK, "Ärenden");
    // Other sites.
    let crossing = [FORM_MEDIA, ("sec-fetch-site", "cross-site")];
    page(&client.ask(post, "/cases", &crossing, Body::from("x=1")).await, StatusCode::FORBIDDEN, "annan webbplats");
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_request_says_of_where_it_came_from_is_not_believed() {
    const EVIL: &str = "evil.example";
    for behind_proxy in [false, true] {
        let service = Service::with(CHILD, |config| {
            config.behind_proxy = behind_proxy;
            config.public_url = "https://krav.exempel.se".to_owned();
        })
        .await;
        let house = service.house("Exempelköpings kommun", "exempel").await;
        let client = service.client(house.address(Role::Administrator)).await;
        let hostile = [
            ("x-forwarded-host", EVIL),
            ("x-forwarded-proto", "http"),
            ("x-forwarded-for", "<script>evil.example</script>"),
            ("x-forwarded-prefix", "//evil.example"),
            ("forwarded", "for=evil.example;host=evil.example;proto=javascript"),
            ("x-original-url", "/audit/evil.example"),
            ("x-rewrite-url", "/audit/evil.example"),
            ("x-http-method-override", "DELETE"),
            ("referer", "https://evil.example/"),
            ("accept-language", "evil.example;q=x"),
        ];
        let clean = client.get("/admin/people").await;
        let answer = client.ask(Method::GET, "/admin/people", &hostile, Body::empty()).await;
        assert_eq!((answer.status, answer.bytes == clean.bytes), (StatusCode::OK, true), "something was believed");
        // A one-time link has the address of the configuration, whoever asked and however.
        let body = format!("csrf={FORM}&name=Ny+Person&email=ny%40exempel.se&roles=auditor&language=sv");
        let headers = [&hostile[..], &[FORM_MEDIA]].concat();
        let invited = client.ask(Method::POST, "/admin/people/new", &headers, Body::from(body)).await;
        let all = format!("{:?} {}", invited.headers, invited.text());
        assert!(!all.contains(EVIL) && all.contains("https://krav.exempel.se/welcome/"), "{all}");
        let stranger = service.stranger();
        for next in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:evil.example",
        ] {
            service.pass();
            let fields = [("email", house.address(Role::Auditor)), ("password", PASSWORD), ("next", next)];
            let answer = stranger.post("/login", &fields).await;
            assert_eq!(answer.location(), "/login/code", "{next}");
        }
        for path in ["//evil.example/x", "/\\evil.example", "/cases/..//evil.example", "http://evil.example/"] {
            let answer = stranger.get(path).await;
            assert!(!answer.location().contains("://") && !answer.location().starts_with("//"), "{path}: {}", answer.location());
        }
        let secure = clean.headers.get(header::STRICT_TRANSPORT_SECURITY);
        assert!(secure.is_some(), "behind TLS browsers are told to stay there");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_path_leads_out_of_where_files_are() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(house.address(Role::Administrator)).await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let case = service.app.add_case(&coordinator, &testkit::CASE("Ett")).await.unwrap().id;
    let annex = service.app.issue_annex(&coordinator, &case, None).await.unwrap().id;
    let up = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "..;/", "%c0%ae%c0%ae/"];
    let targets = ["audit.key", "kravkedja.sqlite", "etc/passwd"];
    let below =
        ["/assets/", "/theme/", &format!("/annexes/{annex}/files/"), &format!("/api/v1/annexes/{annex}/files/"), "/welcome/"];
    for (folder, up) in below.iter().flat_map(|folder| up.map(|up| (folder, up))) {
        for target in targets {
            let path = format!("{folder}{}{target}", up.repeat(3)).replace('\\', "%5c");
            let answer = client.get(&path).await;
            let nowhere = [StatusCode::NOT_FOUND, StatusCode::GONE, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::BAD_REQUEST];
            assert!(nowhere.contains(&answer.status), "{path}: {}", answer.status);
            assert!(!answer.text().contains("SQLite format") && !answer.text().contains("root:"), "{path}");
        }
    }
    // The digest of a file is the only name that it has, and it is asked for by its place in a contract.
    for path in [
        "/contracts/x/files/1",
        "/contracts/..%2fx/files/..%2f1",
        "/contracts/x/files/-1",
        "/contracts/x/files/99999999999999999999",
    ] {
        let status = client.get(path).await.status;
        assert!(status.is_client_error(), "{path}: {status}");
    }
}
