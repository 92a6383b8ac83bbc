use catalog::{Obligation, Sighting};
use kernel::Span;
use wording::{Bound, Force, Party, Statement};

use crate::contract::{Contract, Line};
use crate::documents::points;
use crate::ideas::Ideas;
use crate::likes;
use crate::role::Role;
use crate::standing::{self, Standing};
use crate::tables;
use crate::words::{IdeaNumbers, Words};

/// How one obligation is found, with concepts as numbers.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// Its place among what was learnt; nothing for an organisation's own.
    learnt: Option<usize>,
    pub(crate) topic: Ideas,
    ways: Vec<Way>,
    effect: bool,
    idea: IdeaNumbers,
}

#[derive(Debug, Clone)]
struct Way {
    all: Ideas,
    none: Ideas,
    in_clause: bool,
    by_heading: bool,
}

/// How sure it is that a line is about an obligation; the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Surety {
    Like,
    Clause,
    Heading,
    Lead,
    Own,
}

/// A line that is about an obligation.
#[derive(Debug, Clone)]
pub(crate) struct Sight {
    pub(crate) line: usize,
    pub(crate) surety: Surety,
    pub(crate) standing: Standing,
    /// It only tells, and counts because the obligation is met by what is so.
    pub(crate) told: bool,
    /// The words that show what it is about.
    pub(crate) words: Vec<Span>,
}

impl Wanted {
    pub(crate) fn new(words: &Words, obligation: &Obligation) -> Self {
        let ideas = |ids: &[String]| {
            let mut ideas = Ideas::default();
            for number in ids.iter().filter_map(|id| words.number(id)) {
                ideas.add(number);
            }
            ideas
        };
        let way = |sighting: &Sighting| Way {
            all: ideas(&sighting.all),
            none: ideas(&sighting.none),
            in_clause: sighting.in_clause,
            by_heading: sighting.by_heading,
        };
        let mut ways: Vec<Way> = obligation.found.iter().map(way).collect();
        let mut topic = ideas(&obligation.topic);
        if let Some(number) = obligation.sign_concept().and_then(|id| words.number(&id)) {
            let mut all = Ideas::default();
            all.add(number);
            topic.add(number);
            ways.push(Way { all, none: Ideas::default(), in_clause: false, by_heading: false });
        }
        // A way that a catalog left empty would match everything.
        ways.retain(|way| !way.all.is_empty());
        let learnt = words.likeness.number(obligation.id.as_str());
        Self { learnt, topic, ways, effect: obligation.effect, idea: words.idea.clone() }
    }

    /// Every line that is about it: those that one of its ways knows, unless what was learnt speaks against them, and those that what was
    /// learnt knows alone.
    pub(crate) fn sights(&self, words: &Words, contract: &Contract<'_>) -> Vec<Sight> {
        let mut found = Vec::new();
        for (number, line) in contract.lines.iter().enumerate() {
            if !matches!(line.role, Role::Operative | Role::Recital | Role::Listed) {
                continue;
            }
            let like = self.learnt.and_then(|learnt| line.likes.get(learnt)).copied();
            let way = self.way(contract, line).filter(|_| like.is_none_or(|like| like >= DOUBTED));
            if let Some((surety, way)) = way {
                let words: Vec<Span> =
                    line.mentions.iter().filter(|mention| way.all.has(mention.concept)).map(|mention| mention.span).collect();
                found.push(self.sight(contract, number, line, surety, words));
            } else if let Some(learnt) = self.learnt.filter(|_| like.is_some_and(|like| like >= ALONE)) {
                let mut sight = self.sight(contract, number, line, Surety::Like, likes::telling(words, contract, line, learnt));
                likes::keep_telling(words, contract, line, &mut sight.words);
                found.push(sight);
            }
        }
        // Where one line is clearly about it, others that only touch it are left to what they are about.
        let like = |sight: &Sight| self.learnt.and_then(|learnt| contract.lines.get(sight.line)?.likes.get(learnt).copied());
        let best = found.iter().filter_map(like).fold(f32::MIN, f32::max).min(CLEAR);
        found.retain(|sight| sight.surety >= Surety::Lead || like(sight).is_none_or(|like| like >= best - BEHIND));
        found
    }

