mod telling;

use document::{PieceKind, TextBlock};
use kernel::{Language, Span};
use wording::{Category, Force, Party, Reader, Sentence};

use self::telling::{asks, begins_with_verb, defines, is_below, is_coded, join, opens_part, points_down};
use crate::contract::{Clause, Contract, Line};
use crate::ideas::Ideas;
use crate::role::Role;
use crate::standing::{self, Standing};
use crate::words::{Tongue, Words};

/// A text without a verb of at most this many words, before others in its paragraph, is a heading that runs into it.
const RUN_IN: usize = 9;
/// An item of a list of documents is no longer than this, in words.
const LISTED: usize = 16;

/// Reads a file into clauses and lines.
pub(crate) fn file(words: &Words, names: &[(String, Party)], file: usize, contract: &mut Contract<'_>) {
    let Some(read) = contract.files.get(file) else { return };
    let (transcript, language) = (read.transcript, read.language);
    let text = transcript.text();
    let mut state = State {
        words,
        text,
        file,
        readers: [reader(words.of(Language::Swedish), names), reader(words.of(Language::English), names)],
        language,
        chain: Vec::new(),
        section: contract.clauses.last().map_or(0, |clause| clause.section + 1),
        opened: None,
        paragraphs: 0,
        numbered: String::new(),
        has_headings: transcript.blocks().iter().any(|block| matches!(block.kind, PieceKind::Heading(_))),
        lead: None,
        head_row: false,
        lead_depth: 0,
        as_item: false,
        led_by_colon: false,
        before: None,
    };
    let blocks = transcript.blocks();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        // The cells of a row are read as one line.
        let mut last = at + 1;
        if let PieceKind::Cell { table, row, .. } = block.kind {
            while blocks
                .get(last)
                .is_some_and(|next| matches!(next.kind, PieceKind::Cell { table: t, row: r, .. } if t == table && r == row))
            {
                last += 1;
            }
        }
        let follows_row = blocks.get(last).is_some_and(|next| matches!(next.kind, PieceKind::Cell { .. }));
        state.take(blocks.get(at..last).unwrap_or_default(), follows_row, contract);
        at = last;
    }
    state.close(contract);
}

fn reader<'w>(tongue: &'w Tongue, names: &[(String, Party)]) -> Reader<'w> {
    names.iter().fold(Reader::new(&tongue.lexicon), |reader, (name, party)| reader.naming(name, *party))
}

struct State<'w, 't> {
    words: &'w Words,
    text: &'t str,
    file: usize,
    readers: [Reader<'w>; 2],
    language: Language,
    /// Headings above, the highest first: level, where, what they speak of, what part of the contract they open.
    chain: Vec<(u8, Span, Ideas, Role)>,
    section: usize,
    /// The clause that lines are put in, with its first line.
    opened: Option<Clause>,
    /// Paragraphs without number in the clause.
    paragraphs: usize,
    /// The first part of the last number, for files without headings.
    numbered: String,
    has_headings: bool,
    /// The line that leads into what follows, with the depth of the list it leads into.
    lead: Option<usize>,
    /// How deep the line that leads in stands in a list of its own; 0 for a paragraph.
    lead_depth: u8,
    /// The numbered paragraph at hand is an item of the list that the lead opens.
    as_item: bool,
    /// The line that leads in ends with a colon.
    led_by_colon: bool,
    /// The row at hand is the head of its table.
    head_row: bool,
    /// The kind of the block before.
    before: Option<PieceKind>,
}

impl State<'_, '_> {
    fn take(&mut self, blocks: &[TextBlock], follows_row: bool, contract: &mut Contract<'_>) {
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return };
        let words = first.words.to(last.words);
        let said = words.of(self.text);
        let language = crate::language::of(said, self.language);
        // "Del B. Kravspecifikation, version 2.1" opens a part of its own, whatever the file makes of it.
        let kind = if opens_part(said) && !matches!(first.kind, PieceKind::Cell { .. } | PieceKind::Item(_)) {
            PieceKind::Heading(1)
        } else {
            first.kind
        };
        match kind {
            PieceKind::Heading(level) => self.heading(level, first, language, contract),
            PieceKind::Paragraph if first.number.is_some() => self.numbered(first, contract),
            PieceKind::Paragraph => {
                let follows = self.lead.is_some();
                // "SEC-3 issue hardware tokens" after "Contractor, who shall:"
                self.as_item = follows && is_coded(said);
                let lone = self.opened.as_ref().is_none_or(|clause| clause.number.is_none());
                if !follows && lone && self.paragraphs > 0 {
                    self.open(None, first, contract);
                }
                self.paragraphs += 1;
            }
            PieceKind::Item(_) | PieceKind::Cell { .. } | PieceKind::Footnote => {}
        }
        if matches!(kind, PieceKind::Heading(_)) {
            self.before = Some(first.kind);
            return;
        }
        if self.opened.is_none() {
            self.open(None, first, contract);
        }
        if let Some(clause) = &mut self.opened {
            clause.span = clause.span.to(last.span);
        }
        let row = matches!(first.kind, PieceKind::Cell { .. });
        self.head_row = matches!(first.kind, PieceKind::Cell { row: 0, .. }) && follows_row;
        self.lines(words, language, first.kind, row, contract);
        self.before = Some(first.kind);
    }

