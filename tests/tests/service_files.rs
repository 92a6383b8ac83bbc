//! Uploaded files in a folder and in an object store: written once, compared with their digest at every reading, and a place that
//! does not answer stops nothing else.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

#[path = "service_files/bucket.rs"]
mod bucket;

use app::{App, Caller, Config, ContractForm, ContractRow, Error, Role, UploadedFile, Wanted};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use bucket::{Bucket, Mood, SECRET};
use testkit::{Client, FORM, House, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
const TEXT: &str = "1 Säkerhet\nLeverantören ska kryptera data.\n";

fn form() -> ContractForm {
    let text = str::to_owned;
    ContractForm { title: text("Driftavtal"), counterpart: text("Exempelbolaget AB"), case: String::new(), whole: true }
}

fn file(text: &str) -> UploadedFile {
    UploadedFile { name: "avtal.txt".to_owned(), bytes: text.as_bytes().to_vec() }
}

async fn add(app: &App, caller: &Caller, text: &str) -> Result<ContractRow, Error> {
    app.add_contract(caller, &form(), vec![file(text)]).await
}

/// The bytes of the one file of a contract.
async fn read(app: &App, caller: &Caller, contract: &ContractRow) -> Result<Vec<u8>, Error> {
    let id = app.contract(caller, &contract.id).await?.files.remove(0).position;
    Ok(app.contract_file(caller, &contract.id, id).await?.bytes)
}

async fn count(app: &App, caller: &Caller) -> usize {
    app.contracts(caller, &Wanted::default()).await.unwrap().rows.len()
}

/// A service whose files lie in a bucket, somebody who may upload them, and their browser.
async fn in_bucket(bucket: &Bucket) -> (Service, House, Caller) {
    let at = bucket.address.clone();
    let service = Service::with(CHILD, |config| keep_in(config, &at)).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let caller = service.role(&house, Role::Coordinator).await;
    (service, house, caller)
}

fn keep_in(config: &mut Config, endpoint: &str) {
    config.files = "s3://krav/prod/filer".to_owned();
    config.files_endpoint = endpoint.to_owned();
    config.files_key = "AKIAEXEMPEL".to_owned();
    config.files_secret = SECRET.into();
    config.files_seconds = 2;
}

/// Sends a contract as a browser does.
async fn upload(client: &Client) -> testkit::Answer {
    let mut body = String::new();
    for (name, value) in [("csrf", FORM), ("title", "Driftavtal"), ("counterpart", "Exempelbolaget AB"), ("whole", "yes")] {
        body.push_str(&format!("--gräns\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
    }
    let head = "content-disposition: form-data; name=\"files\"; filename=\"avtal.txt\"\r\ncontent-type: text/plain";
    body.push_str(&format!("--gräns\r\n{head}\r\n\r\n{TEXT}\r\n--gräns--\r\n"));
    let body = body.replace("gräns", "grans");
    let media = [("content-type", "multipart/form-data; boundary=grans")];
    client.ask(Method::POST, "/contracts/new", &media, Body::from(body)).await
}

fn plain_503(answer: &testkit::Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text());
    assert!(answer.text().contains("Inget har sparats") && answer.text().contains("</html>"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_stored_once_under_its_digest_and_signed_for() {
    let bucket = Bucket::start().await;
    let (service, _, caller) = in_bucket(&bucket).await;
    let first = add(&service.app, &caller, TEXT).await.unwrap();
    let digest = exchange::sha256(TEXT.as_bytes());
    let key = format!("krav/prod/filer/{}/{digest}", &digest[..2]);
    assert_eq!(bucket.keys(), std::slice::from_ref(&key));
    assert!(!service.data().join("files").exists(), "nothing lies beside the database");
    assert_eq!(read(&service.app, &caller, &first).await.unwrap(), TEXT.as_bytes());
    // The same content a second time.
    let second = add(&service.app, &caller, TEXT).await.unwrap();
    assert_eq!(read(&service.app, &caller, &second).await.unwrap(), TEXT.as_bytes());
    assert_eq!((bucket.keys(), bucket.written()), (vec![key], 1));
    assert_eq!(service.app.check().await.unwrap(), (true, Vec::new()));
    assert!(bucket.refused().is_empty(), "{:?}", bucket.refused());
    // Whoever does not have the secret gets nowhere.
    let other = service.changed(CHILD, |config| config.files_secret = "fel".into()).await;
    assert!(matches!(other.app.files_answer().await, Err(Error::Unavailable(_))));
    assert!(matches!(read(&other.app, &caller, &first).await, Err(Error::Unavailable(_))));
    assert!(!bucket.refused().is_empty());
    service.app.files_answer().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_missing_file_is_not_given_out_and_can_be_handed_in_again() {
    let bucket = Bucket::start().await;
    let (service, house, caller) = in_bucket(&bucket).await;
    let contract = add(&service.app, &caller, TEXT).await.unwrap();
    let digest = exchange::sha256(TEXT.as_bytes());
    let id = service.app.contract(&caller, &contract.id).await.unwrap().files.remove(0).position;
    let client = service.client(house.address(Role::Coordinator)).await;
    let path = format!("/contracts/{}/files/{id}", contract.id);
    assert_eq!(client.get(&path).await.bytes, TEXT.as_bytes());
    bucket.damage();
    plain_503(&client.get(&path).await);
    assert_eq!(service.app.check().await.unwrap(), (true, vec![digest.clone()]));
    add(&service.app, &caller, TEXT).await.unwrap();
    assert_eq!(client.get(&path).await.bytes, TEXT.as_bytes(), "handed in again");
    bucket.clear();
    plain_503(&client.get(&path).await);
    assert_eq!(service.app.check().await.unwrap(), (true, vec![digest]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_fails_or_is_slow_stops_nothing_else() {
    let bucket = Bucket::start().await;
    let (service, house, caller) = in_bucket(&bucket).await;
    let client = service.client(house.address(Role::Coordinator)).await;
    for mood in [Mood::Failing, Mood::Denying, Mood::Slow, Mood::Garbled] {
        bucket.is(mood);
        // Only against waiting for ever: how long it takes is nobody's promise here.
        let answer = tokio::time::timeout(std::time::Duration::from_secs(60), upload(&client)).await;
        plain_503(&answer.unwrap());
        assert_eq!(client.get("/contracts").await.status, StatusCode::OK, "{mood:?}");
        assert_eq!(count(&service.app, &caller).await, 0, "{mood:?}: half saved");
    }
    bucket.is(Mood::Well);
    assert_eq!(upload(&client).await.status, StatusCode::SEE_OTHER);
    assert_eq!(count(&service.app, &caller).await, 1);
    let contract = service.app.contracts(&caller, &Wanted::default()).await.unwrap().rows.remove(0);
    for mood in [Mood::Failing, Mood::Denying, Mood::Slow, Mood::Dripping, Mood::Garbled] {
        bucket.is(mood);
        plain_503(&client.get(&format!("/contracts/{}/files/0", contract.id)).await);
    }
    // A fault that passes is not even noticed.
    bucket.is(Mood::FailingOnce);
    add(&service.app, &caller, "1 Annat\nLeverantören ska logga.\n").await.unwrap();
    // And nobody there at all.
    let gone = service.changed(CHILD, |config| config.files_endpoint = "http://127.0.0.1:9".to_owned()).await;
    assert!(matches!(add(&gone.app, &caller, "1 Nytt\nText.\n").await, Err(Error::Unavailable(_))));
    let log = service.app.audit_state(&[]).await.unwrap();
    assert!(log.verdict.holds(), "{:?}", log.verdict);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_takes_in_the_bucket_and_is_restored_to_either_place() {
    let bucket = Bucket::start().await;
    let (service, _, caller) = in_bucket(&bucket).await;
    let contract = add(&service.app, &caller, TEXT).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("kopia.zip");
    if !service.app.config().database_url.is_empty() {
        assert!(matches!(service.app.back_up(&backup).await, Err(Error::Conflict(_))));
        return;
    }
    assert_eq!(service.app.back_up(&backup).await.unwrap(), app::BackedUp { files: 3, lacking: Vec::new() });
    let other = Bucket::start().await;
    for (place, endpoint) in [("hink", Some(other.address.clone())), ("mapp", None)] {
        let mut config = service.app.config().clone();
        config.data = folder.path().join(place);
        match &endpoint {
            Some(endpoint) => keep_in(&mut config, endpoint),
            None => config.files = String::new(),
        }
        assert_eq!(app::restore(&config, &backup).await.unwrap().files, 3);
        assert_eq!(config.data.join("files").exists(), endpoint.is_none(), "{place}");
        let restored = App::open(config, service.app.clock.clone(), ("x".into(), Vec::new())).await.unwrap();
        assert_eq!(read(&restored, &caller, &contract).await.unwrap(), TEXT.as_bytes());
        assert_eq!(restored.check().await.unwrap(), (true, Vec::new()));
    }
    assert_eq!(other.keys(), bucket.keys());
    // A bucket that does not answer: no folder, and no backup without its files.
    other.is(Mood::Failing);
    let mut config = service.app.config().clone();
    config.data = folder.path().join("ingenstans");
    keep_in(&mut config, &other.address);
    assert!(app::restore(&config, &backup).await.is_err() && !config.data.exists());
    bucket.is(Mood::Failing);
    let none = folder.path().join("ingen.zip");
    assert!(service.app.back_up(&none).await.is_err() && !none.exists());
    // What is lost is named, and the rest is kept.
    bucket.is(Mood::Well);
    bucket.clear();
    let lacking = service.app.back_up(&none).await.unwrap();
    assert_eq!((lacking.files, lacking.lacking), (2, vec![exchange::sha256(TEXT.as_bytes())]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_gone_full_or_damaged_is_a_clear_answer() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let caller = service.role(&house, Role::Coordinator).await;
    let client = service.client(house.address(Role::Coordinator)).await;
    // Something that is no folder stands where files would be: nothing can be written below it.
    let files = service.data().join("files");
    std::fs::write(&files, "").unwrap();
    plain_503(&upload(&client).await);
    assert_eq!((count(&service.app, &caller).await, client.get("/").await.status), (0, StatusCode::OK));
    std::fs::remove_file(&files).unwrap();
    assert_eq!(upload(&client).await.status, StatusCode::SEE_OTHER);
    let digest = exchange::sha256(TEXT.as_bytes());
    let path = files.join(&digest[..2]).join(&digest);
    let contract = service.app.contracts(&caller, &Wanted::default()).await.unwrap().rows.remove(0);
    let id = service.app.contract(&caller, &contract.id).await.unwrap().files.remove(0).position;
    let page = format!("/contracts/{}/files/{id}", contract.id);
    std::fs::write(&path, "något annat").unwrap();
    plain_503(&client.get(&page).await);
    assert_eq!(service.app.check().await.unwrap().1, std::slice::from_ref(&digest));
    assert_eq!(upload(&client).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.get(&page).await.bytes, TEXT.as_bytes(), "handed in again");
    std::fs::remove_dir_all(&files).unwrap();
    plain_503(&client.get(&page).await);
    assert_eq!(service.app.check().await.unwrap().1, [digest]);
    assert_eq!(upload(&client).await.status, StatusCode::SEE_OTHER, "the folder is made again");
    assert!(service.app.audit_state(&[]).await.unwrap().verdict.holds());
}