    /// Does one of its ways know a line?
    pub(crate) fn knows(&self, contract: &Contract<'_>, line: &Line) -> bool {
        self.way(contract, line).is_some()
    }

    /// The surest way that knows a line.
    fn way(&self, contract: &Contract<'_>, line: &Line) -> Option<(Surety, &Way)> {
        let ways = self.ways.iter().filter_map(|way| Some((way.meets(contract, line)?, way)));
        ways.max_by_key(|(surety, _)| *surety)
    }

    fn sight(&self, contract: &Contract<'_>, number: usize, line: &Line, surety: Surety, words: Vec<Span>) -> Sight {
        let standing = standing_of(contract, &self.idea, line, &words, self.effect);
        let told = self.effect
            && standing == Standing::Firm
            && standing_of(contract, &self.idea, line, &words, false) < Standing::Nobody;
        Sight { line: number, surety, standing, told, words }
    }
}

/// A line that no way knows is about an obligation from here on. With [`DOUBTED`] it was chosen on contracts that were not learnt from.
const ALONE: f32 = -0.15;
/// A line that a way knows is not about the obligation below this.
const DOUBTED: f32 = -0.4;
/// A line is clearly about an obligation from here on.
const CLEAR: f32 = 0.5;
/// Lines that are this much less about it than a clear one are not.
const BEHIND: f32 = 0.5;

impl Way {
    fn meets(&self, contract: &Contract<'_>, line: &Line) -> Option<Surety> {
        if line.own.meets(&self.none) {
            return None;
        }
        // A document in a list is about what the list is about, not about what its title names.
        if line.role == Role::Listed {
            let lead = line.lead.and_then(|lead| contract.lines.get(lead));
            if !lead.is_some_and(|lead| lead.own.meets(&self.all)) {
                return None;
            }
        }
        let under = || contract.under(line);
        if self.by_heading {
            let lacking = line.led.lacking(&self.all);
            let under = under();
            let from_heading = under.meets(&self.all);
            return (from_heading && lacking.count() <= 1 && under.lacking(&lacking).is_empty()).then_some(Surety::Heading);
        }
        if line.own.lacking(&self.all).is_empty() {
            return Some(Surety::Own);
        }
        let lacking = line.led.lacking(&self.all);
        if lacking.is_empty() {
            return Some(Surety::Lead);
        }
        if self.all.count() > 1 && lacking.count() == 1 && under().lacking(&lacking).is_empty() {
            return Some(Surety::Heading);
        }
        if self.in_clause && line.own.meets(&self.all) {
            let clause = contract.clause(line)?;
            let whole = contract
                .lines_of(clause)
                .filter(|(_, line)| line.role == Role::Operative)
                .fold(clause.under, |all, (_, line)| all.and(&line.own));
            if whole.meets(&self.none) {
                return None;
            }
            return whole.lacking(&self.all).is_empty().then_some(Surety::Clause);
        }
        None
    }
}

/// How firm a line is about some words of it. With `effect`, a line that only tells is enough.
fn standing_of(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line, words: &[Span], effect: bool) -> Standing {
    let pointing = points(contract, idea, line) && !line.sentence.is_measured();
    if line.role == Role::Recital || (pointing && line.standing < Standing::Firm) {
        return Standing::Weak;
    }
    let holds = |statement: &Statement| words.iter().filter(|word| statement.span.holds(**word)).count();
    let most = line.sentence.statements.iter().map(holds).max().unwrap_or(0);
    // A row is one whole; in a sentence those statements count that hold the most of the words, or all but one of them.
    let enough = if line.row { 0 } else { most.saturating_sub(1).max(most.min(1)) };
    let statements = line.sentence.statements.iter().filter(|statement| holds(statement) >= enough);
    let standing =
        statements.map(|statement| of_statement(contract, idea, line, statement, effect)).max().unwrap_or(Standing::Silent);
    if line.row && standing < Standing::Nobody {
        return tables::standing(contract, idea, line, words).max(standing);
    }
    if standing != Standing::Silent {
        return standing;
    }
    let led = line.lead.and_then(|lead| contract.lines.get(lead)).map(|lead| lead.standing);
    match led {
        Some(led) if led != Standing::Silent => led,
        _ if effect && line.sentence.is_measured() => Standing::Firm,
        _ => Standing::Weak,
    }
}

