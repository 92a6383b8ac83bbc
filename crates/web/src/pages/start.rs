use app::{Language, May, Order, Overview, Wanted};
use axum::extract::State;
use serde_json::{Value, json};

use crate::Web;
use crate::access::{Access, Table};
use crate::chart::Chart;
use crate::fault::Fault;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// So many cases are shown.
const CASES: u64 = 8;

pub(super) fn add(table: Table) -> Table {
    table.get("/", Access::LoggedIn, show)
}

/// What waits for whoever has logged in, what is late, and what they last worked with.
async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let caller = &staff.caller;
    let mut cards: Vec<Value> = Vec::new();
    let mut card = |key: &str, number: usize, url: &str, late: bool| {
        cards.push(json!({ "number": number, "title": text(guest.language, &format!("web-card-{key}")), "url": url, "late": late && number > 0 }));
    };
    let (mut cases, mut review) = (Vec::new(), Vec::new());
    if caller.may(May::ReadCases) {
        let waiting = web.app.to_approve(caller).await?.len();
        review = web.app.cases_to_review(caller).await?;
        card("approve", waiting, "/approvals", caller.may(May::Approve));
        card("review", review.len(), "/cases?review=due", true);
        let order = Order { by: "changed".to_owned(), descending: true };
        let wanted = Wanted { order, limit: CASES, state: Some("open".to_owned()), ..Wanted::default() };
        cases = web.app.cases(caller, &wanted).await?.rows;
    }
    let case = |case: &app::CaseSummary| json!({ "url": format!("/cases/{}", case.id), "number": case.number, "title": case.title, "updated": case.updated_at.to_string(), "review": case.review_on });
    let charts = web.app.overview(caller).await?.map(|overview| charts(&overview, guest.language)).unwrap_or_default();
    let view = json!({
        "charts": charts,
        "name": caller.name,
        "cards": cards,
        "cases": cases.iter().map(case).collect::<Vec<_>>(),
        "review": review.iter().map(case).collect::<Vec<_>>(),
        "writes": caller.may(May::WriteCases),
        "administers": caller.may(May::Administer),
    });
    Ok(Page::new("pages/start", text(guest.language, "web-start-title"), view))
}

/// The organisation in figures.
fn charts(overview: &Overview, language: Language) -> Vec<Value> {
    let say = |key: &str| text(language, &format!("web-chart-{key}"));
    let counted = |prefix: &str, all: &[(&'static str, usize)]| -> Vec<(String, Vec<usize>)> {
        all.iter().map(|(word, number)| (say(&format!("{prefix}-{word}")), vec![*number])).collect()
    };
    let obligations = overview.obligations.iter().map(|(title, numbers)| (title.get(language).to_owned(), numbers.to_vec()));
    let all = [
        Chart {
            id: "chart-cases",
            title: say("cases"),
            of: say("state"),
            parts: vec![say("number-cases")],
            rows: counted("cases", &overview.cases),
        },
        Chart {
            id: "chart-annexes",
            title: say("annexes"),
            of: say("age"),
            parts: vec![say("number-annexes")],
            rows: counted("annexes", &overview.annexes),
        },
        Chart {
            id: "chart-obligations",
            title: say("obligations"),
            of: say("obligation"),
            parts: vec![say("strong"), say("weak"), say("missing")],
            rows: obligations.collect(),
        },
    ];
    all.into_iter().map(|chart| chart.value(language)).filter(|chart| !chart.is_null()).collect()
}
