//! Administration: people, units, the organisation and its own catalog.

mod organisation;
mod overlay;
mod people;
mod people_list;
mod units;
mod webhooks;

use app::{May, Role};
use axum::extract::State;
use serde_json::json;

use crate::Web;
use crate::access::{Access, Table};
use crate::fault::Fault;
use crate::page::Page;
use crate::templates::text;
use crate::visitor::{Guest, Staff};

/// Whoever sees administration, and whoever changes it.
const READS: Access = Access::May(May::ReadAdministration);
const CHANGES: Access = Access::May(May::Administer);

pub(super) fn add(table: Table) -> Table {
    let table = table.get("/admin", READS, show);
    [people::add, units::add, organisation::add, overlay::add, webhooks::add].into_iter().fold(table, |table, add| add(table))
}

/// `GET /admin`: how the organisation is set up, and what the service does not know.
async fn show(State(web): State<Web>, guest: Guest, staff: Staff) -> Result<Page, Fault> {
    let members = web.app.members(&staff.caller).await?;
    let units = web.app.units(&staff.caller).await?;
    let own = web.app.own_catalog(&staff.caller).await?;
    let house = web.app.house(&staff.caller).await?;
    let hooks = web.app.webhooks(&staff.caller).await?;
    let has = |role: Role| members.iter().filter(|one| !one.disabled && one.roles.iter().any(|(_, own)| *own == role)).count();
    let view = json!({
        "name": house.name,
        "themed": !house.theme.is_empty(),
        "people": members.iter().filter(|one| !one.disabled).count(),
        "disabled": members.iter().filter(|one| one.disabled).count(),
        "waiting": members.iter().filter(|one| !one.disabled && !one.enrolled).count(),
        "administrators": has(Role::Administrator),
        "one_administrator": has(Role::Administrator) == 1,
        "no_owner": has(Role::Owner) == 0,
        "units": units.iter().filter(|unit| !unit.archived).count(),
        "files": own.files.len(),
        "catalog_broken": own.problems.iter().any(|one| one.severity == kernel::Severity::Error),
        "hooks": hooks.iter().filter(|one| one.on).count(),
        "hooks_off": hooks.iter().filter(|one| !one.off_reason.is_empty()).count(),
        "changes": staff.caller.may(May::Administer),
    });
    Ok(Page::new("pages/admin", text(guest.language, "web-admin-title"), view))
}

/// The way back from a page below administration.
fn under(page: Page, guest: &Guest, own: &[(&str, &str)]) -> Page {
    let title = text(guest.language, "web-admin-title");
    let mut all = vec![("/admin", title.as_str())];
    all.extend(own);
    page.under(&all)
}
