//! Lists as people take them out, and those that are short enough to be ordered at hand. What is taken out is bounded, says what
//! secrecy to consider, and stands in the log.

mod approvals;
mod cases;
mod contracts;
mod people;
mod questions;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Instant, Language};
use messages::Messages;
use store::{Cursor, Entry, Wanted, sort_key};

pub use approvals::Waiting;
pub use cases::{CaseNarrowing, ListedAnnex};
pub use contracts::verdict_pattern;
pub use people::MEMBER_STATES;

use crate::sheet::{Cell, Table};
use crate::{App, Caller, Error, May, Result, TableFile, TableFormat};

/// No more rows are taken out at once.
const MOST: usize = 20_000;
/// So many are read at a time.
const AT_A_TIME: u64 = 200;

/// A list that is taken out: its word in the sentences, what the log says, and its rows.
struct TakenOut {
    list: &'static str,
    action: &'static str,
    /// The words of the headings, each with a width in characters.
    columns: &'static [(&'static str, u16)],
    rows: Vec<Vec<Cell>>,
}

impl App {
    /// Makes the file of a list and writes in the log that it was taken out.
    async fn taken_out(&self, caller: &Caller, out: TakenOut, language: Language, format: TableFormat) -> Result<TableFile> {
        let TakenOut { list, action, columns, mut rows } = out;
        let (who, organisation, count) = (caller.who(self), caller.organisation.clone(), rows.len().min(MOST));
        let entry = Entry::new(action).of(&organisation).with(&serde_json::json!({ "rows": count, "format": format.ending() }));
        self.store.write::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.log(&who, entry).await?) })).await?;
        let made = tokio::task::spawn_blocking(move || {
            let messages = Messages::new(language);
            let mut note = messages.text(&format!("web-list-note-{list}"));
            if rows.len() > MOST {
                rows.truncate(MOST);
                let most = i64::try_from(MOST).unwrap_or(i64::MAX);
                note = format!("{note} {}", messages.with("web-list-cut", &[("most", most.into())]));
            }
            Table {
                name: messages.text(&format!("web-list-file-{list}")),
                title: messages.text(&format!("web-list-title-{list}")),
                note,
                columns: columns.iter().map(|(key, width)| (messages.text(&format!("web-list-column-{key}")), *width)).collect(),
                rows,
            }
            .file(language, format)
        });
        made.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Everybody in the organisation by name, for lists that can be narrowed to what somebody made.
    ///
    /// # Errors
    /// When the caller may not see cases.
    pub async fn colleagues(&self, caller: &Caller) -> Result<Vec<(String, String)>> {
        caller.must(May::ReadCases)?;
        let members = self.store.read().members(&caller.organisation).await?;
        let mut all: Vec<(String, String)> = members.into_iter().map(|(person, _)| (person.id, person.name)).collect();
        all.sort_by_key(|(id, name)| (sort_key(name), id.clone()));
        Ok(all)
    }

    /// Names by id: of everybody in the organisation, and of those who have left it and are asked for.
    async fn names(&self, caller: &Caller, asked: impl Iterator<Item = String> + Send) -> Result<BTreeMap<String, String>> {
        let read = self.store.read();
        let members = read.members(&caller.organisation).await?;
        let mut names: BTreeMap<String, String> = members.into_iter().map(|(person, _)| (person.id, person.name)).collect();
        let gone: BTreeSet<String> = asked.filter(|id| !names.contains_key(id)).collect();
        for id in gone {
            let name = read.person(&id).await.map(|person| person.name).unwrap_or_default();
            names.insert(id, name);
        }
        Ok(names)
    }

    /// The names of the units of the organisation by id.
    async fn unit_names(&self, caller: &Caller) -> Result<BTreeMap<String, String>> {
        let units = self.store.read().units(&caller.organisation).await?;
        Ok(units.into_iter().map(|unit| (unit.id, unit.name)).collect())
    }
}

/// The first part of all that is wanted, whatever page somebody looked at.
fn whole(wanted: &Wanted) -> Wanted {
    Wanted { from: None, limit: AT_A_TIME, ..wanted.clone() }
}

/// The part after one that was read; none where that was the last, or one row more than is taken out has been read.
fn further(wanted: &Wanted, after: Option<Cursor>, so_far: usize) -> Option<Wanted> {
    after.filter(|_| so_far <= MOST).map(|after| Wanted { from: Some(after), ..wanted.clone() })
}

/// Do all the words stand in a text?
fn says(text: &str, words: &str) -> bool {
    let text = store::lower_case(text);
    store::lower_case(words).split_whitespace().all(|word| text.contains(word))
}

/// A number that is ordered as a text.
fn number_key(number: i64) -> String {
    format!("{:020}", number.max(0))
}

/// The day of an instant in Sweden.
fn day(micros: i64) -> Cell {
    Cell::Date(Some(Instant::from_micros(micros).in_sweden().0))
}

/// A day that is kept as text.
fn kept_day(text: &str) -> Cell {
    Date::parse(text).map_or_else(|_| Cell::Text(text.to_owned()), |date| Cell::Date(Some(date)))
}
