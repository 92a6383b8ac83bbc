use app::{AuditFault, Language};
use axum::extract::State;
use kernel::Argument;
use serde_json::json;

use crate::Web;
use crate::download::download;
use crate::fault::{Answer, Fault};
use crate::page::Page;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

/// `GET /audit/verify`: the whole log is gone through each time.
pub(super) async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let language = guest.language;
    let state = web.app.verify_audit(&staff.caller).await?;
    let verdict = &state.verdict;
    let view = json!({
        "holds": verdict.holds(),
        "size": verdict.size,
        "rows": verdict.rows,
        "checkpoints": verdict.checkpoints,
        "erased": verdict.erased,
        "root": verdict.root,
        "note": state.note,
        "public": state.public,
        "at": web.app.clock.now().to_string(),
        "faults": verdict.faults.iter().map(|fault| says(fault, language)).collect::<Vec<_>>(),
    });
    let (log, title) = (text(language, "web-audit-title"), text(language, "web-verify-title"));
    Ok(Page::new("pages/audit-verify", title.clone(), view).under(&[("/audit", &log), ("", &title)]))
}

/// `GET /audit/verify/note`: the signed state, to be kept outside the service.
pub(super) async fn note(State(web): State<Web>, staff: Staff) -> Answer {
    let state = web.app.verify_audit(&staff.caller).await?;
    let name = format!("kravkedja-audit-{}.txt", state.verdict.size);
    Ok(download(&name, "text/plain; charset=utf-8", state.note.into_bytes()))
}

fn says(fault: &AuditFault, language: Language) -> String {
    let number = |key: &str, number: i64| {
        with_messages(language, |messages| messages.with(key, &[("number", Argument::Text(number.to_string()))]))
    };
    let row = |key: &str, kind: &str, id: &str| {
        let values = [("kind", Argument::Text(kind.to_owned())), ("id", Argument::Text(id.to_owned()))];
        with_messages(language, |messages| messages.with(key, &values))
    };
    match fault {
        AuditFault::Number(at) => number("web-verify-fault-number", *at),
        AuditFault::Entry(at) => number("web-verify-fault-entry", *at),
        AuditFault::Personal(at) => number("web-verify-fault-personal", *at),
        AuditFault::Edge => text(language, "web-verify-fault-edge"),
        AuditFault::Checkpoint(size) => number("web-verify-fault-checkpoint", i64::try_from(*size).unwrap_or(i64::MAX)),
        AuditFault::Row(kind, id) => row("web-verify-fault-row", kind, id),
        AuditFault::UnknownRow(kind, id) => row("web-verify-fault-unknown-row", kind, id),
        AuditFault::GoneRow(kind, id) => row("web-verify-fault-gone-row", kind, id),
    }
}
