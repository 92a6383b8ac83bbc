use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};

/// The fonts of a file, each opened once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    opened: RefCell<BTreeMap<ObjectIdentifier, Option<Rc<Face<'a>>>>>,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            opened: RefCell::default(),
            fonts: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(|_| None),
        }
    }

    /// The font that a dictionary describes. None when it cannot be opened.
    pub(super) fn face(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let Some(id) = dict.obj_id() else { return self.open(dict) };
        if let Some(face) = self.opened.borrow().get(&id) {
            return face.clone();
        }
        let face = self.open(dict);
        self.opened.borrow_mut().insert(id, face.clone());
        face
    }

    fn open(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let font = self.cache.font(dict, &self.fonts, &self.maps)?;
        Some(Rc::new(Face { font, bold: is_bold(dict), letters: RefCell::default() }))
    }
}

/// An opened font.
pub(super) struct Face<'a> {
    font: Font<'a>,
    pub(super) bold: bool,
    letters: RefCell<BTreeMap<u32, Letter>>,
}

/// What one code of a string stands for.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// Its letters; None when the font does not tell.
    pub(super) words: Option<Rc<str>>,
    /// How far it moves on, in thousandths of the size.
    pub(super) advance: f64,
}

impl Face<'_> {
    /// The next code and how many bytes it takes, at least one.
    pub(super) fn next_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// Whether it is written from left to right, or else from top to bottom.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    pub(super) fn letter(&self, code: u32) -> Letter {
        if let Some(letter) = self.letters.borrow().get(&code) {
            return letter.clone();
        }
        let read = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let words = read.map(|read| match read {
            BfString::Char(letter) => letter.to_string(),
            BfString::String(letters) => letters,
        });
        // A map that leads to nothing, or to the letter for "unknown", tells nothing.
        let words = words.filter(|words| !words.contains('\u{FFFD}') && *words != "\0").map(Rc::from);
        let advance = self.font.code_advance(code);
        let advance = if self.is_horizontal() { advance.x } else { advance.y };
        let letter = Letter { words, advance: if advance.is_finite() { advance } else { 0.0 } };
        self.letters.borrow_mut().insert(code, letter.clone());
        letter
    }
}

/// By its name, its weight, or the flag that forces it.
fn is_bold(dict: &Dict<'_>) -> bool {
    let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = below.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
    let heavy = ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word));
    let weight = descriptor.as_ref().and_then(|all| all.get::<f32>("FontWeight")).unwrap_or(0.0);
    let flags = descriptor.as_ref().and_then(|all| all.get::<u32>("Flags")).unwrap_or(0);
    heavy || weight >= 600.0 || flags & FORCE_BOLD != 0
}

const FORCE_BOLD: u32 = 1 << 18;
