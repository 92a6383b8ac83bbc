//! The store on a real database: a file, and PostgreSQL where `TEST_DATABASE_URL` names a server.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

use kernel::Instant;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use store::{
    CaseRow, Cursor, Database, DecisionRow, Edge, Entry, EntryFilter, Error, Fault, Order, Organisation, Person, Signer, Store,
    Wanted, Who, new_id,
};
use tempfile::TempDir;

/// A fresh database with its tables.
struct Fresh {
    store: Store,
    database: Database,
    organisation: String,
    person: String,
    _folder: TempDir,
}

fn who() -> Who {
    Who {
        actor: "person:p".to_owned(),
        personal: r#"{"name":"Åsa Öberg"}"#.to_owned(),
        at: Instant::from_micros(1_000),
        organisation: None,
    }
}

async fn database(folder: &TempDir) -> Database {
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else { return Database::File(folder.path().join("data.sqlite")) };
    let name = format!("k{}", new_id().replace('-', ""));
    let at = sea_orm::Database::connect(&server).await.unwrap();
    at.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (before, _) = server.rsplit_once('/').unwrap();
    Database::Postgres(format!("{before}/{name}"))
}

async fn fresh() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let database = database(&folder).await;
    let on = Store::for_migrations(&database).await.unwrap();
    Migrator::up(&on, None).await.unwrap();
    on.close().await.unwrap();
    let store = Store::open(&database).await.unwrap();
    let (organisation, person) = (new_id(), new_id());
    let rows = (house(&organisation, "exempel"), somebody(&person, "asa@exempel.se"));
    let written: Result<(), Error> = store
        .write(move |tx| {
            Box::pin(async move {
                tx.add_organisation(&who(), rows.0).await?;
                tx.add_person(&who(), rows.1).await?;
                Ok(())
            })
        })
        .await;
    written.unwrap();
    Fresh { store, database, organisation, person, _folder: folder }
}

fn house(id: &str, slug: &str) -> Organisation {
    Organisation {
        id: id.to_owned(),
        slug: slug.to_owned(),
        name: "Exempelköpings kommun".to_owned(),
        settings: "{}".to_owned(),
        created_at: 1,
        version: 1,
    }
}

fn somebody(id: &str, email: &str) -> Person {
    Person {
        id: id.to_owned(),
        email: email.to_owned(),
        name: "Åsa Öberg".to_owned(),
        language: "sv".to_owned(),
        password: None,
        totp: None,
        totp_step: 0,
        totp_confirmed: false,
        disabled: false,
        created_at: 1,
        version: 1,
    }
}

fn case(fresh: &Fresh, title: &str) -> CaseRow {
    CaseRow {
        id: new_id(),
        organisation_id: fresh.organisation.clone(),
        unit_id: None,
        number: 0,
        title: title.to_owned(),
        state: "open".to_owned(),
        reference: "KS 2026/1".to_owned(),
        search: String::new(),
        body: "title".to_owned(),
        answers: "{}".to_owned(),
        review_on: None,
        created_by: fresh.person.clone(),
        created_at: 1,
        updated_at: 1,
        version: 1,
        title_key: String::new(),
        reference_key: String::new(),
    }
}

async fn add(fresh: &Fresh, title: &str) -> Result<CaseRow, Error> {
    let row = case(fresh, title);
    fresh.store.write(move |tx| Box::pin(async move { tx.add_case(&who(), row).await })).await
}

fn decision(fresh: &Fresh, case: &CaseRow, requirement: &str) -> DecisionRow {
    DecisionRow {
        id: new_id(),
        organisation_id: fresh.organisation.clone(),
        case_id: case.id.clone(),
        requirement: requirement.to_owned(),
        kind: "leave-out".to_owned(),
        name: String::new(),
        value: String::new(),
        reason: "Finns redan.".to_owned(),
        approval: "not-needed".to_owned(),
        approved_by: None,
        approved_at: None,
        decided_by: fresh.person.clone(),
        decided_at: 1,
        version: 1,
    }
}

fn signer() -> Signer {
    Signer::new("exempel.se/kravkedja", &[3; 32])
}

