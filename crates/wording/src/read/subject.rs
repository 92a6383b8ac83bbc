use kernel::Language;

use super::Context;
use crate::grammar::Role;
use crate::lexicon::Hit;
use crate::token::Kind;
use crate::{Bound, Category, Party, Subject};

/// The most tokens before a verb in which its subject is looked for.
const FIELD: usize = 60;
/// The most tokens after a verb in which the doer of a passive is looked for.
const AGENT: usize = 40;

impl Context<'_> {
    /// Whom the clause with this verb is about. It begins at `start` and ends before `end`.
    pub(super) fn subject(&self, hit: &Hit, start: usize, end: usize, last_party: Option<Party>) -> Subject {
        let start = start.max(hit.first.saturating_sub(FIELD));
        let swedish = self.lexicon.language() == Language::Swedish && hit.category != Category::Rule;
        let before = self.parties_before(hit, start);
        if swedish {
            let first = before.iter().find(|found| found.leads);
            let adjacent = first.is_some_and(|found| (found.last..hit.first).all(|at| self.token_is(at, Role::ADVERB)));
            let inside = if hit.head < hit.last && !adjacent { self.subject_within(hit) } else { None };
            if let Some(found) = inside.or_else(|| (!adjacent).then(|| self.subject_after(hit.last)).flatten()) {
                return self.with_partner(found);
            }
        }
        // "In no event shall the supplier be liable"
        if before.is_empty()
            && hit.head < hit.last
            && let Some(found) = self.subject_within(hit)
        {
            return self.with_partner(found);
        }
        // "Nor shall the supplier …"
        if before.is_empty()
            && hit.first.checked_sub(1).is_some_and(|at| at >= start && self.token_is(at, Role::NEGATION))
            && let Some(found) = self.subject_after(hit.last)
        {
            return self.with_partner(found);
        }
        if let Some(found) = before.iter().rev().find(|found| found.leads).or_else(|| before.last()) {
            let others = before.iter().filter(|other| other.leads || other.joined);
            let all: Vec<Party> = others.map(|other| other.party).collect();
            let joined = before.iter().any(|other| other.joined);
            let both = joined && all.contains(&Party::Supplier) && all.contains(&Party::Buyer);
            let led = before.iter().filter(|other| other.leads).map(|other| other.party).next().filter(|_| joined || swedish);
            let party = if both { Party::Both } else { led.unwrap_or(found.party) };
            return Subject { who: Bound::Party(party), span: Some(self.span(found.first, found.last)), agent: false };
        }
        if let Some(agent) = self.agent(hit, end) {
            return agent;
        }
        let pronoun = |at: &usize| *at >= start && self.token_is(*at, Role::SAME_PARTY);
        let after = Some(hit.last).filter(|_| swedish).filter(pronoun);
        if let Some(at) = hit.first.checked_sub(1).filter(pronoun).or(after)
            && let Some(party) = (start..at).rev().find_map(|before| self.acting(before)).map(|found| found.party).or(last_party)
        {
            return Subject { who: Bound::Party(party), span: Some(self.span(at, at + 1)), agent: false };
        }
        self.thing(hit, start)
    }

    /// A party as the subject right after a verb: "ska leverantören".
    pub(super) fn subject_after(&self, at: usize) -> Option<Found> {
        (at..at + 4).find_map(|start| {
            let passed = (at..start).all(|passed| {
                self.token(passed).is_some_and(|token| token.is(Role::ADVERB.and(Role::ARTICLE)) && token.kind == Kind::Word)
            });
            if passed { self.acting(start) } else { None }
        })
    }

    fn subject_within(&self, hit: &Hit) -> Option<Found> {
        (hit.head..hit.last).find_map(|at| self.acting(at))
    }

    /// A party at a token that can be a subject: not in the genitive, unless its staff is meant.
    fn acting(&self, at: usize) -> Option<Found> {
        let hit = self.hit_at(at, Category::Party)?;
        let party = self.party(hit)?;
        let genitive =
            hit.genitive || self.tokens.get(hit.first).and_then(|token| token.named).is_some_and(|(_, genitive)| genitive);
        if !genitive && self.is_compound(hit) {
            return None;
        }
        let mut last = hit.last;
        if genitive {
            last = self.hit_at(hit.last, Category::Staff).or_else(|| self.hit_at(hit.last + 1, Category::Staff))?.last;
        }
        Some(Found { first: hit.first, last, party, leads: true, joined: false })
    }

    /// "Customer Data shall", "buyer systems must": English names a thing by whose it is, without a genitive.
    fn is_compound(&self, hit: &Hit) -> bool {
        const THINGS: &[&str] = &["data", "systems", "system", "information", "materials", "content", "premises", "network"];
        if self.lexicon.language() != Language::English || self.hit_at(hit.last, Category::Staff).is_some() {
            return false;
        }
        let Some(next) = self.token(hit.last).filter(|token| token.kind == Kind::Word) else { return false };
        let word = next.span.of(self.text).to_lowercase();
        const FORMS: &[&str] = &["inc", "ltd", "llc", "plc", "ab", "gmbh", "corp", "limited", "a/s", "oy", "bv"];
        if FORMS.contains(&word.as_str()) {
            return false;
        }
        THINGS.contains(&word.as_str())
            || (next.capital
                && self.hits_at(hit.last).all(|other| !other.category.is_force() && other.category != Category::Party))
    }

    fn with_partner(&self, found: Found) -> Subject {
        let other = if self.token_is(found.last, Role::CONJUNCTION) { self.acting(found.last + 1) } else { None };
        let (party, last) = match other {
            Some(other) if found.party != other.party && other.party != Party::SubSupplier => (Party::Both, other.last),
            Some(other) => (found.party, other.last),
            None => (found.party, found.last),
        };
        Subject { who: Bound::Party(party), span: Some(self.span(found.first, last)), agent: false }
    }

    /// Parties before a verb that may be its subject.
    fn parties_before(&self, hit: &Hit, start: usize) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let clause_starts_fronted = self.fronted(start);
        for at in start..hit.first {
            let Some(mut party) = self.acting(at).filter(|party| party.last <= hit.first) else { continue };
            let mut before = at;
            while before > start && self.token(before - 1).is_some_and(|token| token.is(Role::ARTICLE)) {
                before -= 1;
            }
            let previous = before.checked_sub(1).filter(|previous| *previous >= start).and_then(|previous| self.token(previous));
            let blocked = previous.is_some_and(|token| {
                token.kind == Kind::Word
                    && token.is(Role::PREPOSITION.and(Role::BY).and(Role::RELATIVE).and(Role::SUBORDINATOR).and(Role::THAT))
                    && !token.is(Role::CONJUNCTION)
            });
            if blocked {
                continue;
            }
            party.joined = previous.is_some_and(|token| token.is(Role::CONJUNCTION)) && !found.is_empty();
            let opens = before == start || previous.is_some_and(|token| matches!(token.kind, Kind::Mark(_)));
            let adjacent = (party.last..hit.first).all(|at| self.token(at).is_some_and(|token| token.is(Role::ADVERB)));
            party.leads = opens && !(before == start && clause_starts_fronted);
            if party.leads
                || party.joined
                || (adjacent && previous.is_none_or(|token| !token.is(Role::CONJUNCTION) || found.is_empty()))
            {
                found.push(party);
            }
        }
        found
    }

    /// Does the clause begin with something else than its subject?
    fn fronted(&self, start: usize) -> bool {
        let first = (start..start + 4).find_map(|at| self.token(at).filter(|token| token.kind == Kind::Word));
        first.is_some_and(|token| token.is(Role::PREPOSITION.and(Role::SUBORDINATOR)) && !token.is(Role::ARTICLE))
    }

    /// The doer of a passive.
    fn agent(&self, hit: &Hit, end: usize) -> Option<Subject> {
        let end = end.min(hit.last + AGENT);
        let mut passive = false;
        for at in hit.last..end {
            let token = self.token(at)?;
            passive |= token.passive;
            if token.is(Role::BY) && passive {
                let after = if self.token_is(at + 1, Role::ARTICLE) { at + 2 } else { at + 1 };
                if let Some(found) = self.acting(after) {
                    return Some(Subject {
                        who: Bound::Party(found.party),
                        span: Some(self.span(found.first, found.last)),
                        agent: true,
                    });
                }
            }
            if token.is(Role::SUBORDINATOR.and(Role::RELATIVE)) || token.is_mark(&[';']) {
                return None;
            }
        }
        None
    }

    fn thing(&self, hit: &Hit, start: usize) -> Subject {
        let swedish = self.lexicon.language() == Language::Swedish;
        let from = if hit.category == Category::Indicative { hit.first } else { hit.last };
        let after = || (from..hit.last + 5).filter_map(|at| self.token(at));
        let passive = if swedish {
            after().any(|token| token.passive)
        } else {
            after().any(|token| token.is(Role::BE)) && after().any(|token| token.passive)
        };
        let first = (start..hit.first).find(|at| self.token(*at).is_some_and(|token| token.kind == Kind::Word));
        let span = first.map(|first| self.span(first, hit.first));
        let impersonal = first.is_some_and(|first| first + 1 == hit.first && self.token_is(first, Role::PRONOUN));
        let who = if hit.category == Category::Rule {
            Bound::Thing
        } else if passive || impersonal || (first.is_none() && after().next().is_none()) {
            Bound::Nobody
        } else {
            Bound::Thing
        };
        Subject { who, span, agent: false }
    }
}

/// A party that may be a subject, as tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    first: usize,
    last: usize,
    party: Party,
    /// It stands where its clause begins.
    leads: bool,
    /// It follows another by "och".
    joined: bool,
}
