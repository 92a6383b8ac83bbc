use kernel::Span;
use wording::Category;

use crate::contract::{Contract, Line};
use crate::words::IdeaNumbers;

/// Which documents of a contract were given, and in which order they go.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    /// For each file, words that name it: from its file name and its first headings, in small letters.
    names: Vec<Vec<String>>,
    /// Annexes that stand within a file, by their heading: "bilaga 3".
    within: Vec<String>,
    /// For each file, its rank in the contract's own order of precedence; the lowest goes first.
    rank: Vec<usize>,
}

/// Words of a name that say nothing of which document is meant.
const EMPTY: &[&str] = &[
    "avtal",
    "avtalet",
    "bilaga",
    "annex",
    "schedule",
    "appendix",
    "agreement",
    "contract",
    "the",
    "and",
    "och",
    "för",
    "docx",
    "pdf",
    "txt",
    "md",
    "odt",
    "html",
    "htm",
];

impl Held {
    pub(crate) fn of(contract: &Contract<'_>) -> Self {
        let mut held = Self::default();
        for (number, file) in contract.files.iter().enumerate() {
            let headings = contract.lines.iter().filter(|line| {
                line.role == crate::role::Role::Heading && contract.clause(line).is_some_and(|clause| clause.file == number)
            });
            let mut titles: Vec<String> = vec![file.name.to_lowercase()];
            for (at, heading) in headings.enumerate() {
                let words = contract.words_of(heading).to_lowercase();
                if at < 2 {
                    titles.push(words.clone());
                }
                if let Some(annex) = annex_number(&words) {
                    held.within.push(annex);
                }
            }
            held.names.push(titles);
        }
        held.rank = ranks(contract, &held);
        held
    }

    /// Was the document that these words name given?
    pub(crate) fn has(&self, named: &str) -> bool {
        let named = named.to_lowercase();
        if let Some(annex) = annex_number(&named) {
            return self.within.contains(&annex)
                || self.names.iter().flatten().any(|name| annex_number(name).as_ref() == Some(&annex));
        }
        self.names.len() > 1 && self.names.iter().flatten().any(|name| shares(name, &named))
    }

    /// The rank of a file; files that the contract does not rank go last, all alike.
    pub(crate) fn rank(&self, file: usize) -> usize {
        self.rank.get(file).copied().unwrap_or(usize::MAX)
    }
}

/// How far after the pointing words the document stands, in bytes.
const NEAR: usize = 90;
/// A sentence that only points is not longer, in bytes, where the document is one that no list knows.
const UNLISTED_LINE: usize = 140;
/// A name of a document that is printed is not longer, in bytes.
const LONGEST_NAME: usize = 60;

/// The name of another document that a line leaves its matter to, if that was not given.
pub(crate) fn left_to(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line) -> Option<Span> {
    let text = contract.text(contract.clause(line)?.file);
    let points = line.mentions.iter().filter(|mention| mention.concept == idea.points).map(|mention| mention.span);
    points.filter_map(|point| named(line, idea, text, point)).find(|document| !contract.held.has(document.of(text)))
}

/// Does a line do nothing but point to another document? A clause elsewhere in the same file is none.
pub(crate) fn points(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line) -> bool {
    contract.clause(line).is_some_and(|clause| {
        let text = contract.text(clause.file);
        let points = line.mentions.iter().filter(|mention| mention.concept == idea.points).map(|mention| mention.span);
        points.filter_map(|point| named(line, idea, text, point)).next().is_some()
    })
}

/// The document that stands after pointing words.
fn named(line: &Line, idea: &IdeaNumbers, text: &str, point: Span) -> Option<Span> {
    let documents = line.mentions.iter().filter(|mention| mention.concept == idea.document).map(|mention| mention.span);
    let mut near: Vec<Span> =
        documents.filter(|document| document.end > point.start && document.start <= point.end + NEAR).collect();
    near.sort_unstable();
    let Some(document) = near.into_iter().next() else { return unlisted(line, text, point) };
    // "framgår av punkt 5 i detta avtal": only numbers of this one's own clauses.
    let own = ["detta avtal", "denna bilaga", "this agreement", "this schedule", "this annex", "this addendum"];
    let around = Span::new(document.start.saturating_sub(8).max(line.span.start), line.span.end.min(document.end + 2));
    let lower = text.get(around.start..around.end).unwrap_or_default().to_lowercase();
    if own.iter().any(|own| lower.contains(own)) {
        return None;
    }
    let whole = with_number(text, document);
    Some(if whole.end - whole.start > LONGEST_NAME { document } else { whole })
}

