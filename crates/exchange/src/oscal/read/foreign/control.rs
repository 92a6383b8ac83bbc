use std::collections::BTreeMap;

use catalog::write::{Table, Value};
use kernel::Problem;

use super::super::json::Json;
use super::super::part::{is_empty, lines, thing};
use super::super::words::{figure, label, said_of};
use super::{Reader, left_out};
use crate::{Draft, RowLog, Thing};

impl<'j> Reader<'j> {
    /// A control and those in it, in the group's file.
    pub(super) fn control(&mut self, control: &'j Json, group: &str) {
        let id = self.id_of(control, "control");
        let number = Some(label(control)).filter(|label| !label.is_empty()).unwrap_or(id);
        let title = control.text("title").trim();
        self.point(number, title);
        let own = self.ids.give(&self.prefix, number);
        let mut draft = Draft::new(&own);
        draft.remark(&format!("{} {id}", self.framework));
        draft.words("title", self.language, title);
        draft.reference(&self.framework, number);
        let withdrawn =
            control.list("props").iter().any(|prop| prop.text("name") == "status" && prop.text("value") == "withdrawn");
        self.log.push(if withdrawn {
            RowLog::reported(Thing::Control, id, Problem::notice("oscal-withdrawn"))
        } else {
            RowLog::kept(Thing::Control, id, &own, "")
        });
        for (key, word) in [("class", control.text("class"))] {
            if !word.is_empty() {
                draft.remark(&format!("{key}: {word}"));
            }
        }
        let figures = self.params(control, id, &own, &mut draft);
        self.props(control, number, id, &own, &mut draft);
        self.links(control, id, &own, &mut draft);
        self.texts(control, &own, &figures, &mut draft);
        if !withdrawn {
            let area = self.prefix.clone();
            self.folder.draft(group, &area, draft);
        }
        control.list("controls").iter().for_each(|inner| self.control(inner, group));
    }

    /// The parameters of a control; gives the names of those that are figures here, by their foreign ids.
    fn params(&mut self, control: &'j Json, id: &str, own: &str, draft: &mut Draft) -> Vec<(&'j str, String)> {
        let mut figures = Vec::new();
        for param in control.list("params") {
            let name = param.text("id");
            if self.used.contains(name)
                && let Some(number) = figure(param)
            {
                let ours = crate::own_id(own, name).to_lowercase().replace('-', "_");
                let values = Table::from([("0".to_owned(), Value::Whole(number))]);
                let pairs = [("name".to_owned(), Value::from(ours.as_str())), ("values".to_owned(), Value::Table(values))];
                draft.push("parameter", Value::Table(Table::from(pairs)));
                self.log.push(RowLog::kept(Thing::Parameter, name, own, &format!("parameter[{}]", figures.len())));
                self.param_rest(param, name, Some(draft));
                figures.push((name, ours));
            } else {
                self.param(param, id, Some((own, &mut *draft)));
            }
        }
        figures
    }

    /// A parameter that becomes words where it is inserted.
    pub(super) fn param(&mut self, param: &'j Json, owner: &str, ours: Option<(&str, &mut Draft)>) {
        let name = Some(param.text("id")).filter(|id| !id.is_empty()).unwrap_or(owner);
        match ours {
            Some((own, draft)) if self.used.contains(name) => {
                let field = format!("text.{}", self.language.code());
                self.log.push(RowLog::merged(Thing::Parameter, name, own, &field));
                self.param_rest(param, name, Some(draft));
            }
            Some((own, draft)) if self.within.contains(name) => {
                draft.remark(&format!("{name}: {}", self.params.fill(param.text("label"), &|_| None)));
                self.log.push(RowLog::merged(Thing::Parameter, name, own, "#"));
                self.param_rest(param, name, Some(draft));
            }
            // Of the whole catalog or a group, and inserted somewhere.
            None if self.used.contains(name) => {
                self.log.push(RowLog::merged(Thing::Parameter, name, owner, ""));
                self.param_rest(param, name, None);
            }
            _ => {
                let words = said_of(param).join(" ");
                let why = Problem::notice("oscal-parameter-unused").with("label", param.text("label")).with("value", words);
                self.log.push(RowLog::reported(Thing::Parameter, name, why));
                self.param_rest(param, name, None);
            }
        }
    }

    /// What a parameter holds besides its words.
    fn param_rest(&mut self, param: &'j Json, name: &str, draft: Option<&mut Draft>) {
        if let Some(draft) = draft {
            for words in said_of(param) {
                let words = self.params.fill(words, &|_| None);
                draft.remark(&format!("{name}: {words}"));
            }
        }
        self.left_out_props(param, name);
        for link in param.list("links") {
            self.log.push(left_out(Thing::Link, name, link.text("rel"), link.text("href")));
        }
    }

