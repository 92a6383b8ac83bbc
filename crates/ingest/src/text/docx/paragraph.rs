use super::super::xml::Element;
use super::styles::Styles;

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) words: String,
    pub(super) style: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) level: Option<u32>,
    pub(super) outline: Option<u8>,
    pub(super) page: Option<u32>,
    /// Its end is a tracked deletion: what follows belongs to it.
    pub(super) goes_on: bool,
    /// Its properties are being read.
    pub(super) in_properties: bool,
    /// The properties of a run, or of its end mark, are being read.
    pub(super) in_run_properties: bool,
    bold: Option<bool>,
    hidden: Option<bool>,
    run_style: Option<String>,
    /// Letters in bold by their run, those by nobody's say, and all.
    letters: (usize, usize, usize),
    /// A placeholder's bracket is open.
    bracket: bool,
}

impl Paragraph {
    pub(super) fn property(&mut self, element: &Element<'_>) {
        match element.name.as_str() {
            "pStyle" => self.style = element.val(),
            "numId" => self.numbering = element.val(),
            "ilvl" => self.level = element.number("val"),
            "outlineLvl" => self.outline = element.number("val").and_then(|level| u8::try_from(level.saturating_add(1)).ok()),
            _ => {}
        }
    }

    pub(super) fn run_begins(&mut self) {
        (self.bold, self.hidden, self.run_style) = (None, None, None);
    }

    pub(super) fn run_property(&mut self, element: &Element<'_>) {
        match element.name.as_str() {
            "b" => self.bold = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "rStyle" => self.run_style = element.val(),
            _ => {}
        }
    }

    /// Is what the run holds hidden from readers?
    pub(super) fn is_hidden(&self, styles: &Styles) -> bool {
        let of_style = || self.run_style.as_deref().is_some_and(|style| styles.resolve(style).hidden);
        self.hidden.unwrap_or_else(of_style)
    }

    pub(super) fn add(&mut self, words: &str, page: Option<u32>, placeholder: bool, styles: &Styles) {
        if placeholder && !self.bracket {
            self.bracket = true;
            if !words.trim_start().starts_with('[') {
                self.words.push('[');
            }
        }
        if !words.trim().is_empty() && self.page.is_none() {
            self.page = page;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let of_style = self.run_style.as_deref().and_then(|style| styles.resolve(style).bold.then_some(true));
        match self.bold.or(of_style) {
            Some(true) => self.letters.0 += letters,
            Some(false) => {}
            None => self.letters.1 += letters,
        }
        self.letters.2 += letters;
        self.words.push_str(words);
    }

    /// Closes the bracket of a placeholder.
    pub(super) fn close_placeholder(&mut self) {
        if std::mem::take(&mut self.bracket) && !self.words.trim_end().ends_with(']') {
            self.words.push(']');
        }
    }

    /// Are all its letters bold, by themselves or by the style?
    pub(super) fn stands_out(&self, style_bold: bool) -> bool {
        let (bold, unsaid, all) = self.letters;
        all > 0 && bold + if style_bold { unsaid } else { 0 } == all
    }
}

/// A sign of a font of signs as a character that means the same.
pub(super) fn symbol(element: &Element<'_>) -> Option<char> {
    let font = element.get("font").unwrap_or_default().to_lowercase();
    let code = u32::from_str_radix(&element.get("char")?, 16).ok()?;
    let low = code & 0xFF;
    match (font.as_str(), low) {
        ("wingdings", 0xFC) | ("wingdings 2", 0x50) => Some('✓'),
        ("wingdings", 0xFD | 0xFE | 0x78) | ("wingdings 2", 0x51..=0x54) => Some('☒'),
        ("wingdings", 0xA8 | 0x6F | 0x71) | ("wingdings 2", 0xA3 | 0x30) => Some('☐'),
        ("symbol", 0xB3) => Some('≥'),
        ("symbol", 0xA3) => Some('≤'),
        ("symbol", 0xB1) => Some('±'),
        ("symbol", 0xB4) => Some('×'),
        ("symbol", 0xB0) => Some('°'),
        ("symbol", 0x2D) => Some('–'),
        (_, 0xB7 | 0xA7) => Some('•'),
        _ if code < 0xF000 => char::from_u32(code).filter(|found| !found.is_control()),
        _ => None,
    }
}
