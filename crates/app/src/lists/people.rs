use kernel::Language;
use messages::Messages;
use store::{Page, Unit, Wanted, sort_key};

use super::{TakenOut, says};
use crate::sheet::Cell;
use crate::{App, Caller, Member, Result, TableFile, TableFormat};

/// What somebody's account can be.
pub const MEMBER_STATES: [&str; 3] = ["active", "waiting", "disabled"];

impl Member {
    /// `active`, `waiting` for somebody who has not followed their link, or `disabled`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (self.disabled, self.enrolled) {
            (true, _) => "disabled",
            (false, false) => "waiting",
            (false, true) => "active",
        }
    }
}

impl App {
    /// People in the organisation, one page: by `name`, `email` or `state`. `role` is the only role that is wanted, or nothing.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn people(&self, caller: &Caller, wanted: &Wanted, role: &str) -> Result<(Page<Member>, usize, usize)> {
        let all = self.members(caller).await?;
        let total = all.len();
        let found = chosen(all, wanted, role);
        let shown = found.len();
        Ok((Page::at_hand(found, wanted), shown, total))
    }

    /// The same as a workbook or separated text, all of it.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_people(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        role: &str,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        let found = in_order(chosen(self.members(caller).await?, wanted, role), wanted);
        let rows = {
            let messages = Messages::new(language);
            let of = |one: Member| -> Vec<Cell> {
                let roles: Vec<String> =
                    one.roles.iter().map(|(_, role)| messages.text(&format!("web-role-{}", role.id()))).collect();
                let state = messages.text(&format!("web-people-state-{}", one.state()));
                vec![one.name.into(), one.email.into(), roles.join(", ").into(), state.into()]
            };
            found.into_iter().map(of).collect()
        };
        let columns = &[("name", 32), ("email", 40), ("roles", 44), ("account", 24)];
        self.taken_out(caller, TakenOut { list: "people", action: "person.export", columns, rows }, language, format).await
    }

    /// Units of the organisation, one page by `name`; the state is `used` or `archived`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unit_page(&self, caller: &Caller, wanted: &Wanted) -> Result<Page<Unit>> {
        Ok(Page::at_hand(chosen_units(self.units(caller).await?, wanted), wanted))
    }

    /// The same as a workbook or separated text, all of it.
    ///
    /// # Errors
    /// When the caller may not see them.
    pub async fn export_units(
        &self,
        caller: &Caller,
        wanted: &Wanted,
        language: Language,
        format: TableFormat,
    ) -> Result<TableFile> {
        caller.must(crate::May::ReadAdministration)?;
        let found = in_order(chosen_units(self.units(caller).await?, wanted), wanted);
        let rows = {
            let messages = Messages::new(language);
            let state = |one: &Unit| messages.text(if one.archived { "web-list-unit-archived" } else { "web-list-unit-used" });
            found.into_iter().map(|one| vec![one.name.clone().into(), state(&one).into()]).collect()
        };
        let columns = &[("unit", 44), ("state", 20)];
        self.taken_out(caller, TakenOut { list: "units", action: "unit.export", columns, rows }, language, format).await
    }
}

fn chosen(all: Vec<Member>, wanted: &Wanted, role: &str) -> Vec<(String, String, Member)> {
    let fits = |one: &Member| {
        let has = role.is_empty() || one.roles.iter().any(|(_, own)| own.id() == role);
        let in_state = wanted.state.as_ref().is_none_or(|state| state == one.state());
        has && in_state && says(&format!("{} {}", one.name, one.email), &wanted.words)
    };
    let key = |one: &Member| match wanted.order.by.as_str() {
        "email" => sort_key(&one.email),
        "state" => one.state().to_owned(),
        _ => sort_key(&one.name),
    };
    all.into_iter().filter(fits).map(|one| (key(&one), one.id.clone(), one)).collect()
}

fn chosen_units(all: Vec<Unit>, wanted: &Wanted) -> Vec<(String, String, Unit)> {
    let fits = |one: &Unit| {
        let in_state = wanted.state.as_ref().is_none_or(|state| (state == "archived") == one.archived);
        in_state && says(&one.name, &wanted.words)
    };
    all.into_iter().filter(fits).map(|one| (sort_key(&one.name), one.id.clone(), one)).collect()
}

fn in_order<T>(mut all: Vec<(String, String, T)>, wanted: &Wanted) -> Vec<T> {
    all.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    if wanted.order.descending {
        all.reverse();
    }
    all.into_iter().map(|(_, _, one)| one).collect()
}
