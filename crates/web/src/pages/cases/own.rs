use app::{DecisionRow, Error, FieldProblem, Language, May, OwnRequirement, Wording};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::wording;
use crate::Web;
use crate::access::{Access, Table};
use crate::beside::{Beside, Said};
use crate::fault::{Answer, Fault};
use crate::form::{Fields, Sent};
use crate::page::{Page, choices, field};
use crate::templates::text;
use crate::visitor::{Guest, Staff};

const STAGES: [&str; 4] = ["bid", "before-award", "before-start", "follow-up"];
const PLACEMENTS: [&str; 4] = ["qualification", "technical-specification", "contract-term", "award-criterion"];

pub(super) fn add(table: Table) -> Table {
    let writes = Access::May(May::WriteCases);
    table
        .get("/cases/{id}/own/new", writes, new)
        .post("/cases/{id}/own/new", writes, create)
        .post("/cases/{id}/own/wording", writes, look)
        .get("/cases/{id}/own/{decision}", writes, edit)
        .post("/cases/{id}/own/{decision}", writes, save)
}

/// What stands in the form of an own requirement.
#[derive(Default)]
struct Given {
    own: OwnRequirement,
    reason: String,
    /// The decision that is changed: its id, and that of the requirement.
    decision: Option<(String, String)>,
    version: i64,
    problems: Vec<FieldProblem>,
    /// What was found in the text, where somebody asked.
    wording: Option<Wording>,
}

impl Given {
    fn of(row: &DecisionRow, own: OwnRequirement) -> Self {
        let decision = Some((row.id.clone(), row.requirement.clone()));
        Self { own, reason: row.reason.clone(), decision, version: row.version, ..Self::default() }
    }

    fn sent(fields: &Fields) -> Self {
        let (own, version) = (sent(fields), fields.version().unwrap_or_default());
        Self { own, reason: fields.get("reason").to_owned(), version, ..Self::default() }
    }
}

fn sent(fields: &Fields) -> OwnRequirement {
    let own = |name: &str| fields.get(name).to_owned();
    OwnRequirement {
        title: own("title"),
        text: own("text"),
        motive: own("motive"),
        evidence: own("evidence"),
        stage: own("stage"),
        area: own("area"),
        strength: own("strength"),
        weight: own("weight"),
        placement: own("placement"),
    }
}

async fn new(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let own = OwnRequirement {
        stage: "before-start".to_owned(),
        strength: "mandatory".to_owned(),
        placement: "contract-term".to_owned(),
        ..OwnRequirement::default()
    };
    page(&web, &guest, &staff, &id, &Given { own, ..Given::default() }).await
}

async fn create(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let given = Given::sent(&fields);
    if fields.get("what") == "check" {
        return checked(&web, &guest, &staff, &id, given).await;
    }
    match web.app.add_own(&staff.caller, &id, &given.own, &given.reason).await {
        Ok(row) => Ok(Redirect::to(&format!("/cases/{id}/requirements/{}?done=own-saved", row.requirement)).into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&web, &guest, &staff, &id, &Given { problems, ..given }).await?.into_response()),
        Err(error) => Err(Fault(error)),
    }
}

async fn edit(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, decision)): Path<(String, String)>,
) -> Result<Page, Fault> {
    let (row, own) = web.app.own_requirement(&staff.caller, &id, &decision).await?;
    page(&web, &guest, &staff, &id, &Given::of(&row, own)).await
}

