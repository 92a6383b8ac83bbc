use crate::Category;
use crate::lexicon::{Hit, Lexicon, Meaning, Token};
use crate::token::Kind;

/// A sentence as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The sentence that leads into this list item.
    pub(crate) lead: Option<usize>,
}

/// No sentence has so many words and marks; a text without full stops is cut here, so that reading it takes time that grows with
/// its length.
const LONGEST: usize = 1_000;

/// Cuts tokens into sentences. Items of a list after a colon point to the sentence that leads into them.
pub(crate) fn split(lexicon: &Lexicon, tokens: &[Token], hits: &[Hit]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut first, mut lead) = (0, None);
    let mut abbreviations = hits.iter().filter(|hit| hit.category == Category::Abbreviation).peekable();
    for at in 0..tokens.len() {
        while abbreviations.peek().is_some_and(|hit| hit.last <= at) {
            abbreviations.next();
        }
        let abbreviated = abbreviations.peek().filter(|hit| hit.last == at + 1).map(|hit| lexicon.meaning(hit.term));
        if at > first && (begins_anew(tokens, at, lead.is_some()) || at - first >= LONGEST) {
            parts.push(Part { first, last: at, lead });
            (first, lead) = (at, after(tokens, at, lead, parts.len() - 1));
        }
        let end = match ends(tokens, at, abbreviated) {
            End::No => continue,
            End::Sentence => at + 1,
            End::Lead => at + 1,
        };
        parts.push(Part { first, last: end, lead });
        lead = after(tokens, end, lead, parts.len() - 1);
        first = end;
    }
    if first < tokens.len() {
        parts.push(Part { first, last: tokens.len(), lead });
    }
    parts
}

enum End {
    No,
    Sentence,
    Lead,
}

/// Does a sentence end with this token?
fn ends(tokens: &[Token], at: usize, abbreviated: Option<Meaning>) -> End {
    let (Some(token), next) = (tokens.get(at), tokens.get(at + 1)) else { return End::No };
    let Kind::Mark(mark) = token.kind else { return End::No };
    let Some(next) = next else { return End::No };
    match mark {
        '.' => {
            let glued = token.span.end == next.span.start;
            let starts = next.capital
                || next.is_figure()
                || marker(tokens, at + 1).is_some()
                || next.is_mark(&['"', '”', '“', '(', '«', '§']);
            let number = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|before| before.kind == Kind::Number);
            let opens = at < 2 || tokens.get(at - 2).is_some_and(|before| before.is_mark(&[':', ';']));
            let ordinal = number.is_some_and(|number| !next.capital || number.breaks > 0 || opens);
            let ended = match abbreviated {
                Some(Meaning::Last) => next.capital,
                Some(_) => false,
                None => starts && !glued && !ordinal,
            };
            if ended && !single_letter(tokens, at) { End::Sentence } else { End::No }
        }
        // A full stop within quotation marks ends the sentence after them.
        '"' | '”' | '“' | '\'' | '’' | '»' | ')' if at > 0 => {
            let stopped =
                tokens.get(at - 1).is_some_and(|before| before.is_mark(&['.', '!', '?']) && before.span.end == token.span.start);
            if stopped && next.capital && token.span.end != next.span.start { End::Sentence } else { End::No }
        }
        '!' | '?' if token.span.end != next.span.start => End::Sentence,
        ':' if next.breaks > 0 || marker(tokens, at + 1).is_some() => End::Lead,
        _ => End::No,
    }
}

/// Numbering such as "A." before a heading does not end a sentence.
fn single_letter(tokens: &[Token], at: usize) -> bool {
    let letter = at.checked_sub(1).and_then(|before| tokens.get(before));
    let opens = at.checked_sub(2).and_then(|before| tokens.get(before)).is_none_or(|before| before.is_mark(&['.', ';', ':']));
    let single = |token: &Token| token.kind == Kind::Word && token.capital && token.span.end - token.span.start == 1;
    letter.is_some_and(|token| single(token) && (opens || token.breaks > 0))
}

/// Does something new begin at this token: a paragraph, or an item of a list?
fn begins_anew(tokens: &[Token], at: usize, in_list: bool) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.breaks > 1 {
        return true;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    if token.breaks == 1 && (marker(tokens, at).is_some() || (in_list && before.is_some_and(|before| before.is_mark(&[';'])))) {
        return true;
    }
    if token.breaks == 1 && in_list && !token.capital && before.is_some_and(|before| before.is_mark(&[','])) {
        return true;
    }
    // "a) …, b) …" on one line.
    let after_item =
        before.is_some_and(|before| before.is_mark(&[';', ',', '.']) || before.is(crate::grammar::Role::CONJUNCTION));
    in_list && after_item && lettered(tokens, at)
}

/// What leads into the sentence that begins at this token.
fn after(tokens: &[Token], at: usize, lead: Option<usize>, ended: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    let token = tokens.get(at)?;
    if before.is_mark(&[':']) {
        return Some(ended);
    }
    // "Leverantören ska" and then "a) …" on the next line: the colon was left out.
    if token.breaks > 0 && marker(tokens, at).is_some() && lead.is_none() && !before.is_mark(&['.', '!', '?']) {
        return Some(ended);
    }
    let lead = lead?;
    let goes_on = marker(tokens, at).is_some() || before.is_mark(&[';', ',']) || (token.breaks == 1 && !token.capital);
    goes_on.then_some(lead)
}

/// The tokens of a mark that begins a list item: "a)", "(a)", "1.", "-".
fn marker(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if lettered(tokens, at) {
        return Some(if token.is_mark(&['(']) { 3 } else { 2 });
    }
    if token.is_mark(&['-', '–', '—', '•', '*', '·', '▪', '◦', '‣']) {
        return tokens.get(at + 1).filter(|next| next.kind == Kind::Word && next.span.start > token.span.end).map(|_| 1);
    }
    // A figure at the end of a sentence that a line break fell before is no number of an item.
    let short = token.kind == Kind::Number && token.span.end - token.span.start <= 2;
    let goes_on = tokens.get(at + 2).is_some_and(|next| next.breaks == 0 && next.kind == Kind::Word);
    let dotted = short && token.breaks > 0 && goes_on && tokens.get(at + 1).is_some_and(|next| next.is_mark(&['.', ')']));
    dotted.then_some(2)
}

fn lettered(tokens: &[Token], at: usize) -> bool {
    let short = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number) && token.span.end - token.span.start <= 3;
    let closes = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(&[')']));
    match tokens.get(at) {
        Some(token) if token.is_mark(&['(']) => {
            // "trettio (30)" is a figure.
            let after_mark =
                at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| matches!(before.kind, Kind::Mark(_)));
            let counts = |inner: &Token| short(inner) && (inner.kind == Kind::Word || after_mark);
            tokens.get(at + 1).is_some_and(counts) && closes(at + 2)
        }
        Some(token) => short(token) && closes(at + 1),
        None => false,
    }
}
