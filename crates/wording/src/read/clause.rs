use super::Context;
use crate::grammar::Role;
use crate::lexicon::Hit;
use crate::token::Kind;
use crate::{Bound, Category, Force, Party, Sentence, Span, Statement, Subject};

/// The most words between two verbs that make one: "ska … sträva efter".
const MERGE: usize = 7;
/// A text without a verb of at most this many words is a heading.
const HEADING: usize = 12;

impl Context<'_> {
    /// What the main clauses say. An item of a list takes force and subject from the sentence that leads into it.
    pub(super) fn statements(&self, lead: Option<&Sentence>, last_party: &mut Option<Party>) -> Vec<Statement> {
        let heads = self.merged(self.heads());
        let tells = heads.iter().all(|head| head.hit.category == Category::Indicative);
        if heads.is_empty() || (tells && lead.is_some()) {
            let told = lead.and_then(|lead| self.inherited(lead)).or_else(|| self.told());
            if let Some(Bound::Party(party)) = told.as_ref().map(|told| told.subject.who) {
                *last_party = Some(party);
            }
            return told.into_iter().collect();
        }
        let mut statements: Vec<Statement> = Vec::new();
        for (number, head) in heads.iter().enumerate() {
            let start = if number == 0 { self.beginning() } else { self.boundary(heads.get(number - 1), &head.hit) };
            let end = heads.get(number + 1).map_or(self.part.last, |next| self.boundary(Some(head), &next.hit));
            let mut subject = self.subject(&head.hit, start, end, *last_party);
            let omitted = number > 0 && start + 1 >= head.hit.first;
            if subject.span.is_none()
                && (omitted || subject.who != Bound::Nobody)
                && let Some(before) = statements.last()
            {
                subject = before.subject;
            }
            // "får inte röja det de i samarbetet får veta": nothing parts the second verb from the first.
            let unparted = number > 0
                && matches!(head.hit.category, Category::May | Category::Can)
                && heads.get(number - 1).is_some_and(|before| start == before.by.map_or(before.hit.last, |by| by.last));
            if unparted || number > 0 && self.is_within(heads.get(number - 1), &head.hit, &subject) {
                continue;
            }
            *last_party = match subject.who {
                Bound::Party(party) => Some(party),
                Bound::Nobody => *last_party,
                Bound::Thing => None,
            };
            statements.push(self.statement(head, subject, start, end));
        }
        statements
    }

    /// Is a later verb part of a subordinate clause that began after the verb before it: "som rör eller kan röra leveransen"?
    fn is_within(&self, before: Option<&Head>, hit: &Hit, subject: &Subject) -> bool {
        let from = before.map_or(self.part.first, |before| before.hit.last).max(hit.first.saturating_sub(40));
        let own = matches!(subject.who, Bound::Party(_))
            && subject.span.is_some_and(|span| span.start >= self.span(from, from + 1).start);
        let swedish = self.lexicon.language() == kernel::Language::Swedish;
        let mut opened = false;
        for at in from..hit.first {
            let Some(token) = self.token(at) else { break };
            opened |= token.is(Role::RELATIVE.and(Role::SUBORDINATOR)) || (swedish && token.is(Role::THAT));
            opened &= !token.is_mark(&[',', ';']);
        }
        let governed = swedish && self.token(hit.first).is_some_and(|token| token.infinitive && !token.finite);
        let aside = match hit.category {
            Category::Can | Category::Soft => !own,
            Category::Rule => matches!(subject.who, Bound::Party(_)),
            _ => false,
        };
        governed || aside || (opened && !own)
    }

    fn statement(&self, head: &Head, subject: Subject, start: usize, end: usize) -> Statement {
        let own = self.force(&head.hit, subject.who);
        let negated = own == Force::Prohibition;
        let mut force = match head.by {
            Some(by) if own == Force::Binding || (own == Force::Descriptive && head.hit.category == Category::Will) => {
                match by.category {
                    Category::Soft => Force::Soft,
                    Category::Rule if !matches!(subject.who, Bound::Party(_)) => Force::Rule,
                    Category::Right | Category::Can | Category::Capability => self.force(&by, subject.who),
                    _ => own,
                }
            }
            Some(by) if negated && by.category == Category::Binding => Force::Release,
            _ => own,
        };
        let decided = head.by.filter(|_| force != own).unwrap_or(head.hit);
        let from = self.hits.partition_point(|hit| hit.first < start);
        let mut within = self.hits.get(from..).unwrap_or_default().iter().take_while(|hit| hit.first < end);
        let softener = within.find(|hit| hit.category != Category::Soft && self.lexicon.softens(hit.term));
        let softened_by = softener.filter(|_| force == Force::Binding).map(|hit| self.span(hit.first, hit.last));
        if softened_by.is_some() {
            force = Force::Soft;
        }
        Statement {
            span: self.trimmed(start, end),
            force,
            decided_by: self.span(decided.first, decided.last),
            softened_by,
            subject,
            action: self.action(head, end),
            inherited: false,
        }
    }

    /// An item of a list without a verb of its own.
    fn inherited(&self, lead: &Sentence) -> Option<Statement> {
        let from = lead.statements.last()?;
        let first = self.beginning();
        let span = self.trimmed(first, self.part.last);
        let softener = self.hits.iter().find(|hit| self.lexicon.softens(hit.term));
        let softened_by =
            softener.filter(|_| from.force == Force::Binding).map(|hit| self.span(hit.first, hit.last)).or(from.softened_by);
        let force = if softened_by.is_some() && from.force == Force::Binding { Force::Soft } else { from.force };
        let forbids = force == Force::Binding && self.token_is(first, Role::NEGATION);
        let force = if forbids { Force::Prohibition } else { force };
        Some(Statement { span, force, softened_by, action: Some(span), inherited: true, ..from.clone() })
    }

    /// A sentence that only tells how things are: its verb decides.
    fn told(&self) -> Option<Statement> {
        let start = self.beginning();
        let verb = |at: usize, strict: bool| {
            let token = self.token(at)?;
            let named = self.covering_party(at)
                || self.is_force(at)
                // "eller", "timmar" and "efter" only look like verbs.
                || token.is(Role::CONJUNCTION.and(Role::PREPOSITION).and(Role::ADVERB).and(Role::SUBORDINATOR))
                || self.hit_at(at, Category::Unit).is_some()
                || (strict
                    && at > start + 1
                    && at
                        .checked_sub(1)
                        .is_some_and(|before| self.token_is(before, Role::RELATIVE.and(Role::SUBORDINATOR).and(Role::ARTICLE))));
            (token.kind == Kind::Word && token.finite && !named).then_some(at)
        };
        let known =
            |at: &usize| self.token_is(*at, Role::FINITE) && !self.is_force(*at) && !self.token_is(*at - 1, Role::RELATIVE);
        let at = (start + 1..self.part.last).find(known).or_else(|| (start + 1..self.part.last).find_map(|at| verb(at, true)))?;
        let words = self.part.last - start;
        let ends = self
            .part
            .last
            .checked_sub(1)
            .and_then(|last| self.token(last))
            .is_some_and(|token| token.is_mark(&['.', ';', ':', '!']));
        if words <= HEADING && !ends && !self.token_is(at, Role::FINITE) {
            return None;
        }
        let hit = Hit { first: at, last: at + 1, head: at + 1, term: u32::MAX, category: Category::Indicative, genitive: false };
        let subject = self.subject(&hit, start, self.part.last, None);
        let head = Head { hit, by: None };
        Some(Statement {
            span: self.trimmed(start, self.part.last),
            force: Force::Descriptive,
            decided_by: self.span(at, at + 1),
            softened_by: None,
            subject,
            action: self.action(&head, self.part.last),
            inherited: false,
        })
    }

    fn is_force(&self, at: usize) -> bool {
        self.hits_at(at).any(|hit| hit.category.is_force())
    }

    /// Joins "ska" with "sträva efter", "ha rätt att", "vara skyldig att" in the same clause.
    fn merged(&self, hits: Vec<Hit>) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for hit in hits {
            if let Some(before) = heads.last_mut()
                && before.by.is_none()
                && matches!(
                    before.hit.category,
                    Category::Binding
                        | Category::Will
                        | Category::Recommendation
                        | Category::May
                        | Category::Prohibition
                        | Category::Capability
                        | Category::Soft
                )
                && self.belongs(&before.hit, &hit)
            {
                before.by = Some(hit);
                continue;
            }
            heads.push(Head { hit, by: None });
        }
        heads
    }

    fn belongs(&self, before: &Hit, hit: &Hit) -> bool {
        let swedish = self.lexicon.language() == kernel::Language::Swedish;
        let passes =
            |token: &crate::lexicon::Token| token.is(Role::ADVERB.and(Role::ARTICLE).and(Role::PREPOSITION).and(Role::PRONOUN));
        let apart = self.token(hit.first).is_some_and(|token| token.infinitive) && self.parenthesis(before.last, hit.first);
        hit.first >= before.last && apart
            || hit.first >= before.last
                && hit.first - before.last <= MERGE
                && (before.last..hit.first).all(|at| {
                    self.token(at).is_some_and(|token| {
                        let verb =
                            swedish && token.infinitive && token.kind == Kind::Word && !self.covering_party(at) && !passes(token);
                        let ends = verb
                            || token.is(Role::RELATIVE.and(Role::SUBORDINATOR))
                            || (token.is(Role::CONJUNCTION) && !token.is(Role::ADVERB));
                        !ends && !token.is_mark(&[',', ';', ':', '(', '.'])
                    })
                })
    }

    /// Is all between two tokens set apart by commas: "ska, med 10 dagars varsel, ha rätt att"?
    fn parenthesis(&self, first: usize, last: usize) -> bool {
        let comma = |at: usize| self.token(at).is_some_and(|token| token.is_mark(&[',']));
        last > first + 1 && last - first < 2 * MERGE && comma(first) && comma(last - 1)
    }

    /// The first token of the sentence after the mark of a list item.
    pub(super) fn beginning(&self) -> usize {
        let mut at = self.part.first;
        while self.token(at).is_some_and(|token| matches!(token.kind, Kind::Mark(_))) {
            at += 1;
        }
        let short = self.token(at).is_some_and(|token| token.span.end - token.span.start <= 4);
        if short && self.token(at + 1).is_some_and(|token| token.is_mark(&[')', '.'])) && at + 2 < self.part.last {
            at + 2
        } else {
            at
        }
    }

    /// Where the clause of a later verb begins.
    fn boundary(&self, before: Option<&Head>, hit: &Hit) -> usize {
        let least = before.map_or(self.part.first, |before| before.by.map_or(before.hit.last, |by| by.last));
        let near = least.max(hit.first.saturating_sub(40));
        let mut at = hit.first;
        while at > near {
            at -= 1;
            let Some(token) = self.token(at) else { break };
            let joins = token.is(Role::CONJUNCTION) && !(self.covering_party(at + 1) && at > near && self.covering_party(at - 1));
            if joins || token.is_mark(&[',', ';', ':']) {
                return at + 1;
            }
        }
        least
    }

    /// From the verb to the end of the clause.
    fn action(&self, head: &Head, end: usize) -> Option<Span> {
        let mut first = head.by.map_or(head.hit.last, |by| by.last);
        while first < end && (self.token_is(first, Role::ADVERB.and(Role::ARTICLE)) || self.covering_party(first)) {
            first += 1;
        }
        let span = self.trimmed(first, end);
        (span.start < span.end).then_some(span)
    }

    /// Tokens without marks and conjunctions at their end.
    fn trimmed(&self, first: usize, end: usize) -> Span {
        let mut last = end.min(self.part.last);
        while last > first
            && self
                .token(last - 1)
                .is_some_and(|token| token.is_mark(&['.', ',', ';', ':', '!', '?']) || token.is(Role::CONJUNCTION))
        {
            last -= 1;
        }
        self.span(first.min(last), last)
    }
}

/// A verb that decides force, and one that it governs: "ska" and "sträva efter".
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    hit: Hit,
    by: Option<Hit>,
}