fn of_statement(contract: &Contract<'_>, idea: &IdeaNumbers, line: &Line, statement: &Statement, effect: bool) -> Standing {
    let standing = standing::of(&line.sentence, statement);
    let text = contract.clause(line).map_or("", |clause| contract.text(clause.file));
    let says =
        |concept: usize| line.mentions.iter().any(|mention| mention.concept == concept && statement.span.holds(mention.span));
    let who = statement.subject.who;
    let supplier = matches!(who, Bound::Party(Party::Supplier | Party::SubSupplier | Party::Both));
    let buyer = who == Bound::Party(Party::Buyer);
    if says(idea.accepts) {
        return Standing::Against;
    }
    match (standing, statement.force) {
        // "ska i skälig omfattning bistå" is a duty without a measure; "ska göra skäliga ansträngningar" is only an aim.
        (Standing::Weak, Force::Soft) if is_measured_by_reason(text, statement) => {
            let firm = Statement { force: Force::Binding, softened_by: None, ..statement.clone() };
            standing::of(&line.sentence, &firm)
        }
        // "Inloggning ska ske med kort": somebody is to do it, but nobody is named.
        (Standing::Firm, Force::Binding) if who == Bound::Thing && happens(text, statement) => Standing::Nobody,
        // "Vite utgår inte."
        (Standing::Firm, Force::Rule) if is_denied(text, statement) => Standing::Release,
        // "The software supports export" tells; "shall support" promises.
        (Standing::Firm, Force::Capability) if !promises(text, statement) => Standing::Weak,
        // "Leverantören ansvarar för underleverantörer som för sig själv."
        (Standing::Weak, Force::Descriptive) if supplier && says(idea.responsible) => Standing::Firm,
        (Standing::Weak, Force::Descriptive) if buyer && says(idea.responsible) => Standing::Against,
        // "Client shall have fifteen days to test": what the buyer is to have is its right.
        (Standing::Against, Force::Binding) if buyer && has(text, statement) => Standing::Firm,
        // "Leverantören får anlita underleverantör endast efter samtycke."
        (Standing::Against, Force::Right) if says(idea.restricts) => Standing::Firm,
        (Standing::Weak, Force::Right) if says(idea.restricts) => Standing::Firm,
        (Standing::Weak, Force::Descriptive | Force::Right) if effect && !buyer => Standing::Firm,
        _ => standing,
    }
}

fn is_measured_by_reason(text: &str, statement: &Statement) -> bool {
    let softener = statement.softened_by.map(|span| span.of(text).to_lowercase()).unwrap_or_default();
    ["skälig om", "rimlig om", "skälig ut", "rimlig ut", "reasonable extent"].iter().any(|reason| softener.contains(reason))
}

fn has(text: &str, statement: &Statement) -> bool {
    let after = text.get(statement.decided_by.end..statement.span.end.max(statement.decided_by.end)).unwrap_or_default();
    after.split_whitespace().take(3).any(|word| matches!(word, "have" | "ha" | "få" | "ges" | "receive" | "erhålla"))
}

fn happens(text: &str, statement: &Statement) -> bool {
    let after = text.get(statement.decided_by.end..statement.span.end.max(statement.decided_by.end)).unwrap_or_default();
    after.split_whitespace().next().is_some_and(|word| matches!(word, "ske" | "göras" | "genomföras" | "utföras" | "occur"))
}

fn is_denied(text: &str, statement: &Statement) -> bool {
    let after = text.get(statement.decided_by.end..statement.span.end.max(statement.decided_by.end)).unwrap_or_default();
    after.split_whitespace().next().is_some_and(|word| matches!(word.trim_matches(['.', ',']), "inte" | "ej" | "icke" | "not"))
}

fn promises(text: &str, statement: &Statement) -> bool {
    let said = statement.decided_by.of(text).to_lowercase();
    ["ska", "skall", "måste", "shall", "must", "will", "bör"].iter().any(|word| said.contains(word))
}
