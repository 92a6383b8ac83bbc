mod lists;
mod tags;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use kernel::Problem;

use self::lists::Lists;
use self::tags::Role;
use super::collect::Collector;
use super::found::{Found, FoundBlock, FoundKind};
use super::unreadable;
use crate::{Limits, encoding};

/// Reads HTML as a stream of tags: no tree is built, so nothing depends on how deep tags stand in each other.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    let decoded = encoding::decode(bytes);
    let mut page = Page::new(limits);
    if let Some(problem) = unreadable(decoded.unreadable) {
        page.collector.problem(problem);
    }
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(decoded.text.as_str(), emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(words) => page.text(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.flush()?;
    Ok(page.collector.finish(None))
}

struct Page {
    collector: Collector,
    words: String,
    heading: Option<u8>,
    lists: Lists,
    /// What is left out now: the tag that began it, and how many of its name are open.
    skipped: Option<(String, usize)>,
    /// Tables that are open.
    tables: usize,
    /// `article` and `main` that are open.
    inner: usize,
    seen_main: bool,
    preformatted: usize,
    /// A term of a list of terms whose description has not come yet.
    term: Option<String>,
    in_term: bool,
    strong: usize,
    /// Letters in bold, and all of them.
    bold: (usize, usize),
    /// Where the words began that stand raised, and whether they are a link within the page.
    raised: Option<(usize, bool)>,
}

impl Page {
    fn new(limits: Limits) -> Self {
        Self {
            collector: Collector::new(limits),
            words: String::new(),
            heading: None,
            lists: Lists::default(),
            skipped: None,
            tables: 0,
            inner: 0,
            seen_main: false,
            preformatted: 0,
            term: None,
            in_term: false,
            strong: 0,
            bold: (0, 0),
            raised: None,
        }
    }

    fn text(&mut self, words: &str) {
        if self.skipped.is_some() {
            return;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        self.bold.1 += letters;
        self.bold.0 += if self.strong > 0 { letters } else { 0 };
        for found in words.chars() {
            // Line breaks of the source are only spaces.
            self.words.push(if found == '\n' && self.preformatted == 0 { ' ' } else { found });
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Problem> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((skipped, open)) = &mut self.skipped {
            *open += usize::from(*skipped == name && !tag.self_closing);
            return Ok(());
        }
        let get = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
        let role = tags::role(&name);
        let style = get("style").unwrap_or_default().to_lowercase().replace(' ', "");
        let hidden = get("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden");
        if hidden && !matches!(role, Role::Void | Role::Break) {
            self.collector.problem(Problem::warning("text-hidden"));
            self.skipped = Some((name, 1));
            return Ok(());
        }
        // LibreOffice marks the head and foot of its pages so.
        let edge = name == "div" && get("title").is_some_and(|title| matches!(title.as_str(), "header" | "footer"));
        match role {
            _ if edge => self.skipped = Some((name, 1)),
            Role::Skipped => self.skipped = Some((name, 1)),
            Role::Edge if self.inner == 0 => self.skipped = Some((name, 1)),
            Role::Edge | Role::Block => self.flush()?,
            Role::Term => {
                self.flush()?;
                self.in_term = true;
            }
            Role::Inner => {
                self.flush()?;
                self.inner += 1;
                // What stands before the main part of a page is the page's, not the text's.
                if name == "main" && !std::mem::replace(&mut self.seen_main, true) {
                    self.collector.restart();
                }
            }
            Role::Heading(level) => {
                self.flush()?;
                self.heading = Some(level);
            }
            Role::List => {
                self.flush()?;
                self.lists.open(&name, get("start"), get("type"), get("reversed").is_some());
            }
            Role::Item => {
                self.flush()?;
                self.lists.item(get("value"));
            }
            Role::Table => {
                self.flush()?;
                self.tables += 1;
                self.collector.open_table();
            }
            Role::Row => {
                self.flush()?;
                self.collector.open_row();
            }
            Role::Cell => {
                self.flush()?;
                let number = |name: &str| get(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                self.collector.open_cell(number("colspan"), number("rowspan"))?;
            }
            Role::Preformatted => {
                self.flush()?;
                self.preformatted += 1;
            }
            Role::Strong => self.strong += 1,
            Role::Break => self.words.push('\n'),
            Role::Raised => self.raised = Some((self.words.len(), false)),
            Role::Link => {
                if let Some((_, link)) = &mut self.raised {
                    *link = get("href").is_some_and(|target| target.starts_with('#'));
                }
            }
            Role::Void | Role::Inline => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open -= 1;
                if *open == 0 {
                    self.skipped = None;
                }
            }
            return Ok(());
        }
        match tags::role(name) {
            Role::Heading(_) | Role::Block | Role::Term | Role::Edge | Role::Row => self.flush()?,
            Role::Inner => {
                self.flush()?;
                self.inner = self.inner.saturating_sub(1);
            }
            Role::List => {
                self.flush()?;
                self.lists.close();
            }
            Role::Item => {
                self.flush()?;
                self.lists.end_item();
            }
            Role::Cell => self.flush()?,
            Role::Table if self.tables > 0 => {
                self.flush()?;
                self.tables -= 1;
                self.collector.close_table();
            }
            Role::Preformatted => {
                self.flush()?;
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Role::Strong => self.strong = self.strong.saturating_sub(1),
            Role::Raised => {
                // A sign that refers to a note is no part of the words.
                if let Some((start, true)) = self.raised.take() {
                    self.words.truncate(start);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Problem> {
        let mut words = std::mem::take(&mut self.words);
        let (bold, all) = std::mem::take(&mut self.bold);
        self.raised = None;
        if std::mem::take(&mut self.in_term) {
            self.term = Some(words.trim().trim_end_matches(':').to_owned()).filter(|term| !term.is_empty());
            return Ok(());
        }
        if words.trim().is_empty() {
            return Ok(());
        }
        if let Some(term) = self.term.take() {
            words = format!("{term}: {}", words.trim_start());
        }
        let heading = self.heading.take();
        let (kind, number) = match (heading, self.lists.take()) {
            (Some(level), _) => (FoundKind::Heading(level), None),
            (None, Some((depth, number))) => (FoundKind::Item(depth), number),
            (None, None) => (FoundKind::Paragraph, None),
        };
        // A header of a row or column is bold as a matter of course; only paragraphs stand out.
        self.collector.block(FoundBlock { kind, number, words, page: None, stands_out: bold > 0 && bold == all })
    }
}

#[cfg(test)]
mod tests;
