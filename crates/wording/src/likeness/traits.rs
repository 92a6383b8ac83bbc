use kernel::Span;

/// A sentence and what is known of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'t> {
    /// The sentence.
    pub sentence: &'t str,
    /// Words in it that name somebody, and what they are taken as: a contract says the same whatever its parties are called.
    pub names: &'t [(Span, &'t str)],
    /// The heading it stands under; may be empty.
    pub heading: &'t str,
    /// What leads into it; may be empty.
    pub lead: &'t str,
    /// The concepts that it speaks of, by their ids.
    pub own: &'t [&'t str],
    /// The concepts that it speaks of together with what leads into it.
    pub led: &'t [&'t str],
    /// The concepts that its headings speak of.
    pub under: &'t [&'t str],
}

/// What a trait is seen in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Words and pairs of words, by their first letters.
    Words,
    /// Letters that follow each other in a word: Swedish puts words together.
    Letters,
    Heading,
    Lead,
    Own,
    Led,
    Under,
}

impl Part {
    pub(super) const ALL: [Self; 7] = [Self::Words, Self::Letters, Self::Heading, Self::Lead, Self::Own, Self::Led, Self::Under];

    /// How much it counts beside the others.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Self::Words | Self::Letters | Self::Own => 1.0,
            Self::Heading | Self::Lead | Self::Led | Self::Under => 0.5,
        }
    }

    /// How many examples must have a trait for it to be learnt from.
    pub(super) const fn least(self) -> u32 {
        match self {
            Self::Words | Self::Letters => 3,
            Self::Lead => 2,
            Self::Heading | Self::Own | Self::Led | Self::Under => 1,
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Words => 'w',
            Self::Letters => 'l',
            Self::Heading => 'h',
            Self::Lead => 'b',
            Self::Own => 'o',
            Self::Led => 'd',
            Self::Under => 'u',
        }
    }
}

/// Words are known by so many letters, which leaves most endings out.
const STEM: usize = 6;
/// So many letters follow each other.
const RUN: usize = 5;

/// Gives every trait of a sentence, with the word it is seen in, in the sentence's order. A name holds no space.
pub(super) fn each_trait(shown: &Shown<'_>, take: &mut dyn FnMut(Part, &str, Option<Span>)) {
    let mut name = String::new();
    let mut give = |part: Part, parts: &[&str], span: Option<Span>| {
        name.clear();
        name.push(part.letter());
        name.push(':');
        parts.iter().for_each(|part| name.push_str(part));
        take(part, &name, span);
    };
    let mut before = String::new();
    each_word(shown.sentence, shown.names, &mut |word, span| {
        let stem = first(word, STEM);
        give(Part::Words, &[stem], Some(span));
        if !before.is_empty() {
            give(Part::Words, &[&before, "_", stem], Some(span));
        }
        before.clear();
        before.push_str(stem);
        runs(word, &mut |run| give(Part::Letters, &[run], Some(span)));
    });
    for (part, text) in [(Part::Heading, shown.heading), (Part::Lead, shown.lead)] {
        each_word(text, &[], &mut |word, _| give(part, &[first(word, STEM)], None));
    }
    for (part, concepts) in [(Part::Own, shown.own), (Part::Led, shown.led), (Part::Under, shown.under)] {
        for concept in concepts {
            give(part, &[concept], None);
        }
    }
}

/// The name of the trait of a single word.
pub(super) fn stem_of(word: &str) -> String {
    let lower = word.to_lowercase();
    format!("{}:{}", Part::Words.letter(), first(&lower, STEM))
}

/// Every word in lower case; a name is given once, as what it is taken for.
fn each_word(text: &str, names: &[(Span, &str)], take: &mut dyn FnMut(&str, Span)) {
    let mut word = String::new();
    let mut start = 0;
    let mut named = None;
    let ended = [(text.len(), ' ')];
    for (at, letter) in text.char_indices().chain(ended) {
        if letter.is_alphabetic() {
            if word.is_empty() {
                start = at;
            }
            word.extend(letter.to_lowercase());
        } else if !word.is_empty() {
            let span = Span { start, end: at };
            match names.iter().find(|(name, _)| name.start < span.end && span.start < name.end) {
                Some((name, _)) if named == Some(*name) => {}
                Some((name, taken)) => {
                    named = Some(*name);
                    take(taken, *name);
                }
                None => take(&word, span),
            }
            word.clear();
        }
    }
}

/// The first letters of a word.
fn first(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// The runs of letters in a word with its ends marked; a short word is one.
fn runs(word: &str, take: &mut dyn FnMut(&str)) {
    let marked = ["<", word, ">"].concat();
    let starts: Vec<usize> = marked.char_indices().map(|(at, _)| at).chain([marked.len()]).collect();
    if starts.len() <= RUN + 1 {
        take(&marked);
        return;
    }
    for ends in starts.windows(RUN + 1) {
        if let [start, .., end] = ends {
            take(marked.get(*start..*end).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(shown: &Shown<'_>) -> Vec<String> {
        let mut names = Vec::new();
        each_trait(shown, &mut |_, name, _| names.push(name.to_owned()));
        names
    }

    #[test]
    fn words_pairs_and_runs_of_letters_are_seen() {
        let shown = Shown { sentence: "Loggar sparas.", heading: "Spårbarhet", own: &["log"], ..Shown::default() };
        let seen = names(&shown);
        let wanted = ["w:loggar", "l:<logg", "l:logga", "l:oggar", "l:ggar>", "w:sparas", "w:loggar_sparas"];
        assert!(wanted.iter().all(|wanted| seen.iter().any(|seen| seen == wanted)), "{seen:?}");
        assert!(seen.contains(&"h:spårba".to_owned()) && seen.contains(&"o:log".to_owned()));
    }

    #[test]
    fn a_party_is_the_same_whatever_it_is_called() {
        let one = "Lumina Skola AB ska radera";
        let other = "Bolaget ska radera";
        let lumina = [(Span { start: 0, end: 15 }, "§supplier")];
        let company = [(Span { start: 0, end: 7 }, "§supplier")];
        let of = |sentence, named: &[(Span, &str)]| names(&Shown { sentence, names: named, ..Shown::default() });
        assert_eq!(of(one, &lumina), of(other, &company));
    }
}