/// A document that no list knows: what stands after words that do nothing but point, "framgår av produktbackloggen".
fn unlisted(line: &Line, text: &str, point: Span) -> Option<Span> {
    const LEADING: [&str; 15] =
        ["i", "av", "på", "genom", "enligt", "se", "in", "by", "on", "at", "under", "with", "to", "from", "see"];
    const OWN: [&str; 34] = [
        "punkt",
        "punkten",
        "punkterna",
        "avsnitt",
        "avsnittet",
        "kapitel",
        "kap",
        "tabell",
        "tabellen",
        "nedan",
        "nedanstående",
        "ovan",
        "följande",
        "denna",
        "detta",
        "dessa",
        "den",
        "det",
        "stycket",
        "lag",
        "lagen",
        "section",
        "sections",
        "clause",
        "clauses",
        "paragraph",
        "article",
        "table",
        "this",
        "these",
        "below",
        "above",
        "law",
        "the",
    ];
    let last = point.of(text).split_whitespace().next_back()?.to_lowercase();
    let after = text.get(point.end..line.span.end)?;
    let first = after.split_whitespace().next()?.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let law = first.ends_with("lagen") || first.ends_with("balken") || first.ends_with("förordningen");
    let short = line.span.end - line.span.start <= UNLISTED_LINE;
    let names = after.starts_with(' ') && first.chars().any(char::is_alphabetic) && !OWN.contains(&first.as_str()) && !law;
    if !LEADING.contains(&last.as_str()) || !names || !short {
        return None;
    }
    let length = after.find([',', ';', '(', '|']).unwrap_or(after.len());
    let name = after.get(..length)?.trim_end_matches(['.', ' ']);
    let words: Vec<&str> = name.split(' ').skip(1).take(4).collect();
    let start = point.end + 1;
    Some(Span::new(start, start + words.join(" ").len()))
}

/// "bilaga" with the number and title after it.
fn with_number(text: &str, document: Span) -> Span {
    let after = text.get(document.end..).unwrap_or_default();
    let Some(next) = after.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', '.', ';', ')', '\n', '|']).next()) else {
        return document;
    };
    let number = next.chars().all(|character| character.is_ascii_digit()) && next.len() <= 2;
    let letter = next.len() == 1 && next.chars().all(|character| character.is_ascii_uppercase());
    let taken = if !next.is_empty() && (number || letter) { next.len() + 1 } else { 0 };
    Span::new(document.start, document.end + taken)
}

/// "bilaga 3", "annex b": the word and number that tell an annex apart.
fn annex_number(words: &str) -> Option<String> {
    const KINDS: [&str; 6] = ["bilaga", "annex", "schedule", "appendix", "exhibit", "attachment"];
    let mut parts = words.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        if KINDS.contains(&part) {
            let number = parts.peek()?;
            let short = number.len() <= 2 || number.chars().all(|character| character.is_ascii_digit());
            return short.then(|| format!("{part} {number}"));
        }
        // "bilaga3" in a file name.
        if let Some(number) = KINDS.iter().find_map(|kind| part.strip_prefix(kind))
            && !number.is_empty()
            && number.chars().all(|character| character.is_ascii_digit())
        {
            return Some(format!("{} {number}", part.trim_end_matches(number)));
        }
    }
    None
}

fn telling(words: &str) -> Vec<&str> {
    let parts = words.split(|character: char| !character.is_alphanumeric());
    parts.filter(|part| part.len() > 2 && !EMPTY.contains(part)).collect()
}

/// Do two names mean the same document?
fn shares(name: &str, named: &str) -> bool {
    let (name, named) = (telling(name), telling(named));
    let stem = |word: &str| word.chars().take(8).collect::<String>();
    !named.is_empty() && named.iter().any(|word| word.len() > 3 && name.iter().any(|other| stem(other) == stem(word)))
}

/// The order in which the contract says that its documents go.
fn ranks(contract: &Contract<'_>, held: &Held) -> Vec<usize> {
    let unranked = || vec![usize::MAX; contract.files.len()];
    if contract.files.len() < 2 {
        return unranked();
    }
    let orders = |line: &Line| line.sentence.terms(Category::Precedence).next().is_some();
    let Some((at, order)) = contract.lines.iter().enumerate().find(|(_, line)| orders(line)) else { return unranked() };
    let mut ranks = unranked();
    let listed = contract.lines.iter().skip(at).take_while(|line| line.clause == order.clause || line.lead.is_some());
    for (place, line) in listed.enumerate() {
        let words = contract.words_of(line).to_lowercase();
        let annex = annex_number(&words);
        for (file, names) in held.names.iter().enumerate() {
            let named = names.iter().any(|name| match &annex {
                Some(annex) => annex_number(name).as_ref() == Some(annex),
                None => shares(name, &words),
            });
            if let Some(rank) = ranks.get_mut(file).filter(|rank| named && **rank == usize::MAX) {
                *rank = place;
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::{annex_number, shares};

    #[test]
    fn knows_an_annex_by_its_number() {
        assert_eq!(annex_number("se bilaga 3 säkerhet").as_deref(), Some("bilaga 3"));
        assert_eq!(annex_number("bilaga3_sakerhet.docx").as_deref(), Some("bilaga 3"));
        assert_eq!(annex_number("annex b (security)").as_deref(), Some("annex b"));
        assert_eq!(annex_number("bilaga säkerhet"), None);
    }

    #[test]
    fn knows_a_document_by_its_telling_words() {
        assert!(shares("personuppgiftsbiträdesavtal.docx", "personuppgiftsbiträdesavtalet"));
        assert!(!shares("huvudavtal.docx", "säkerhetsbilagan"));
    }
}
