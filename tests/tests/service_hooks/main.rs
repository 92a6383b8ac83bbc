//! Webhooks with a real receiver, jobs that are cut short, signed states that are taken out, and what is counted.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod receiver;
mod sent;
mod shown;
mod taken_out;

use app::{Caller, Delivery, Error, NewSecret, Role, WebhookForm};
use receiver::Receiver;
use testkit::{House, Service};

const DAY: i64 = 24 * 3_600;

async fn service() -> (Service, House) {
    let service = Service::with("/nowhere", |config| {
        config.webhook_hosts = "127.0.0.1".to_owned();
        let data = config.data.clone();
        config.mail_url = format!("file://{}", data.join("mail").display());
        config.mail_from = "Kravkedja <krav@exempel.se>".to_owned();
        config.checkpoint_mail = "arkiv@exempel.se".to_owned();
        config.checkpoint_folder = data.join("states").display().to_string();
    })
    .await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    (service, house)
}

fn form(url: &str, events: &[&str]) -> WebhookForm {
    WebhookForm { url: url.to_owned(), events: events.iter().map(|word| (*word).to_owned()).collect() }
}

async fn told(service: &Service, administrator: &Caller, receiver: &Receiver, events: &[&str]) -> NewSecret {
    service.app.add_webhook(administrator, &form(&receiver.url(), events)).await.unwrap()
}

async fn last(service: &Service, caller: &Caller, hook: &NewSecret) -> Delivery {
    service.app.deliveries(caller, &hook.webhook.id).await.unwrap().remove(0)
}

fn mails(service: &Service) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(service.data().join("mail")) else { return Vec::new() };
    folder.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}