async fn holds(fresh: &Fresh) -> Vec<Fault> {
    fresh.store.read().verify(&signer().public(), &[]).await.unwrap().faults
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_come_and_go_and_come_again() {
    let folder = tempfile::tempdir().unwrap();
    let on = Store::for_migrations(&database(&folder).await).await.unwrap();
    Migrator::up(&on, None).await.unwrap();
    Migrator::up(&on, None).await.unwrap();
    Migrator::down(&on, None).await.unwrap();
    Migrator::up(&on, None).await.unwrap();
    assert!(Migrator::get_pending_migrations(&on).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_fails_leaves_nothing_and_disturbs_nobody() {
    let fresh = fresh().await;
    let row = case(&fresh, "Misslyckas");
    let failed: Result<(), Error> = fresh
        .store
        .write(move |tx| {
            Box::pin(async move {
                tx.add_case(&who(), row).await?;
                Err(Error::Stale)
            })
        })
        .await;
    assert!(matches!(failed, Err(Error::Stale)));
    assert_eq!(fresh.store.read().case_count(&fresh.organisation, "open").await.unwrap(), 0);
    let same_slug = house(&new_id(), "exempel");
    let taken: Result<Organisation, Error> =
        fresh.store.write(move |tx| Box::pin(async move { tx.add_organisation(&who(), same_slug).await })).await;
    assert!(matches!(taken, Err(Error::Taken(_))), "{taken:?}");
    assert_eq!(holds(&fresh).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_write_at_once_and_every_number_is_given_once() {
    let fresh = std::sync::Arc::new(fresh().await);
    let tasks: Vec<_> = (0..60)
        .map(|number| {
            let fresh = std::sync::Arc::clone(&fresh);
            tokio::spawn(async move { add(&fresh, &format!("Ärende {number}")).await.unwrap().number })
        })
        .collect();
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=60).collect::<Vec<i64>>());
    let verdict = fresh.store.read().verify(&signer().public(), &[]).await.unwrap();
    assert_eq!((verdict.faults, verdict.size, verdict.rows), (vec![], 62, 62));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_or_changes_what_another_organisation_has() {
    let fresh = fresh().await;
    let own = add(&fresh, "Eget").await.unwrap();
    let other = new_id();
    let read = fresh.store.read();
    assert!(matches!(read.case(&other, &own.id).await, Err(Error::NotFound)));
    assert!(read.cases(&other, &Wanted::default()).await.unwrap().rows.is_empty());
    let id = own.id.clone();
    let changed: Result<CaseRow, Error> = fresh
        .store
        .write(move |tx| Box::pin(async move { tx.change_case(&who(), "case.change", &other, &id, None, |_| ()).await }))
        .await;
    assert!(matches!(changed, Err(Error::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_on_an_old_version_is_refused() {
    let fresh = fresh().await;
    let own = add(&fresh, "Eget").await.unwrap();
    let change = |version: i64, title: &'static str| {
        let (organisation, id) = (fresh.organisation.clone(), own.id.clone());
        fresh.store.write::<CaseRow, Error, _>(move |tx| {
            Box::pin(async move {
                tx.change_case(&who(), "case.change", &organisation, &id, Some(version), |row| row.title = title.to_owned()).await
            })
        })
    };
    assert_eq!(change(1, "Först").await.unwrap().version, 2);
    assert!(matches!(change(1, "Sedan").await, Err(Error::Stale)));
    assert_eq!(fresh.store.read().case(&fresh.organisation, &own.id).await.unwrap().title, "Först");
    let row = decision(&fresh, &own, "LOG-03");
    let put = |version: Option<i64>| {
        let row = row.clone();
        fresh.store.write::<DecisionRow, Error, _>(move |tx| Box::pin(async move { tx.put_decision(&who(), row, version).await }))
    };
    assert!(matches!(put(Some(3)).await, Err(Error::Stale)));
    assert_eq!(put(Some(0)).await.unwrap().version, 1);
    assert!(matches!(put(Some(0)).await, Err(Error::Stale)));
    assert_eq!(put(Some(1)).await.unwrap().version, 2);
    assert_eq!(holds(&fresh).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_go_through_every_row_once_both_ways() {
    let fresh = fresh().await;
    for number in 0..23 {
        // Many alike, so that the id has to decide.
        add(&fresh, ["Ärende", "Bilar", "Ödlor"][number % 3]).await.unwrap();
    }
    for (by, descending) in [("title", false), ("title", true), ("number", true), ("changed", false)] {
        let order = Order { by: by.to_owned(), descending };
        let wanted = |from: Option<Cursor>| Wanted { order: order.clone(), from, limit: 5, ..Wanted::default() };
        let read = fresh.store.read();
        let (mut seen, mut from, mut pages) = (Vec::new(), None, Vec::new());
        loop {
            let page = read.cases(&fresh.organisation, &wanted(from)).await.unwrap();
            seen.extend(page.rows.iter().map(|row| row.id.clone()));
            pages.push(page.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
            let (before, after) = (page.before, page.after);
            assert_eq!(before.is_none(), pages.len() == 1);
            let Some(next) = after else {
                // And back again.
                let mut before = before;
                for expected in pages.iter().rev().skip(1) {
                    let page = read.cases(&fresh.organisation, &wanted(before)).await.unwrap();
                    assert_eq!(&page.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), expected);
                    before = page.before;
                }
                assert_eq!(before, None);
                break;
            };
            from = Cursor::parse(&next.to_string());
        }
        let all = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((seen.len(), all), (23, 23), "{by}");
    }
    let found = |words: &str| Wanted { words: words.to_owned(), ..Wanted::default() };
    let read = fresh.store.read();
    assert_eq!(read.cases(&fresh.organisation, &found("ÖDL")).await.unwrap().rows.len(), 7);
    assert_eq!(read.cases(&fresh.organisation, &found("%")).await.unwrap().rows.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_states_are_states_of_this_log_only() {
    let fresh = fresh().await;
    add(&fresh, "Ett").await.unwrap();
    let kept = signer().sign(&fresh.store.read().audit_edge().await.unwrap());
    let note = kept.note.clone();
    fresh
        .store
        .write::<(), Error, _>(move |tx| Box::pin(async move { tx.keep_checkpoint(&kept, who().at).await }))
        .await
        .unwrap();
    add(&fresh, "Två").await.unwrap();
    let read = fresh.store.read();
    let verdict = read.verify(&signer().public(), std::slice::from_ref(&note)).await.unwrap();
    assert_eq!((verdict.faults, verdict.checkpoints), (vec![], 2));
    let mut other = Edge::default();
    other.push([9; 32]);
    let foreign = signer().sign(&other).note;
    assert_eq!(read.verify(&signer().public(), &[foreign]).await.unwrap().faults, [Fault::Checkpoint(1)]);
    let unsigned = note.replace("exempel.se/kravkedja\n3", "exempel.se/kravkedja\n99");
    assert_eq!(read.verify(&signer().public(), &[unsigned]).await.unwrap().faults, [Fault::Checkpoint(99)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_data_are_erased_and_the_log_still_verifies() {
    let fresh = fresh().await;
    add(&fresh, "Ett").await.unwrap();
    let filter = EntryFilter { limit: 10, ..EntryFilter::default() };
    let listed = fresh.store.read().entries(&fresh.organisation, &filter).await.unwrap();
    assert!(listed.iter().all(|(_, personal)| personal.as_deref().is_some_and(|text| text.contains("Öberg"))));
    let seq = listed[0].0.seq;
    fresh.store.write::<(), Error, _>(move |tx| Box::pin(async move { tx.erase_personal(seq).await })).await.unwrap();
    let read = fresh.store.read();
    assert_eq!(read.entries(&fresh.organisation, &filter).await.unwrap()[0].1, None);
    let verdict = read.verify(&signer().public(), &[]).await.unwrap();
    assert_eq!((verdict.faults, verdict.erased), (vec![], 1));
    let again = fresh.store.write::<(), Error, _>(move |tx| Box::pin(async move { tx.erase_personal(seq).await })).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

/// Where the log and what it is about lie, with what can be changed behind its back.
const TOUCHED: [(&str, &str); 22] = [
    ("audit_entry", "at"),
    ("audit_entry", "actor"),
    ("audit_entry", "action"),
    ("audit_entry", "subject"),
    ("audit_entry", "subject_id"),
    ("audit_entry", "after"),
    ("audit_entry", "detail"),
    ("audit_entry", "personal_digest"),
    ("audit_entry", "leaf"),
    ("audit_entry", "organisation_id"),
    ("audit_personal", "personal"),
    ("audit_personal", "salt"),
    ("audit_head", "edge"),
    ("audit_head", "size"),
    ("organisation", "name"),
    ("organisation", "settings"),
    ("person", "name"),
    ("person", "email"),
    ("cases", "title"),
    ("cases", "body"),
    ("decision", "reason"),
    ("decision", "version"),
];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_changed_behind_the_back_of_the_log_is_found() {
    let fresh = fresh().await;
    let own = add(&fresh, "Eget").await.unwrap();
    let row = decision(&fresh, &own, "LOG-03");
    fresh.store.write::<_, Error, _>(move |tx| Box::pin(async move { tx.put_decision(&who(), row, None).await })).await.unwrap();
    assert_eq!(holds(&fresh).await, []);
    let on: DatabaseConnection = Store::for_migrations(&fresh.database).await.unwrap();
    for (table, column) in TOUCHED {
        let number = ["at", "size", "version"].contains(&column);
        let (change, back) = if number {
            (format!("{column} + 1"), format!("{column} - 1"))
        } else {
            // The first letter is put last.
            (
                format!("substr({column}, 2) || substr({column}, 1, 1)"),
                format!("substr({column}, length({column}), 1) || substr({column}, 1, length({column}) - 1)"),
            )
        };
        let set = |to: &str| format!("UPDATE {table} SET {column} = {to} WHERE {column} IS NOT NULL");
        on.execute_unprepared(&set(&change)).await.unwrap();
        assert_ne!(holds(&fresh).await, [], "{table}.{column}");
        on.execute_unprepared(&set(&back)).await.unwrap();
        assert_eq!(holds(&fresh).await, [], "{table}.{column} back");
    }
    on.execute_unprepared("DELETE FROM decision").await.unwrap();
    assert!(matches!(holds(&fresh).await.as_slice(), [Fault::GoneRow(..)]));
    on.execute_unprepared("DELETE FROM audit_entry WHERE seq = 1").await.unwrap();
    assert!(holds(&fresh).await.contains(&Fault::Number(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn things_written_in_the_log_alone_are_there() {
    let fresh = fresh().await;
    let organisation = fresh.organisation.clone();
    fresh
        .store
        .write::<(), Error, _>(move |tx| Box::pin(async move { tx.log(&who(), Entry::new("login").of(&organisation)).await }))
        .await
        .unwrap();
    let filter = EntryFilter { action: Some("login".to_owned()), limit: 10, ..EntryFilter::default() };
    assert_eq!(fresh.store.read().entries(&fresh.organisation, &filter).await.unwrap().len(), 1);
    assert_eq!(holds(&fresh).await, []);
}
