use std::collections::BTreeMap;

use kernel::Problem;

use super::super::figures::{repeated, roman};
use super::super::xml::{Element, Node, walk};
use super::styles::Styles;

/// Levels of a numbering, and styles of numberings that may refer to each other.
const LEVELS: u32 = 9;

/// The numberings of a document, and how far each has counted.
#[derive(Debug, Default, Clone)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, Kind>,
    used: BTreeMap<String, Use>,
    /// What stands at each level now, by kind.
    counters: BTreeMap<String, Vec<Option<u32>>>,
}

#[derive(Debug, Default, Clone)]
struct Kind {
    levels: BTreeMap<u32, Level>,
    /// A style that holds the levels instead.
    link: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// After which level it starts anew; 0 for never.
    restart: Option<u32>,
    /// All numbers in it are figures.
    legal: bool,
    /// The style of paragraphs that stand at this level.
    style: Option<String>,
}

/// A use of a kind, with its changes.
#[derive(Debug, Default, Clone)]
struct Use {
    kind: String,
    starts: BTreeMap<u32, u32>,
    levels: BTreeMap<u32, Level>,
    /// Levels whose own start has been set.
    started: Vec<u32>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet(u8),
    Number(String),
}

#[derive(Default)]
struct Reading {
    kind: Option<(String, Kind)>,
    used: Option<(String, Use)>,
    level: Option<(u32, Level)>,
    overridden: Option<u32>,
}

impl Numbering {
    pub(super) fn read(text: &str, styles: &Styles) -> Result<Self, Problem> {
        let mut found = Self::default();
        let mut reading = Reading::default();
        walk(text, |node| {
            match node {
                Node::Start(element) => reading.start(&element),
                Node::End(name) => reading.end(&name, &mut found),
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        found.follow_links(styles);
        Ok(found)
    }

    /// A kind that only names a style takes the levels of the kind that the style uses.
    fn follow_links(&mut self, styles: &Styles) {
        let linked: Vec<(String, String)> =
            self.kinds.iter().filter_map(|(id, kind)| Some((id.clone(), kind.link.clone()?))).collect();
        for (id, style) in linked {
            let levels = styles
                .numbering_of(&style)
                .and_then(|number| self.used.get(&number))
                .and_then(|used| self.kinds.get(&used.kind))
                .map(|kind| kind.levels.clone());
            if let (Some(levels), Some(kind)) = (levels.filter(|levels| !levels.is_empty()), self.kinds.get_mut(&id)) {
                kind.levels = levels;
            }
        }
    }

    /// The level of a numbering at which paragraphs of a style stand.
    pub(super) fn level_of_style(&self, number: &str, style: &str) -> Option<u32> {
        let kind = self.kinds.get(&self.used.get(number)?.kind)?;
        kind.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(index, _)| *index)
    }

    /// Counts a paragraph at a level of a numbering.
    pub(super) fn next(&mut self, number: &str, level: u32) -> Option<Mark> {
        let used = self.used.get_mut(number)?;
        let kind = self.kinds.get(&used.kind)?;
        if level >= LEVELS {
            return None;
        }
        let of = |index: u32| used.levels.get(&index).or_else(|| kind.levels.get(&index));
        let own_start = used.starts.get(&level).copied().filter(|_| !used.started.contains(&level));
        let start = |index: u32| used.starts.get(&index).copied().or_else(|| of(index)?.start).unwrap_or(1);
        let size = usize::try_from(LEVELS).unwrap_or(9);
        let counters = self.counters.entry(used.kind.clone()).or_insert_with(|| vec![None; size]);
        let at = usize::try_from(level).unwrap_or(0);
        for index in 0..LEVELS {
            let Some(counter) = counters.get_mut(usize::try_from(index).unwrap_or(0)) else { continue };
            if index < level {
                // A level above that nobody has counted yet stands at its start.
                counter.get_or_insert_with(|| start(index));
            } else if index == level {
                *counter = Some(match (own_start, *counter) {
                    (Some(own), _) => own,
                    (None, Some(count)) => count.saturating_add(1),
                    (None, None) => start(index),
                });
            } else if of(index).and_then(|found| found.restart).is_none_or(|after| after > level) {
                *counter = None;
            }
        }
        let found = of(level)?.clone();
        let shown: Vec<(u32, String)> = (0..LEVELS)
            .zip(counters.iter())
            .take(at + 1)
            .map(|(index, count)| {
                let format = of(index).map_or("decimal", |level| level.format.as_str());
                let format = if found.legal { "decimal" } else { format };
                (index, formatted(count.unwrap_or(1), format))
            })
            .collect();
        if own_start.is_some() {
            used.started.push(level);
        }
        match found.format.as_str() {
            "bullet" => Some(Mark::Bullet(u8::try_from(level).unwrap_or(0).saturating_add(1))),
            "none" if !found.text.contains('%') && found.text.trim().is_empty() => None,
            _ => {
                let mut text = found.text.clone();
                for (index, number) in shown {
                    text = text.replace(&format!("%{}", index.saturating_add(1)), &number);
                }
                Some(Mark::Number(text)).filter(|mark| !matches!(mark, Mark::Number(text) if text.trim().is_empty()))
            }
        }
    }
}

impl Reading {
    fn start(&mut self, element: &Element<'_>) {
        let id = |name: &str| element.get(name).unwrap_or_default();
        match element.name.as_str() {
            "abstractNum" => self.kind = Some((id("abstractNumId"), Kind::default())),
            "num" => self.used = Some((id("numId"), Use::default())),
            "lvl" => self.level = Some((element.number("ilvl").unwrap_or(0), Level::default())),
            "lvlOverride" => self.overridden = element.number("ilvl"),
            "numStyleLink" => {
                if let Some((_, kind)) = &mut self.kind {
                    kind.link = element.val();
                }
            }
            "abstractNumId" => {
                if let Some((_, used)) = &mut self.used {
                    used.kind = element.val().unwrap_or_default();
                }
            }
            "startOverride" => {
                if let (Some((_, used)), Some(level), Some(start)) = (&mut self.used, self.overridden, element.number("val")) {
                    used.starts.insert(level, start);
                }
            }
            name => {
                if let Some((_, level)) = &mut self.level {
                    match name {
                        "start" => level.start = element.number("val"),
                        "numFmt" => level.format = element.val().unwrap_or_default(),
                        "lvlText" => level.text = element.val().unwrap_or_default(),
                        "lvlRestart" => level.restart = element.number("val"),
                        "isLgl" => level.legal = element.is_on(),
                        "pStyle" => level.style = element.val(),
                        _ => {}
                    }
                }
            }
        }
    }

    fn end(&mut self, name: &str, found: &mut Numbering) {
        match name {
            "abstractNum" => found.kinds.extend(self.kind.take()),
            "num" => found.used.extend(self.used.take()),
            "lvlOverride" => self.overridden = None,
            "lvl" => {
                let level = self.level.take().filter(|(index, _)| *index < LEVELS);
                match (&mut self.used, &mut self.kind) {
                    (Some((_, used)), _) => used.levels.extend(level),
                    (None, Some((_, kind))) => kind.levels.extend(level),
                    (None, None) => {}
                }
            }
            _ => {}
        }
    }
}

fn formatted(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" if number > 0 => repeated(number),
        "upperLetter" if number > 0 => repeated(number).to_uppercase(),
        "lowerRoman" => roman(number).unwrap_or_else(|| number.to_string()),
        "upperRoman" => roman(number).map_or_else(|| number.to_string(), |text| text.to_uppercase()),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}
