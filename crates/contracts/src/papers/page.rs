use catalog::{Certainty, Obligation};
use compose::{TextSet, references};
use document::Fields;
use kernel::{Language, Localised};

use super::Papers;
use crate::finding::{Finding, Passage};
use crate::verdict::{Element, Verdict};

/// Papers in one language.
pub(super) struct Page<'p> {
    pub(super) papers: &'p Papers<'p>,
    pub(super) set: &'p TextSet,
    pub(super) language: Language,
}

impl<'p> Page<'p> {
    pub(super) fn new(papers: &'p Papers<'p>, language: Language) -> Self {
        Self { papers, set: papers.texts.get(language), language }
    }

    pub(super) fn label(&self, key: &str) -> &'p str {
        self.set.label(key)
    }

    /// What the contract is called.
    pub(super) fn title(&self) -> String {
        let about = self.papers.about;
        if !about.title.is_empty() {
            return about.title.clone();
        }
        let name = about.files.first().map_or("", |file| file.name.as_str());
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    }

    /// The findings with their obligations, in the order of the catalog.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&'p Finding, &'p Obligation)> {
        let catalog = self.papers.catalog;
        let known = move |finding: &'p Finding| Some((finding, catalog.obligation(finding.obligation.as_str())?));
        self.papers.checked.findings.iter().filter_map(known)
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> &'p str {
        self.label(&format!("verdict-{}", verdict.id()))
    }

    /// The verdict, marked where no person has confirmed it.
    pub(super) fn marked_verdict(&self, finding: &Finding) -> String {
        let verdict = self.verdict(finding.verdict);
        if finding.confirmed { verdict.to_owned() } else { format!("{verdict} ({})", self.label("unconfirmed")) }
    }

    pub(super) fn elements(&self, elements: &[Element]) -> String {
        elements.iter().map(|element| self.label(&format!("element-{}", element.id()))).collect::<Vec<_>>().join(", ")
    }

    /// Why the verdict is what it is, in sentences.
    pub(super) fn why(&self, finding: &Finding) -> Vec<String> {
        finding.why.iter().map(|problem| (self.papers.say)(problem)).collect()
    }

    /// The references of an obligation, each with how certain it is.
    pub(super) fn references(&self, obligation: &Obligation) -> Vec<(Localised, Certainty)> {
        references(self.papers.catalog, &obligation.references)
    }

    pub(super) fn certainty(&self, certainty: Certainty) -> &'p str {
        self.label(&format!("certainty-{}", certainty.id()))
    }

    pub(super) fn file(&self, passage: &Passage) -> &'p str {
        self.papers.about.files.get(passage.file).map_or("", |file| file.name.as_str())
    }

    /// Where a passage stands: "punkt 5.2 ”Incidenter” i Avtal.docx, sidan 4".
    pub(super) fn place(&self, passage: &Passage) -> String {
        let heading = passage.heading.as_deref().map(|heading| bare(heading, passage.number.as_deref())).unwrap_or_default();
        let heading = if heading.is_empty() { String::new() } else { self.set.filled("place-heading", &[("heading", heading)]) };
        let number = passage.number.as_deref().map(|number| number.trim_end_matches('.')).unwrap_or_default();
        let clause = match (number.is_empty(), heading.is_empty()) {
            (false, false) => self.set.filled("place-both", &[("number", number), ("heading", &heading)]),
            (false, true) => self.set.filled("place-number", &[("number", number)]),
            (true, false) => self.set.filled("place-under", &[("heading", &heading)]),
            (true, true) => self.label("place-text").to_owned(),
        };
        let file = self.file(passage);
        let page = passage.page.map(|page| page.to_string()).unwrap_or_default();
        let key = if page.is_empty() { "place-file" } else { "place-page" };
        self.set.filled(key, &[("clause", &clause), ("file", file), ("page", &page)])
    }

    /// The files that were read, in one line.
    pub(super) fn files(&self) -> String {
        let named = self.papers.about.files.iter().map(|file| match file.pages {
            Some(1) => self.set.filled("file-page", &[("name", &file.name)]),
            Some(pages) => self.set.filled("file-pages", &[("name", &file.name), ("pages", &pages.to_string())]),
            None => file.name.clone(),
        });
        named.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn fields(&self, footer: &str, marking: &str) -> Fields {
        let about = self.papers.about;
        Fields {
            buyer: about.buyer.clone(),
            reference: about.reference.clone(),
            marking: marking.to_owned(),
            digest: self.set.filled(footer, &[("title", &self.title()), ("catalog", &self.papers.catalog.version)]),
            page_word: self.label("page").to_owned(),
            contents_title: self.label("contents").to_owned(),
            date: about.date,
        }
    }
}

/// A heading without the number that stands before it.
fn bare<'h>(heading: &'h str, number: Option<&str>) -> &'h str {
    let rest = number.and_then(|number| heading.strip_prefix(number)).unwrap_or(heading);
    rest.trim_start_matches(|first: char| first == '.' || first.is_whitespace()).trim_end()
}
