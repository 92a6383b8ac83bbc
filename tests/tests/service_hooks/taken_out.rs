//! Signed states of the log, and counts.

use axum::http::StatusCode;
use store::Store;
use testkit::CASE;

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_state_is_taken_out_each_day_and_shows_what_was_rewritten() {
    let (service, house) = service().await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let other = service.another().await;
    let files = || {
        let mut all: Vec<_> =
            std::fs::read_dir(service.data().join("states")).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    };
    for day in 1..=2 {
        service.app.add_case(&coordinator, &CASE("Lärplattform")).await.unwrap();
        // Whichever process puts them there, there is one of each.
        service.app.put_daily_jobs().await.unwrap();
        other.app.put_daily_jobs().await.unwrap();
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 2);
        assert_eq!(other.app.run_due_jobs().await.unwrap(), 0);
        assert_eq!((files().len(), mails(&service).len()), (day, day));
        service.app.clock.pass(DAY);
    }
    let name = files()[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("kravkedja-2026-11-2") && name.ends_with(".checkpoint"), "{name}");
    let notes: Vec<String> = files().iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let held = service.app.audit_state(&notes).await.unwrap();
    assert!(held.verdict.holds() && held.verdict.checkpoints >= 4, "{:?}", held.verdict);
    let (size, _) = store::verify_note(&notes[0], &held.public).unwrap();
    let mail = mails(&service).into_iter().find(|mail| mail.contains("To: arkiv@exempel.se")).unwrap();
    assert!(mail.contains(".checkpoint") && mail.contains("application/octet-stream"));
    // A state of a log that never was, and one that was changed.
    let forged = notes[0].replacen(&format!("\n{size}\n"), &format!("\n{}\n", size - 1), 1);
    assert!(!service.app.audit_state(&[forged]).await.unwrap().verdict.holds());
    assert!(!service.app.audit_state(&["nonsense".to_owned()]).await.unwrap().verdict.holds());
    // A log that does not hold is not signed: whoever gets the mail is told.
    let on = Store::for_migrations(&service.database).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&on, "UPDATE audit_entry SET action = 'case.gone' WHERE seq = 3").await.unwrap();
    service.app.put_daily_jobs().await.unwrap();
    service.app.run_due_jobs().await.unwrap();
    assert_eq!((files().len(), mails(&service).len()), (2, 3));
    let text = service.app.metrics_text().await.unwrap();
    assert!(text.contains("kravkedja_job_runs_total{kind=\"checkpoint\",result=\"failed\"} 1"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_says_nothing_of_anybody() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let case = service.app.add_case(&coordinator, &CASE("Lärplattform")).await.unwrap().id;
    let receiver = Receiver::start().await;
    told(&service, &administrator, &receiver, &["*"]).await;
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    assert!(service.app.log_in("nobody@exempel.se", "fel lösenord helt").await.is_err());
    let client = service.client(house.address(Role::Coordinator)).await;
    assert_eq!(client.get(&format!("/cases/{case}?q=hemligt")).await.status, StatusCode::OK);
    assert_eq!(client.get(&format!("/nowhere/{case}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.get("/metrics").await.status, StatusCode::NOT_FOUND, "not where everybody is");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let web = service.web.clone();
    let serves = tokio::spawn(async move { web::serve_metrics(&web, listener, std::future::pending()).await });
    let text = {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut stream = tokio::net::TcpStream::connect(at).await.unwrap();
        stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    };
    serves.abort();
    assert!(text.starts_with("HTTP/1.1 200") && text.contains("application/openmetrics-text"));
    for line in [
        "kravkedja_build_info{version=",
        "kravkedja_http_requests_total{method=\"GET\",route=\"/cases/{id}\",status=\"200\"} 1",
        "kravkedja_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 2",
        "kravkedja_http_request_duration_seconds_bucket{",
        "kravkedja_logins_total{result=\"bad\"} 1",
        "kravkedja_jobs{kind=\"webhook\",state=\"waiting\"} 2",
        "kravkedja_database_writes_total",
        "kravkedja_database_write_wait_seconds_total",
        "kravkedja_database_size_bytes",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    for secret in
        [case.as_str(), "hemligt", "exempel", "Exempel", &administrator.person, &administrator.organisation, "127.0.0.1:"]
    {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let good = text.lines().find(|line| line.starts_with("kravkedja_logins_total{result=\"good\"}")).unwrap();
    assert!(good.rsplit(' ').next().unwrap().parse::<i64>().unwrap() > 2, "{good}");
}