    fn heading(&mut self, level: u8, block: &TextBlock, language: Language, contract: &mut Contract<'_>) {
        self.close(contract);
        self.chain.retain(|(above, ..)| *above < level);
        let own = self.ideas(block.words, language);
        let role = self.opens(&own, block.words.of(self.text)).unwrap_or(Role::Operative);
        self.chain.push((level, block.words, own, role));
        self.section += 1;
        self.lead = None;
        self.open(block.number.as_deref(), block, contract);
        self.numbered.clear();
        let line = Line {
            clause: contract.clauses.len(),
            span: block.words,
            role: Role::Heading,
            sentence: Sentence { span: block.words, ..Sentence::default() },
            mentions: self.words.of(language).vocabulary.find(self.text, block.words),
            own,
            led: own,
            likes: Vec::new(),
            standing: Standing::Silent,
            lead: None,
            row: false,
        };
        contract.lines.push(line);
    }

    fn numbered(&mut self, block: &TextBlock, contract: &mut Contract<'_>) {
        let number = block.number.as_deref().unwrap_or_default();
        let first = number.trim_start_matches(['§', ' ']).split(['.', ' ', ')']).next().unwrap_or_default().to_owned();
        if !self.has_headings && first != self.numbered {
            self.section += 1;
            self.numbered = first;
        }
        // "5.1.1 logga" after "5.1 Leverantören ska:" belongs to it and takes its force.
        let lowercase = block.words.of(self.text).chars().next().is_some_and(char::is_lowercase);
        let below = self.opened.as_ref().and_then(|clause| clause.number.as_deref()).is_some_and(|above| is_below(number, above));
        if self.lead.is_some() && (lowercase || begins_with_verb(block.words.of(self.text)) || (self.led_by_colon && below)) {
            self.as_item = true;
            return;
        }
        let bare =
            self.opened.as_ref().is_some_and(|clause| clause.lines.0 + 1 >= contract.lines.len() && clause.number.is_none());
        if bare && self.paragraphs == 0 && self.opened.as_ref().is_some_and(|clause| clause.heading.is_some()) {
            // The heading's own clause has held nothing yet: it becomes this one.
            if let Some(clause) = &mut self.opened {
                clause.number = Some(number.to_owned());
                clause.span = clause.span.to(block.span);
            }
        } else {
            self.open(Some(number), block, contract);
        }
        self.lead = None;
        self.paragraphs = 1;
    }

    fn open(&mut self, number: Option<&str>, block: &TextBlock, contract: &mut Contract<'_>) {
        self.close(contract);
        let under = self.chain.iter().fold(Ideas::default(), |all, (_, _, ideas, _)| all.and(ideas));
        self.opened = Some(Clause {
            file: self.file,
            section: self.section,
            number: number.map(str::to_owned).or_else(|| self.heading_number(contract)),
            bare: String::new(),
            heading: self.chain.last().map(|(_, span, ..)| *span),
            span: block.span,
            page: block.page,
            under,
            lines: (contract.lines.len(), contract.lines.len()),
        });
        self.paragraphs = 0;
    }

    /// A paragraph without number of its own goes by that of its heading.
    fn heading_number(&self, contract: &Contract<'_>) -> Option<String> {
        contract.clauses.last().filter(|clause| clause.section == self.section && clause.file == self.file)?.number.clone()
    }

    fn close(&mut self, contract: &mut Contract<'_>) {
        if let Some(mut clause) = self.opened.take() {
            clause.lines.1 = contract.lines.len();
            clause.bare = clause.number.as_deref().map(crate::numbers::bare).unwrap_or_default();
            contract.clauses.push(clause);
        }
    }

    fn ideas(&self, span: Span, language: Language) -> Ideas {
        let mut ideas = Ideas::default();
        for mention in self.words.of(language).vocabulary.find(self.text, span) {
            ideas.add(mention.concept);
        }
        ideas
    }

    /// Does a heading open a part that is no contract text?
    fn opens(&self, ideas: &Ideas, words: &str) -> Option<Role> {
        let idea = &self.words.idea;
        let short = words.split_whitespace().count() <= 6;
        if ideas.has(idea.definitions) && short {
            return Some(Role::Definition);
        }
        if ideas.has(idea.instructions) {
            return Some(Role::Instruction);
        }
        (ideas.has(idea.recitals) && words.split_whitespace().count() <= 3).then_some(Role::Recital)
    }

