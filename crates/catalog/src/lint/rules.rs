use kernel::{Language, Problem, Problems};
use wording::{Amount, Bound, Category, Force, Lexicon, Limit, Mark, Party, Reading, Sentence, Statement, Unit, What};

use super::proposal::{active, firm, number};
use super::{CLAUSE_WORDS, CLAUSE_WORDS_ENGLISH, REQUIREMENT_WORDS, Role, SENTENCES};

/// How many marks away a longer mark that holds a shorter one is looked for.
const NEAR: usize = 6;
/// More abbreviations than this in one text are not looked at.
const ABBREVIATIONS: usize = 100;

/// A text with what was read in it.
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) reading: &'t Reading,
    pub(super) role: Role,
    pub(super) party: Party,
}

impl Text<'_> {
    pub(super) fn lint(&self, problems: &mut Problems) {
        let sentences = &self.reading.sentences;
        if self.role == Role::Fallback {
            if !self.binds() {
                problems.push(Problem::error("lint-fallback-binds-nobody"));
            }
            return;
        }
        if self.role == Role::Clause && !self.binds() {
            problems.push(Problem::error("lint-clause-binds-nobody"));
        }
        for (at, sentence) in sentences.iter().enumerate() {
            self.length(sentence, problems);
            self.statements(sentence, problems);
            self.vague(sentence, problems);
            self.figures(sentence, problems);
            self.standards(sentence, sentences.get(at + 1), problems);
        }
        self.abbreviations(problems);
        if self.role != Role::Clause && sentences.len() > SENTENCES {
            problems
                .push(Problem::error("lint-many-sentences").with("count", size(sentences.len())).with("most", size(SENTENCES)));
        }
    }

    /// Does it bind or entitle anybody, or set a rule?
    fn binds(&self) -> bool {
        let firm = |said: &Statement| match said.force {
            Force::Binding | Force::Prohibition | Force::Right => matches!(said.subject.who, Bound::Party(_)),
            force => force == Force::Rule,
        };
        self.reading.statements().any(firm)
    }

    fn length(&self, sentence: &Sentence, problems: &mut Problems) {
        let most = match (self.role, self.lexicon.language()) {
            (Role::Clause, Language::Swedish) => CLAUSE_WORDS,
            (Role::Clause, Language::English) => CLAUSE_WORDS_ENGLISH,
            _ => REQUIREMENT_WORDS,
        };
        if sentence.words > most {
            let problem = Problem::error("lint-long-sentence").with("count", size(sentence.words)).with("most", size(most));
            problems.push(problem.with("words", start(sentence.span.of(self.text))));
        }
    }

    fn statements(&self, sentence: &Sentence, problems: &mut Problems) {
        if self.role == Role::Clause {
            problems.extend(sentence.statements.iter().filter_map(|said| self.weak(said)));
            return;
        }
        let wanted = |said: &&Statement| match self.role {
            Role::Wish => said.force == Force::Recommendation,
            _ => said.is_duty(),
        };
        if sentence.statements.iter().filter(wanted).count() > 1 {
            problems.push(Problem::error("lint-two-duties").with("words", start(sentence.span.of(self.text))));
        }
        match sentence.main() {
            None => problems.push(Problem::error("lint-no-verb").with("words", start(sentence.span.of(self.text)))),
            Some(said) => problems.extend(self.force(said).or_else(|| self.subject(said, sentence))),
        }
    }

    /// A statement about the supplier in a clause that does not hold it to anything.
    fn weak(&self, said: &Statement) -> Option<Problem> {
        let about = matches!(said.subject.who, Bound::Party(Party::Supplier | Party::Both | Party::SubSupplier));
        let weak = matches!(said.force, Force::Recommendation | Force::Soft | Force::Capability) && about;
        if weak { self.force(said) } else { None }
    }

    /// Is it said as firmly as its role asks for?
    fn force(&self, said: &Statement) -> Option<Problem> {
        let words = said.decided_by.of(self.text);
        let right = match self.role {
            Role::Wish => said.force == Force::Recommendation,
            _ => said.is_duty(),
        };
        if right {
            return None;
        }
        let instead = firm(self.text, said, self.lexicon.language(), self.role, self.party);
        let (code, words) = match (said.force, said.softened_by) {
            (Force::Soft, Some(softener)) => ("lint-softened", softener.of(self.text)),
            (Force::Capability, _) => ("lint-capability", words),
            _ if self.role == Role::Wish => ("lint-not-a-wish", words),
            _ => ("lint-not-binding", words),
        };
        Some(Problem::error(code).with("words", words).with("instead", instead))
    }

    /// Is it about the party that it binds?
    fn subject(&self, said: &Statement, sentence: &Sentence) -> Option<Problem> {
        let bound = match said.subject.who {
            Bound::Party(party) => party == self.party || party == Party::Both,
            Bound::Thing | Bound::Nobody => false,
        };
        if bound && !said.subject.agent {
            return None;
        }
        let passive = said.subject.who == Bound::Nobody || said.subject.agent;
        let code = if passive { "lint-passive" } else { "lint-subject" };
        let words = said.subject.span.unwrap_or(said.decided_by).to(said.decided_by);
        let words = if words.of(self.text).is_empty() { sentence.span } else { words };
        let instead = active(self.text, said, self.lexicon.language(), self.role, self.party);
        Some(Problem::error(code).with("words", words.of(self.text)).with("instead", instead))
    }

    fn vague(&self, sentence: &Sentence, problems: &mut Problems) {
        let (measured, timed) = (sentence.is_measured(), sentence.is_timed());
        for (at, mark) in sentence.marks.iter().enumerate() {
            let code = match mark.what {
                What::Term(Category::VagueCriterion) if !measured => "lint-vague",
                What::Term(Category::VagueTime) if !timed => "lint-vague-time",
                // A cap with a figure is a term like any other.
                What::Term(Category::Neutraliser) if !self.softens(mark) && !measured => "lint-neutraliser",
                _ => continue,
            };
            // "reasonable" in "reasonable efforts" is told once.
            let told = |other: &Mark| matches!(other.what, What::Term(Category::Soft | Category::Neutraliser)) && other != mark;
            let mut near = sentence.marks.iter().take(at + NEAR).skip(at.saturating_sub(NEAR));
            if near.any(|other| told(other) && other.span.holds(mark.span)) {
                continue;
            }
            let term = mark.term.and_then(|number| self.lexicon.term(number));
            let instead = term.and_then(|term| term.instead.clone()).unwrap_or_default();
            problems.push(Problem::error(code).with("words", mark.span.of(self.text)).with("instead", instead));
        }
    }

    fn softens(&self, mark: &Mark) -> bool {
        mark.term.and_then(|number| self.lexicon.term(number)).is_some_and(|term| term.softens)
    }

    /// A limit has number and unit; a deadline is a number of hours, days or months.
    fn figures(&self, sentence: &Sentence, problems: &mut Problems) {
        for mark in &sentence.marks {
            let words = mark.span.of(self.text);
            let measured = match &mark.what {
                What::Measure(measured) | What::Deadline(Limit::Within(measured), _) => measured,
                _ => continue,
            };
            if measured.amount == Amount::Blank {
                problems.push(Problem::error("lint-blank").with("words", words));
            }
            let bounded = words.chars().next().is_some_and(char::is_alphabetic);
            let follows = self.text.get(mark.span.end..).and_then(|rest| rest.trim_start_matches(['\u{a0}', ' ']).chars().next());
            let nothing = follows.is_none_or(|next| ".;:)".contains(next));
            if measured.unit.is_none() && bounded && nothing {
                problems.push(Problem::error("lint-limit-without-unit").with("words", words));
            }
            if let (What::Deadline(..), Some(unit @ (Unit::Weeks | Unit::Quarters | Unit::Years))) = (&mark.what, measured.unit) {
                let instead = number(&measured.amount, unit, self.lexicon.language());
                problems.push(Problem::error("lint-deadline-unit").with("words", words).with("instead", instead));
            }
        }
    }

    /// A named standard, certificate or product lets in what is as good: in the same sentence, or in the next.
    fn standards(&self, sentence: &Sentence, next: Option<&Sentence>, problems: &mut Problems) {
        let named = sentence.marks.iter().find(|mark| mark.what == What::Standard);
        let open = |sentence: &Sentence| sentence.terms(Category::Equivalent).next().is_some();
        if let Some(mark) = named
            && !open(sentence)
            && !next.is_some_and(open)
        {
            problems.push(Problem::error("lint-standard").with("words", mark.span.of(self.text)));
        }
    }

    /// An abbreviation is explained in brackets, before or after it, in the same text.
    fn abbreviations(&self, problems: &mut Problems) {
        let mut told: Vec<&str> = Vec::new();
        for word in self.text.split(|character: char| !character.is_alphanumeric()) {
            let capitals = word.chars().filter(|character| character.is_uppercase()).count();
            let short = word.chars().count() <= 6 && capitals >= 2 && word.chars().all(|character| !character.is_lowercase());
            if !short || told.contains(&word) || told.len() > ABBREVIATIONS {
                continue;
            }
            told.push(word);
            let explained = self.is_explained(word);
            if !explained && !self.is_known(word) {
                problems.push(Problem::error("lint-abbreviation").with("words", word));
            }
        }
    }

    /// "RPO (recovery point objective)", "AI-funktioner (artificiell intelligens)", "säkerhetskopia (SK)".
    fn is_explained(&self, word: &str) -> bool {
        let after = self.text.match_indices(word).any(|(at, _)| {
            let rest = self.text.get(at + word.len()..).unwrap_or_default();
            rest.trim_start_matches(|character: char| character.is_alphabetic() || character == '-').starts_with(" (")
        });
        after || self.text.contains(&format!("({word})"))
    }

    /// Known to every reader, or part of the name of a standard.
    fn is_known(&self, word: &str) -> bool {
        let known = |term: &&wording::Term| match term.category {
            Category::Known => term.term == word,
            Category::Standard => term.term.split(|character: char| !character.is_alphanumeric()).any(|part| part == word),
            _ => false,
        };
        self.lexicon.terms().iter().find(known).is_some()
    }
}

fn size(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The first words of a sentence, so that a person finds it.
fn start(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().take(8).collect();
    let whole = sentence.split_whitespace().nth(8).is_none();
    if whole { words.join(" ") } else { format!("{} …", words.join(" ")) }
}
