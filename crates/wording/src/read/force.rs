use kernel::Language;

use super::Context;
use crate::grammar::Role;
use crate::lexicon::{Hit, Meaning};
use crate::token::Kind;
use crate::{Bound, Category, Force, Party};

/// How far back the beginning of a subordinate clause is looked for, in tokens.
const BACK: usize = 14;
/// How far a negation may stand from its verb.
const NEAR: usize = 5;
/// How far from "får" what the buyer may do can stand.
const FAR: usize = 40;

impl Context<'_> {
    /// The words that decide force in main clauses, in order.
    pub(super) fn heads(&self) -> Vec<Hit> {
        let forces = || self.hits.iter().filter(|hit| hit.category.is_force() && hit.category != Category::Indicative);
        let main: Vec<Hit> = forces().filter(|hit| self.is_main(hit)).copied().collect();
        if let Some((first, rest)) = main.split_first() {
            // "Är leverantören skyldig att …, ska …": a question's order makes a condition.
            let turned = self.lexicon.language() == Language::Swedish || first.category == Category::Recommendation;
            let condition = turned && first.first == self.beginning() && !rest.is_empty();
            return if condition { rest.to_vec() } else { main };
        }
        // "Uppgifter om incidenter ska lämnas": a preposition looked like a conjunction.
        let alone = forces().next_back().filter(|hit| self.promoted(hit)).copied();
        if let Some(hit) = alone {
            return vec![hit];
        }
        let indicative = self.hits.iter().filter(|hit| hit.category == Category::Indicative && self.is_main(hit));
        indicative.take(1).copied().collect()
    }

    fn is_main(&self, hit: &Hit) -> bool {
        let relative = hit.first.checked_sub(1).is_some_and(|before| self.token_is(before, Role::RELATIVE));
        if self.lexicon.language() == Language::Swedish
            && !relative
            && hit.head == hit.last
            && self.subject_after(hit.last).is_some()
        {
            // Only main clauses turn verb and subject round.
            return true;
        }
        self.opener(hit).is_none()
    }

    /// The word that makes the clause of this term a subordinate one.
    fn opener(&self, hit: &Hit) -> Option<usize> {
        let swedish = self.lexicon.language() == Language::Swedish;
        let (mut between, most) = (0, if swedish { 8 } else { 4 });
        let least = hit.first.saturating_sub(BACK).max(self.part.first);
        let mut at = hit.first;
        let mut finite = false;
        while at > least {
            at -= 1;
            let token = self.token(at)?;
            if token.is_mark(&[',', ';', ':', ')', '.']) {
                return None;
            }
            let opens = token.is(Role::SUBORDINATOR.and(Role::RELATIVE)) || (swedish && token.is(Role::THAT));
            // "that" after a determiner-like use, and "som" before its own verb, are spent already.
            if opens && !self.is_quantity(at) {
                return (!finite && between <= most).then_some(at);
            }
            let after_opener = at
                .checked_sub(1)
                .is_some_and(|before| self.token_is(before, Role::SUBORDINATOR) && !self.token_is(before, Role::RELATIVE));
            let party = self.covering_party(at);
            finite |= token.finite && !party && !after_opener && token.kind == Kind::Word;
            between += 1;
        }
        None
    }

    /// "som" in "som minst", "så snart som möjligt" opens no clause.
    fn is_quantity(&self, at: usize) -> bool {
        self.hit_at(at + 1, Category::Bound).is_some()
    }

    fn promoted(&self, hit: &Hit) -> bool {
        let Some(opener) = self.opener(hit) else { return true };
        let preposition = !self.token_is(opener, Role::RELATIVE) && opener > self.part.first;
        let verb = |mut range: std::ops::Range<usize>| {
            range.any(|at| {
                self.token(at).is_some_and(|token| token.finite && token.kind == Kind::Word) && !self.covering_party(at)
            })
        };
        preposition && !verb(self.part.first + 1..opener.min(self.part.first + 40))
    }

    pub(super) fn covering_party(&self, at: usize) -> bool {
        self.hit_at(at, Category::Party).is_some()
            || at.checked_sub(1).is_some_and(|before| self.hit_at(before, Category::Party).is_some_and(|hit| hit.last > at))
    }

    /// How firmly a term binds whoever it is about.
    pub(super) fn force(&self, hit: &Hit, who: Bound) -> Force {
        let negated = self.near(hit, Role::NEGATION) || self.none_before(hit);
        let only = self.near(hit, Role::ONLY);
        match hit.category {
            Category::Binding if negated && self.lexicon.meaning(hit.term) == Meaning::Duty => Force::Release,
            Category::Binding if negated => Force::Prohibition,
            Category::Binding => Force::Binding,
            Category::Prohibition => Force::Prohibition,
            Category::Right if negated => Force::Prohibition,
            Category::Right => Force::Right,
            Category::May if negated || (only && who != Bound::Party(Party::Buyer)) => Force::Prohibition,
            Category::May if self.infinitive_follows(hit, who == Bound::Party(Party::Buyer)) => Force::Right,
            Category::Can if who == Bound::Party(Party::Buyer) && !negated => Force::Right,
            Category::Will if matches!(who, Bound::Party(_)) => {
                if negated {
                    Force::Prohibition
                } else {
                    Force::Binding
                }
            }
            Category::Capability => Force::Capability,
            Category::Recommendation => Force::Recommendation,
            Category::Soft => Force::Soft,
            Category::Rule => Force::Rule,
            Category::Release => Force::Release,
            _ => Force::Descriptive,
        }
    }

    /// Does such a word stand within the term's gap, or soon after it with nothing but its subject between?
    fn near(&self, hit: &Hit, role: Role) -> bool {
        let opens = hit.first == self.beginning() + 1 && self.token_is(hit.first - 1, role);
        if opens || (hit.head..hit.last).any(|at| self.token_is(at, role)) {
            return true;
        }
        for at in hit.last..hit.last + NEAR {
            let Some(token) = self.token(at) else { return false };
            if token.is(role) {
                return true;
            }
            let passes = token.is(Role::ARTICLE.and(Role::PRONOUN))
                || (token.is(Role::ADVERB) && !token.is(Role::CONJUNCTION))
                || self.covering_party(at);
            if !passes {
                return false;
            }
        }
        false
    }

    /// "Ingen uppgift får …", "neither party may …".
    fn none_before(&self, hit: &Hit) -> bool {
        for at in (self.part.first.max(hit.first.saturating_sub(2 * NEAR))..hit.first).rev() {
            let Some(token) = self.token(at) else { return false };
            let figure = self.hits_at(at).any(|hit| matches!(hit.category, Category::TimeLimit | Category::Bound));
            if token.is(Role::NONE) && !figure {
                return true;
            }
            // The word right after "inga" is what there is none of, whatever it looks like.
            let thing = at.checked_sub(1).is_some_and(|before| self.token_is(before, Role::NONE));
            let verb = !thing
                && (token.finite || token.is(Role::SUBORDINATOR.and(Role::RELATIVE)))
                && !self.covering_party(at)
                && token.kind == Kind::Word;
            if verb || token.is_mark(&[',', ';', ':', '.']) {
                return false;
            }
        }
        false
    }

    /// "Beställaren får en rapport" gives no permission; "får lämna" does. What the buyer may do can stand `far` away: "får, efter tio dagars
    /// varsel och på egen bekostnad, granska".
    fn infinitive_follows(&self, hit: &Hit, far: bool) -> bool {
        for at in hit.last..hit.last + if far { FAR } else { 2 * NEAR } {
            let Some(token) = self.token(at) else { return false };
            let given = !far || at <= hit.last + 1;
            if given && token.is(Role::ARTICLE) && !self.covering_party(at + 1) && self.lexicon.language() == Language::Swedish {
                return false;
            }
            if token.infinitive && token.kind == Kind::Word && !token.is(Role::ADVERB) && !self.covering_party(at) {
                return true;
            }
        }
        false
    }
}