    fn lines(&mut self, words: Span, language: Language, kind: PieceKind, row: bool, contract: &mut Contract<'_>) {
        // "4." beside "1. … the following:" is its neighbour and not led by it.
        if matches!(kind, PieceKind::Item(depth) if self.lead_depth > 0 && depth <= self.lead_depth) {
            self.lead = None;
            self.lead_depth = 0;
        }
        let item =
            matches!(kind, PieceKind::Item(_)) || row || self.as_item || words.of(self.text).starts_with(char::is_lowercase);
        let lead = if item { self.lead } else { None };
        let leading = lead.and_then(|lead| contract.lines.get(lead)).map(|line| line.sentence.clone());
        let [swedish, english] = &self.readers;
        let reader = if language == Language::Swedish { swedish } else { english };
        let mut reading = reader.read_part(self.text, words, leading.as_ref());
        if row {
            join(&mut reading.sentences);
            // The cells of a row are no sentences: what looks like a verb there seldom is one.
            for sentence in &mut reading.sentences {
                sentence.statements.retain(|statement| statement.force != Force::Descriptive);
            }
        }
        let mentions = self.words.of(language).vocabulary.find(self.text, words);
        let first = contract.lines.len();
        let count = reading.sentences.len();
        for (number, sentence) in reading.sentences.into_iter().enumerate() {
            // They come in order of place: only those that begin in the sentence are looked at.
            let begin = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
            let within = mentions.iter().skip(begin).take_while(|mention| mention.span.start < sentence.span.end);
            let own_mentions: Vec<_> = within.copied().filter(|mention| sentence.span.holds(mention.span)).collect();
            let mut own = Ideas::default();
            for mention in &own_mentions {
                own.add(mention.concept);
            }
            let led_by = sentence.lead.map(|lead| first + lead).or(lead.filter(|_| number == 0));
            let led = led_by.and_then(|lead| contract.lines.get(lead)).map_or(own, |line| line.led.and(&own));
            // "5.2 Incidenter. Leverantören ska …"
            let runs_in = number == 0 && count > 1 && sentence.statements.is_empty() && sentence.words <= RUN_IN && !item;
            if runs_in && let Some(clause) = &mut self.opened {
                clause.under = clause.under.and(&own);
                clause.heading = Some(sentence.span);
            }
            let role = match () {
                () if runs_in || (self.head_row && !sentence.is_measured()) => Role::Heading,
                () if led_by.and_then(|lead| contract.lines.get(lead)).is_some_and(|lead| lead.role == Role::Instruction) => {
                    Role::Instruction
                }
                () if item && self.is_listed(&own, &sentence, lead, contract) => Role::Listed,
                () => self.role(&own, sentence.span.of(self.text)),
            };
            contract.lines.push(Line {
                clause: contract.clauses.len(),
                span: sentence.span,
                role,
                likes: Vec::new(),
                standing: standing::about(&sentence, None),
                mentions: own_mentions,
                own,
                led,
                lead: led_by,
                row,
                sentence,
            });
        }
        self.leads(words, kind, first, contract);
    }

    /// Does what was just read lead into what follows?
    fn leads(&mut self, words: Span, kind: PieceKind, first: usize, contract: &Contract<'_>) {
        if std::mem::take(&mut self.as_item) {
            return;
        }
        let ended = words.of(self.text).trim_end();
        if !matches!(kind, PieceKind::Item(_) | PieceKind::Cell { .. }) {
            self.led_by_colon = ended.ends_with(':');
        }
        let last = contract.lines.len().checked_sub(1).filter(|last| *last >= first);
        match kind {
            PieceKind::Item(depth) if ended.ends_with(':') => self.lead_depth = depth,
            PieceKind::Paragraph => self.lead_depth = 0,
            _ => {}
        }
        match kind {
            PieceKind::Item(_) | PieceKind::Cell { .. } if !ended.ends_with(':') => {}
            PieceKind::Footnote => {}
            _ if ended.ends_with(':') || !ended.ends_with(['.', '!', '?', ';', '”', '"', ')']) => self.lead = last,
            // A table often follows a whole sentence.
            _ => self.lead = last.filter(|last| points_down(contract.lines.get(*last), self.text)),
        }
    }

    /// "bilaga 5 Personuppgiftsbiträdesavtal" in the list of what the contract consists of.
    fn is_listed(&self, own: &Ideas, sentence: &Sentence, lead: Option<usize>, contract: &Contract<'_>) -> bool {
        let Some(lead) = lead.and_then(|lead| contract.lines.get(lead)) else { return false };
        let lists = lead.sentence.terms(Category::Precedence).next().is_some() || lead.own.has(self.words.idea.consists);
        let says = sentence.statements.iter().any(|statement| !statement.inherited && statement.force != Force::Descriptive);
        lists && own.has(self.words.idea.document) && !own.has(self.words.idea.points) && !says && sentence.words <= LISTED
    }

    fn role(&self, own: &Ideas, words: &str) -> Role {
        let idea = &self.words.idea;
        let above = self.chain.iter().map(|(.., role)| *role).find(|role| *role != Role::Operative);
        if asks(words, own.has(idea.tender)) {
            return Role::Instruction;
        }
        match above {
            Some(role) => role,
            None if own.has(idea.defines) && defines(words) => Role::Definition,
            None => Role::Operative,
        }
    }
}
