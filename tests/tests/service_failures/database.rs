//! A database that goes away in the middle.

use std::time::Duration;

use app::Role;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait, Database};
use testkit::{CASE, Service};

use super::CHILD;

/// Only a server can hang up; what a file does when the disk is full is tried with the program itself (`crates/cli/tests`).
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_up_costs_nothing_that_was_acknowledged() {
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else { return };
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let caller = service.role(&house, Role::Coordinator).await;
    let client = service.client(house.address(Role::Coordinator)).await;
    let name = service.app.config().database_url.rsplit('/').next().unwrap().to_owned();
    let at = Database::connect(&server).await.unwrap();
    let hang_up = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    let mut writers = Vec::new();
    for writer in 0..6 {
        let (app, caller, client) = (service.app.clone(), caller.clone(), client.clone());
        writers.push(tokio::spawn(async move {
            let (mut saved, mut refused) = (Vec::new(), 0);
            for number in 0..40 {
                match app.add_case(&caller, &CASE(&format!("Ärende {writer}-{number}"))).await {
                    Ok(row) => saved.push(row.id),
                    Err(app::Error::Unavailable(_)) => refused += 1,
                    Err(other) => panic!("{other:?}"),
                }
                let status = client.get("/cases").await.status;
                assert!(status == StatusCode::OK || status == StatusCode::SERVICE_UNAVAILABLE, "{status}");
            }
            (saved, refused)
        }));
    }
    for _ in 0..12 {
        at.execute_unprepared(&hang_up).await.unwrap();
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    let (mut saved, mut refused) = (Vec::new(), 0);
    for writer in writers {
        let (own, not) = writer.await.unwrap();
        saved.extend(own);
        refused += not;
    }
    // The server is there again: so is the service.
    assert_eq!(client.get("/cases").await.status, StatusCode::OK);
    for id in &saved {
        service.app.case(&caller, id).await.unwrap();
    }
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds(), "{} saved, {refused} refused", saved.len());
    // Nobody may connect: a page and a problem document, and recovery.
    at.execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await.unwrap();
    at.execute_unprepared(&hang_up).await.unwrap();
    super::page(&client.get("/cases").await, StatusCode::SERVICE_UNAVAILABLE, "just nu");
    super::problem(&client.get("/api/v1/cases").await, StatusCode::SERVICE_UNAVAILABLE, "unavailable");
    assert_eq!(client.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(service.stranger().get("/healthz").await.status, StatusCode::OK, "probes have no session");
    at.execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await.unwrap();
    assert_eq!(client.get("/cases").await.status, StatusCode::OK);
    assert_eq!(client.get("/readyz").await.status, StatusCode::OK);
}