    fn props(&mut self, control: &'j Json, number: &str, id: &str, own: &str, draft: &mut Draft) {
        let mut numbered = false;
        for prop in control.list("props") {
            let (name, value) = (prop.text("name"), prop.text("value"));
            if !numbered && name == "label" && value == number {
                numbered = true;
                self.log.push(RowLog::kept(Thing::Property, id, &self.framework, &format!("point {number}")));
                continue;
            }
            let class = Some(prop.text("class")).filter(|class| !class.is_empty()).map(|class| format!(" ({class})"));
            draft.remark(&format!("{name}{}: {value}", class.unwrap_or_default()));
            self.log.push(RowLog::merged(Thing::Property, id, own, "#"));
        }
    }

    fn links(&mut self, control: &'j Json, id: &str, own: &str, draft: &mut Draft) {
        // Relations to other controls, one line for each kind of relation.
        let mut related: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for link in control.list("links") {
            let (href, rel) = (link.text("href"), link.text("rel"));
            self.log.push(RowLog::merged(Thing::Link, id, own, "#"));
            let mut words = href.to_owned();
            if let Some(target) = href.strip_prefix('#') {
                if !self.known.contains(target) {
                    self.nowhere.insert(target);
                }
                if let Some(resource) = self.by_uuid.get(target) {
                    self.cited.entry(target).or_insert_with(|| own.to_owned());
                    let address = resource.list("rlinks").first().map(|found| found.text("href")).unwrap_or_default();
                    words = format!("{} {address}", resource.text("title")).trim().to_owned();
                } else if link.text("text").is_empty() {
                    related.entry(rel).or_default().push(href);
                    continue;
                }
            }
            let text = link.text("text");
            draft.remark(format!("{}: {words} {text}", if rel.is_empty() { "link" } else { rel }).trim());
        }
        for (rel, targets) in related {
            draft.remark(&format!("{}: {}", if rel.is_empty() { "link" } else { rel }, targets.join(", ")));
        }
    }

    /// Statement and guidance; other parts go into the guidance under their names; methods of assessment are left out.
    fn texts(&mut self, control: &'j Json, own: &str, figures: &[(&'j str, String)], draft: &mut Draft) {
        let (mut text, mut guidance): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for part in control.list("parts") {
            let what = thing(part, None);
            if what == Thing::Assessment {
                self.left_out_parts(part, own, None);
                continue;
            }
            self.unknown_insertions(part, own);
            let figure = |id: &str| figures.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone());
            let mut lines = lines(part, &|prose| self.params.fill(prose, &figure));
            if what == Thing::Part && part.text("title").is_empty() {
                lines.insert(0, part.text("name").to_owned());
            }
            let (into, field) = if what == Thing::Statement { (&mut text, "text") } else { (&mut guidance, "guidance") };
            let first = into.is_empty() && what != Thing::Part;
            into.push(lines.join("\n"));
            self.part(part, own, field, first, None);
        }
        draft.words("text", self.language, &text.join("\n"));
        draft.words("guidance", self.language, &guidance.join("\n\n"));
    }

    fn part(&mut self, part: &'j Json, own: &str, field: &str, first: bool, within: Option<Thing>) {
        let what = thing(part, within);
        let id = Some(part.text("id")).filter(|id| !id.is_empty()).unwrap_or(own);
        let path = format!("{field}.{}", self.language.code());
        self.log.push(if is_empty(part) {
            RowLog::reported(what, id, Problem::notice("oscal-part-empty"))
        } else if first {
            RowLog::kept(what, id, own, &path)
        } else {
            RowLog::merged(what, id, own, &path)
        });
        let shown = label(part);
        let mut taken = false;
        for prop in part.list("props") {
            let (name, value) = (prop.text("name"), prop.text("value"));
            if !taken && name == "label" && value == shown {
                taken = true;
                self.log.push(RowLog::merged(Thing::Property, id, own, &path));
            } else {
                self.log.push(left_out(Thing::Property, id, name, value));
            }
        }
        for link in part.list("links") {
            self.log.push(left_out(Thing::Link, id, link.text("rel"), link.text("href")));
        }
        part.list("parts").iter().for_each(|inner| self.part(inner, own, field, false, Some(what)));
    }

    /// A parameter that is inserted but is nowhere.
    fn unknown_insertions(&mut self, part: &'j Json, own: &str) {
        let mut waiting = vec![part];
        while let Some(part) = waiting.pop() {
            for name in self.params.inserted(part.text("prose")) {
                if !self.params.has(&name) {
                    self.warn(Problem::warning("oscal-parameter-missing").with("name", name).with("id", own));
                }
            }
            waiting.extend(part.list("parts"));
        }
    }
}