async fn save(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path((id, decision)): Path<(String, String)>,
    Sent(fields): Sent,
) -> Answer {
    let found = web.app.own_requirement(&staff.caller, &id, &decision).await;
    let (row, stored) = match found {
        Ok(found) => found,
        // Somebody else has taken the requirement away: what was typed can be saved as a new one.
        Err(Error::NotFound) => return gone(&web, &guest, &staff, &id, &fields).await,
        Err(error) => return Err(Fault(error)),
    };
    let given = Given { decision: Some((decision.clone(), row.requirement.clone())), ..Given::sent(&fields) };
    if fields.get("what") == "check" {
        return checked(&web, &guest, &staff, &id, given).await;
    }
    match web.app.change_own(&staff.caller, &id, &decision, fields.version(), &given.own, &given.reason).await {
        Ok(row) => Ok(Redirect::to(&format!("/cases/{id}/requirements/{}?done=own-saved", row.requirement)).into_response()),
        Err(Error::Invalid(problems)) => Ok(page(&web, &guest, &staff, &id, &Given { problems, ..given }).await?.into_response()),
        Err(Error::Stale) => {
            let areas = web.app.areas(&staff.caller, guest.language).await?;
            let beside = Beside {
                action: format!("/cases/{id}/own/{decision}"),
                back: format!("/cases/{id}/own/{decision}"),
                version: row.version.to_string(),
                stored: Some(said(&stored, &row.reason, &areas, guest.language)),
                typed: said(&given.own, &given.reason, &areas, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn gone(web: &Web, guest: &Guest, staff: &Staff, id: &str, fields: &Fields) -> Answer {
    web.app.case(&staff.caller, id).await?;
    let areas = web.app.areas(&staff.caller, guest.language).await?;
    let beside = Beside {
        action: format!("/cases/{id}/own/new"),
        back: format!("/cases/{id}"),
        version: "0".to_owned(),
        stored: None,
        typed: said(&sent(fields), fields.get("reason"), &areas, guest.language),
    };
    Ok(beside.answer(guest, fields))
}

/// The form again with what was found in the text. Nothing is stored.
async fn checked(web: &Web, guest: &Guest, staff: &Staff, id: &str, given: Given) -> Answer {
    let given = match web.app.own_wording(&staff.caller, &given.own.text, given.own.strength == "scored").await {
        Ok(wording) => Given { wording: Some(wording), ..given },
        Err(Error::Invalid(problems)) => Given { problems, ..given },
        Err(error) => return Err(Fault(error)),
    };
    Ok(page(web, guest, staff, id, &given).await?.into_response())
}

/// A piece of page for whoever is typing.
async fn look(
    State(web): State<Web>,
    guest: Guest,
    staff: Staff,
    Path(id): Path<String>,
    Sent(fields): Sent,
) -> Result<Page, Fault> {
    web.app.case(&staff.caller, &id).await?;
    let found = web.app.own_wording(&staff.caller, fields.get("text"), fields.get("strength") == "scored").await;
    let view = match found {
        Ok(wording) => wording::shown(&wording, guest.language),
        Err(Error::Invalid(problems)) => wording::refused(&problems, guest.language),
        Err(error) => return Err(Fault(error)),
    };
    Ok(Page::new("pages/wording", "", view))
}

async fn page(web: &Web, guest: &Guest, staff: &Staff, id: &str, given: &Given) -> Result<Page, Fault> {
    let view = web.app.case(&staff.caller, id).await?;
    let areas = web.app.areas(&staff.caller, guest.language).await?;
    let language = guest.language;
    let Given { own, problems, .. } = given;
    let named = |mut all: Value, name: &str| {
        all["label"] = json!(text(language, &format!("web-asked-label-{name}")));
        all["hint"] = json!(text(language, &format!("web-asked-hint-{name}")));
        all
    };
    let line = |name: &str, value: &str| named(field(name, value, problems, language), name);
    let area = |name: &str, value: &str, rows: u32| {
        let mut all = line(name, value);
        all["rows"] = json!(rows);
        all
    };
    let choice = |name: &str, options: &[(String, String)], chosen: &str| {
        named(choices(name, options, &[chosen], problems, language), name)
    };
    let words = |ids: &[&str], key: &str| -> Vec<(String, String)> {
        ids.iter().map(|id| ((*id).to_owned(), text(language, &format!("{key}{id}")))).collect()
    };
    let mut places = vec![(String::new(), text(language, "web-asked-area-own"))];
    places.extend(areas);
    let mut demand = area("text", &own.text, 5);
    demand["lint_url"] = json!(format!("/cases/{id}/own/wording"));
    demand["lint"] = given.wording.as_ref().map(|found| wording::shown(found, language)).into();
    let known = given.decision.as_ref();
    let action = known.map_or_else(|| "new".to_owned(), |(decision, _)| decision.clone());
    let content = json!({
        "action": format!("/cases/{id}/own/{action}"),
        "version": given.version.to_string(),
        "id": known.map(|(_, requirement)| requirement.clone()),
        "decision": known.is_some(),
        "remove": known.map(|(decision, _)| format!("/cases/{id}/decisions/{decision}/remove")).unwrap_or_default(),
        "back": known.map_or_else(|| format!("/cases/{id}"), |(_, requirement)| format!("/cases/{id}/requirements/{requirement}")),
        "title": line("title", &own.title),
        "text": demand,
        "motive": area("motive", &own.motive, 3),
        "evidence": area("evidence", &own.evidence, 3),
        "stage": choice("stage", &words(&STAGES, "web-stage-"), &own.stage),
        "strength": choice("strength", &words(&["mandatory", "scored"], "web-strength-"), &own.strength),
        "weight": line("weight", &own.weight),
        "placement": choice("placement", &words(&PLACEMENTS, "web-placement-"), &own.placement),
        "area": choice("area", &places, &own.area),
        "reason": area("reason", &given.reason, 3),
    });
    let title = text(language, if known.is_some() { "web-asked-change" } else { "web-asked-new" });
    let (cases, up) = (text(language, "web-nav-cases"), format!("/cases/{id}"));
    let page = Page::new("pages/case-own", title.clone(), content);
    Ok(page.under(&[("/cases", &cases), (&up, &view.row.title), ("", &title)]).wrong_if(problems, language))
}

/// An own requirement in words, field by field.
fn said(own: &OwnRequirement, reason: &str, areas: &[(String, String)], language: Language) -> Said {
    let word = |key: &str, id: &str| if id.is_empty() { String::new() } else { text(language, &format!("{key}{id}")) };
    let area = areas.iter().find(|(code, _)| *code == own.area).map(|(_, title)| title.clone());
    let rows = [
        ("title", own.title.clone()),
        ("text", own.text.clone()),
        ("motive", own.motive.clone()),
        ("evidence", own.evidence.clone()),
        ("stage", word("web-stage-", &own.stage)),
        ("strength", word("web-strength-", &own.strength)),
        ("weight", own.weight.clone()),
        ("placement", word("web-placement-", &own.placement)),
        ("area", area.unwrap_or_else(|| text(language, "web-asked-area-own"))),
        ("reason", reason.to_owned()),
    ];
    rows.into_iter().map(|(name, value)| (text(language, &format!("web-asked-label-{name}")), value)).collect()
}
