use kernel::Span;
use wording::{Force, Party, What};

use crate::contract::{Contract, Line};
use crate::standing::Standing;
use crate::words::IdeaNumbers;

/// Words in the head of a column that say whose it is.
const SUPPLIER: &[&str] =
    &["leverantör", "supplier", "provider", "vendor", "contractor", "processor", "biträde", "utförare", "entreprenör"];
const BUYER: &[&str] =
    &["kund", "beställare", "köpare", "kommun", "region", "customer", "client", "buyer", "controller", "authority"];

/// How firm a row of a table is about some words of it: whose column they stand in, whose sign the row bears, and whether
/// anything makes the table part of what is agreed.
pub(crate) fn standing(contract: &Contract<'_>, idea: &IdeaNumbers, row: &Line, words: &[Span]) -> Standing {
    match owner(contract, row, words) {
        Some(Party::Buyer) => return Standing::Against,
        Some(_) => return Standing::Firm,
        None => {}
    }
    let led = row.lead.and_then(|lead| contract.lines.get(lead)).is_some_and(|lead| lead.standing >= Standing::Nobody);
    // "Backup | Copies are made each night" only tells; a figure or a standard is there to be held.
    let figures =
        row.sentence.marks.iter().any(|mark| matches!(mark.what, What::Deadline(..) | What::Measure(_) | What::Standard));
    let measured = row.sentence.is_measured() && figures;
    if led || is_agreed(contract, idea, row) || measured { Standing::Firm } else { Standing::Weak }
}

/// Whose task a row is, by the head of the column or the sign in the row.
fn owner(contract: &Contract<'_>, row: &Line, words: &[Span]) -> Option<Party> {
    let clause = contract.clause(row)?;
    let text = contract.text(clause.file);
    let cells = cells(text, row);
    let head = contract.lines_of(clause).map(|(_, line)| line).find(|line| line.row && line.span.start <= row.span.start)?;
    let heads = self::cells(text, head);
    let party = |words: &str| {
        let lower = words.to_lowercase();
        let says = |list: &[&str]| list.iter().any(|word| lower.contains(word));
        match (says(SUPPLIER), says(BUYER)) {
            (true, false) => Some(Party::Supplier),
            (false, true) => Some(Party::Buyer),
            (true, true) => Some(Party::Both),
            (false, false) => None,
        }
    };
    // A sign: "L", "K", "X" under a head, or the party's name as a cell.
    for (at, cell) in cells.iter().enumerate() {
        let sign = cell.of(text).trim();
        let named = match sign {
            "L" | "S" => Some(Party::Supplier),
            "K" | "C" => Some(Party::Buyer),
            "L/K" | "K/L" | "L, K" | "L+K" | "B/L" => Some(Party::Both),
            "X" | "x" | "•" | "R" | "A" | "Ja" | "Yes" => heads.get(at).and_then(|head| party(head.of(text))),
            _ if sign.split_whitespace().count() <= 2 => party(sign),
            _ => None,
        };
        if named.is_some() && head.span != row.span {
            return named;
        }
    }
    let within = |cell: &Span| words.iter().any(|word| cell.holds(*word));
    let columns = cells.iter().enumerate().filter(|(_, cell)| within(cell)).filter_map(|(at, _)| party(heads.get(at)?.of(text)));
    columns.reduce(|one, other| if one == other { one } else { Party::Both })
}

fn cells(text: &str, row: &Line) -> Vec<Span> {
    let mut start = row.span.start;
    let mut found = Vec::new();
    for cell in row.span.of(text).split(" | ") {
        found.push(Span::new(start, start + cell.len()));
        start += cell.len() + " | ".len();
    }
    found
}

/// Does a firm sentence of the same section, or the sentence before the table, make it part of what is agreed?
fn is_agreed(contract: &Contract<'_>, idea: &IdeaNumbers, row: &Line) -> bool {
    let Some(clause) = contract.clause(row) else { return false };
    contract.clauses.iter().filter(|other| other.file == clause.file && other.section == clause.section).any(|clause| {
        contract.lines_of(clause).any(|(_, line)| {
            let binds = line.standing >= Standing::Nobody
                && line.sentence.statements.iter().any(|statement| statement.force != Force::Right);
            !line.row && binds && line.own.has(idea.table)
        })
    })
}
