//! Messages: what is sent, when, how often, and by whom.

use std::time::Duration;

use serde_json::{Value, json};
use store::{Entry, Store, Who};
use testkit::CASE;

use super::*;
use crate::receiver::Does;

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_arrives_signed_and_without_anything_personal() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let coordinator = service.role(&house, Role::Coordinator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["case.*", "annex.issue"]).await;
    let case = service.app.add_case(&coordinator, &CASE("Hemlig lärplattform")).await.unwrap().id;
    let annex = service.app.issue_annex(&coordinator, &case, None).await.unwrap().id;
    service.app.publish_annex(&coordinator, &annex, None).await.unwrap();
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 2);
    let mut came = receiver.came();
    came.sort_by_key(|message| message.json()["data"]["seq"].as_i64());
    assert_eq!(came.iter().map(crate::receiver::Message::event).collect::<Vec<_>>(), ["case.add", "annex.issue"]);
    assert_eq!(came[0].json()["data"]["id"], json!(case));
    assert_eq!(came[0].json()["data"]["within"], Value::Null);
    assert_eq!(came[1].json()["data"]["within"], json!({ "subject": "case", "id": case }));
    let log = service.app.audit_log(&administrator, "case.add", None, 1).await.unwrap().remove(0);
    assert_eq!(
        (came[0].json()["data"]["seq"].clone(), came[0].json()["data"]["leaf"].clone()),
        (json!(log.seq), json!(log.leaf))
    );
    for message in &came {
        assert!(message.is_signed_with(&hook.secret), "{message:?}");
        assert!(!message.is_signed_with("whsec_AAAA"));
        let at: i64 = message.head["webhook-timestamp"].parse().unwrap();
        assert_eq!(at, service.app.clock.now().seconds());
        for secret in ["Hemlig", "exempel.se", "Svensson", "coordinator", &coordinator.person, &hook.secret] {
            assert!(!message.body.contains(secret), "{secret}: {}", message.body);
        }
    }
    let delivery = last(&service, &administrator, &hook).await;
    assert_eq!((delivery.state.as_str(), delivery.status, delivery.attempts), ("done", 204, 1));
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 0, "nothing is sent twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_entry_of_the_log_is_told_once_and_what_is_taken_back_never() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["*"]).await;
    let begin = service.app.audit_log(&administrator, "", None, 1).await.unwrap()[0].seq;
    let store = Store::open(&service.database).await.unwrap();
    let unit = |name: &str| store::Unit {
        id: store::new_id(),
        organisation_id: administrator.organisation.clone(),
        parent_id: None,
        name: name.to_owned(),
        archived: false,
        version: 1,
    };
    for (name, fails) in [("Skola", false), ("Vård", true), ("Teknik", false), ("Miljö", true)] {
        let row = unit(name);
        let who = Who { actor: "system".to_owned(), personal: "{}".to_owned(), at: service.app.clock.now(), organisation: None };
        let done: Result<(), store::Error> = store
            .write(move |tx| {
                Box::pin(async move {
                    let added = tx.add_unit(&who, row).await?;
                    tx.log(&who, Entry::new("audit.export").of(&added.organisation_id)).await?;
                    if fails { Err(store::Error::Stale) } else { Ok(()) }
                })
            })
            .await;
        assert_eq!(done.is_err(), fails);
    }
    // A form that is refused leaves nothing either.
    assert!(service.app.add_unit(&administrator, "Skola").await.is_err());
    while service.app.run_due_jobs().await.unwrap() > 0 {}
    let mut seqs: Vec<i64> = receiver.came().iter().map(|one| one.json()["data"]["seq"].as_i64().unwrap()).collect();
    seqs.sort_unstable();
    let mut log: Vec<i64> =
        service.app.audit_log(&administrator, "", None, 100).await.unwrap().iter().map(|line| line.seq).collect();
    // That the address was added is the first that it is told.
    log.retain(|seq| *seq >= begin);
    log.sort_unstable();
    assert_eq!(seqs, log);
    assert_eq!(log.len(), 5);
    assert_eq!(service.app.deliveries(&administrator, &hook.webhook.id).await.unwrap().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_sent_again_with_growing_waits_and_the_address_is_turned_off_after_a_day() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    receiver.does(&vec![Does::Status(500); 60]);
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    let mut waits = Vec::new();
    service.app.run_due_jobs().await.unwrap();
    loop {
        let delivery = last(&service, &administrator, &hook).await;
        let Some(next) = delivery.next_at else { break };
        assert_eq!((delivery.status, delivery.error.as_str()), (500, "status"));
        let wait = next.seconds() - service.app.clock.now().seconds();
        // Not before its time.
        service.app.clock.pass(wait - 1);
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 0);
        service.app.clock.pass(1);
        assert!(service.app.run_due_jobs().await.unwrap() > 0);
        waits.push(wait);
    }
    assert!(waits.is_sorted() && waits.len() == 8, "{waits:?}");
    let day: i64 = waits.iter().sum();
    assert!((DAY - 3_600..=DAY).contains(&day), "{day}");
    let came = receiver.came();
    assert!(came.len() == 9 && came.iter().all(|one| one.id() == came[0].id() && one.body == came[0].body));
    let known = service.app.webhook(&administrator, &hook.webhook.id).await.unwrap();
    assert_eq!((known.on, known.off_reason.as_str()), (false, "failing"));
    let log = service.app.audit_log(&administrator, "webhook.off", None, 5).await.unwrap();
    assert_eq!((log.len(), log[0].who.as_str()), (1, "system"));
    // Nothing more is put in line, and the administrator is told by mail and on the page.
    service.app.add_unit(&administrator, "Vård").await.unwrap();
    while service.app.run_due_jobs().await.unwrap() > 0 {}
    assert_eq!(receiver.came().len(), 9);
    let mails = mails(&service);
    let note = mails.iter().find(|mail| mail.contains("To: administrator@exempel.se")).unwrap();
    assert!(note.contains(&hook.webhook.id) && !note.contains(&hook.secret) && mails.len() == 1);
    let client = service.client(house.address(Role::Administrator)).await;
    assert!(client.get("/admin").await.text().contains("En webhook är avstängd"));
    let page = client.get(&format!("/admin/webhooks/{}", hook.webhook.id)).await.text();
    assert!(page.contains("Inget meddelande har kommit fram på ett dygn") && page.contains("Mottagaren svarade"));
    // It is given another chance.
    let same = form(&known.url, &["unit.add"]);
    let on = service.app.change_webhook(&administrator, &known.id, Some(known.version), &same, true).await.unwrap();
    assert!(on.on && on.off_reason.is_empty());
    assert!(!client.get("/admin").await.text().contains("En webhook är avstängd"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_forgives_and_whoever_is_gone_is_told_no_more() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    let elsewhere = Receiver::start().await;
    let ways =
        [(Does::Redirect(elsewhere.url()), "redirect", 302), (Does::Break, "broken", 0), (Does::Status(404), "status", 404)];
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    for (does, error, status) in ways {
        receiver.does(&[does]);
        service.app.clock.pass(2 * 3_600);
        assert_eq!(service.app.run_due_jobs().await.unwrap(), 1);
        let delivery = last(&service, &administrator, &hook).await;
        assert_eq!((delivery.error.as_str(), delivery.status, delivery.state.as_str()), (error, status, "waiting"));
    }
    assert!(elsewhere.came().is_empty(), "a redirect was followed");
    assert!(service.app.webhook(&administrator, &hook.webhook.id).await.unwrap().failing_since.is_some());
    service.app.clock.pass(2 * 3_600);
    service.app.run_due_jobs().await.unwrap();
    assert_eq!(last(&service, &administrator, &hook).await.state, "done");
    assert_eq!(service.app.webhook(&administrator, &hook.webhook.id).await.unwrap().failing_since, None);
    receiver.does(&[Does::Status(410)]);
    service.app.add_unit(&administrator, "Vård").await.unwrap();
    service.app.run_due_jobs().await.unwrap();
    let known = service.app.webhook(&administrator, &hook.webhook.id).await.unwrap();
    assert_eq!((known.on, known.off_reason.as_str()), (false, "gone"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_killed_in_the_middle_leaves_its_message_to_the_next() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let receiver = Receiver::start().await;
    let hook = told(&service, &administrator, &receiver, &["unit.add"]).await;
    receiver.does(&[Does::Hang]);
    service.app.add_unit(&administrator, "Utbildning").await.unwrap();
    let killed = service.another().await;
    let at_it = tokio::spawn(async move { killed.app.run_due_jobs().await });
    while receiver.came().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    at_it.abort();
    assert!(at_it.await.unwrap_err().is_cancelled());
    assert_eq!(last(&service, &administrator, &hook).await.state, "running");
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 0, "taken before its time was out");
    service.app.clock.pass(600);
    assert_eq!(service.app.run_due_jobs().await.unwrap(), 1);
    let came = receiver.came();
    assert!(came.len() == 2 && came[0].id() == came[1].id() && came[0].body == came[1].body);
    let delivery = last(&service, &administrator, &hook).await;
    assert_eq!((delivery.state.as_str(), delivery.attempts), ("done", 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_the_work_and_a_slow_receiver_holds_up_nobody() {
    let (service, house) = service().await;
    let administrator = service.role(&house, Role::Administrator).await;
    let (receiver, slow) = (Receiver::start().await, Receiver::start().await);
    slow.does(&vec![Does::Hang; 20]);
    told(&service, &administrator, &slow, &["unit.add"]).await;
    told(&service, &administrator, &receiver, &["unit.add"]).await;
    for count in 0..12 {
        service.app.add_unit(&administrator, &format!("Enhet {count}")).await.unwrap();
    }
    let other = service.another().await;
    let (tell, stop) = tokio::sync::watch::channel(false);
    let work = [tokio::spawn(service.app.clone().work(stop.clone())), tokio::spawn(other.app.clone().work(stop))];
    let begun = tokio::time::Instant::now();
    while receiver.came().len() < 12 {
        assert!(begun.elapsed() < Duration::from_secs(30), "{} came", receiver.came().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(slow.came().len() <= 4, "{}", slow.came().len());
    tell.send_replace(true);
    // What is under way is finished: the slow ones within their time.
    for one in work {
        tokio::time::timeout(Duration::from_secs(30), one).await.unwrap().unwrap();
    }
    let mut ids: Vec<String> = receiver.came().iter().map(|one| one.id().to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), receiver.came().len()), (12, 12));
}
