//! Requirements in somebody's own words, the lint while writing, the preview, forms with an old version, and the yearly reminder.
#![allow(clippy::unwrap_used, reason = "a helper that fails has failed its test")]

mod beside;
mod own;
mod review;

use app::{Caller, Role};
use axum::http::StatusCode;
use testkit::{Answer, CASE, Client, House, Service};

const CHILD: &str = env!("CARGO_BIN_EXE_text-child");
const DAY: i64 = 24 * 3_600;

/// The form of an own requirement with which nothing is wrong.
const OWN: [(&str, &str); 10] = [
    ("title", "Support på svenska"),
    ("text", "Leverantören ska svara på supportärenden på svenska inom 4 timmar."),
    ("motive", "Personalen ska kunna beskriva fel utan att översätta."),
    ("evidence", "Beskrivning av supporten <b>& mer</b>."),
    ("stage", "bid"),
    ("area", "LOG"),
    ("strength", "mandatory"),
    ("placement", "contract-term"),
    ("reason", "Verksamheten önskar det."),
    ("version", "0"),
];

async fn opened() -> (Service, House, Client, Caller, String) {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let client = service.client(house.address(Role::Officer)).await;
    let caller = service.role(&house, Role::Officer).await;
    let case = service.app.add_case(&caller, &CASE("Skolplattform")).await.unwrap().id;
    (service, house, client, caller, case)
}

fn with<'a>(form: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().filter(|(name, _)| !changed.iter().any(|(own, _)| own == name));
    kept.chain(changed).copied().collect()
}

fn plain(text: &str) -> String {
    let pairs =
        [("&#x3D;", "="), ("&#x27;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\u{a0}", " ")];
    pairs.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

/// Address and fields of the last form that goes to an address, as a browser sends them.
fn form_to(page: &str, action: &str) -> Vec<(String, String)> {
    let form = page.rsplit(&format!("action=\"{action}\"")).next().unwrap().split("</form>").next().unwrap();
    let fields = form.split("<input type=\"hidden\" name=\"").skip(1).map(|part| {
        let (name, rest) = part.split_once("\" value=\"").unwrap();
        (name.to_owned(), plain(rest.split('"').next().unwrap()))
    });
    fields.filter(|(name, _)| name != "csrf").collect()
}

/// Sends what the page that shows both versions keeps, as "save what I wrote" does.
async fn on_top(client: &Client, page: &Answer, action: &str) -> Answer {
    assert_eq!(page.status, StatusCode::PRECONDITION_FAILED, "{}", page.text());
    let fields = form_to(&page.text(), action);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(action, &fields).await
}

/// The actions in the log, the latest first.
async fn logged(service: &Service, house: &House) -> Vec<String> {
    let auditor = service.role(house, Role::Auditor).await;
    let lines = service.app.audit_log(&auditor, "", None, 50).await.unwrap();
    assert!(service.app.verify_audit(&auditor).await.unwrap().verdict.holds());
    lines.into_iter().map(|line| line.action).collect()
}
