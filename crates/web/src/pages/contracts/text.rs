use app::{TextClause, TextLine, TextPart, TextShape};
use axum::extract::{Path, Query, State};
use messages::Messages;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Web;
use crate::fault::Fault;
use crate::page::Page;
use crate::templates::{text, with_messages};
use crate::visitor::{Guest, Staff};

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    file: usize,
}

/// A file of the contract, clause by clause, with the deciding words marked.
pub(super) async fn show(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Fault> {
    let found = web.app.contract_text(&staff.caller, &id, asked.file).await?;
    let library = web.app.library(&staff.caller).await?;
    let language = guest.language;
    let url = format!("/contracts/{id}");
    let title = |id: &str| library.catalog.obligation(id).map(|one| one.title.get(language)).unwrap_or_default();
    let view = with_messages(language, |messages| {
        let clause = |clause: &TextClause| {
            let about = clause.obligations.iter();
            json!({
                "page": clause.page,
                "lines": clause.lines.iter().map(|one| line(one, messages)).collect::<Vec<_>>(),
                "about": about.map(|id| json!({ "url": format!("{url}#{id}"), "id": id, "title": title(id) })).collect::<Vec<_>>(),
            })
        };
        let tab = |(at, name): (usize, &String)| json!({ "url": format!("{url}/text?file={at}"), "text": name, "current": at == asked.file });
        json!({
            "url": url,
            "title": found.row.title,
            "tabs": found.files.iter().enumerate().map(tab).collect::<Vec<_>>(),
            "several": found.files.len() > 1,
            "file": found.files.get(asked.file),
            "clauses": found.clauses.iter().map(clause).collect::<Vec<_>>(),
        })
    });
    let (up, own) = (text(language, "web-nav-contracts"), text(language, "web-contract-text"));
    let title = format!("{own}: {}", found.row.title);
    Ok(Page::new("pages/contract-text", title, view).under(&[("/contracts", &up), (&url, &found.row.title), ("", &own)]))
}

fn line(line: &TextLine, messages: &Messages) -> Value {
    json!({
        "heading": line.shape == TextShape::Heading,
        "anchors": line.anchors,
        "parts": line.parts.iter().map(|one| part(one, messages)).collect::<Vec<_>>(),
    })
}

fn part(part: &TextPart, messages: &Messages) -> Value {
    match &part.mark {
        None => json!({ "kind": "plain", "text": part.text, "label": "" }),
        Some(mark) => {
            let label = messages.text(&format!("web-contract-mark-{mark}"));
            json!({ "kind": look(mark), "text": part.text, "label": label })
        }
    }
}

/// How a mark looks: five ways for what eleven kinds say, whose own words stand beside them.
fn look(mark: &str) -> &'static str {
    match mark {
        "binding" | "right" => "binding",
        "soft" | "descriptive" | "release" | "against" => "soft",
        "vague" | "emptying" => "vague",
        "reference" => "reference",
        _ => "element",
    }
}
