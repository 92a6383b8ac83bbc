//! A page's program into glyphs and rules. Images, colours and shapes of letters are passed by.

use std::collections::BTreeSet;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page as Sheet, Resources};

use super::fonts::{Face, Fonts};
use super::glyph::{Page, Rule};
use super::marks::{Marks, properties};
use super::matrix::Matrix;
use super::turn::Turning;

/// How much a whole file may make us do; what lies beyond is no contract.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) steps: u64,
    pub(super) glyphs: usize,
    pub(super) forms: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: 20_000_000, glyphs: 2_000_000, forms: 20_000 }
    }
}

/// Reads one page. `hidden` are the layers that are not shown. None when the budget is used up.
pub(super) fn page<'a>(
    sheet: &Sheet<'a>,
    fonts: &Fonts<'a>,
    hidden: &BTreeSet<ObjectIdentifier>,
    budget: &mut Budget,
) -> Option<Page> {
    let (width, height) = sheet.render_dimensions();
    let base = Matrix(sheet.initial_transform(true).as_coeffs());
    let mut reader = Reader {
        fonts,
        budget,
        state: State::new(base),
        kept: Vec::new(),
        marks: Marks::new(hidden),
        turning: Turning::new(width, height),
        path: Vec::new(),
        rules: Vec::new(),
        inside: Vec::new(),
    };
    let broken = sheet.raw().contains_key("Contents") && sheet.page_stream().is_none();
    reader.run(sheet.typed_operations(), sheet.resources())?;
    reader.annotations(sheet, base)?;
    let mut page = reader.turning.page(reader.rules);
    page.broken = broken;
    Some(page)
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

impl State<'_> {
    fn new(ctm: Matrix) -> Self {
        Self { ctm, face: None, size: 1.0, letter_space: 0.0, word_space: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0, mode: 0 }
    }
}

struct Reader<'a, 'r> {
    fonts: &'r Fonts<'a>,
    budget: &'r mut Budget,
    state: State<'a>,
    kept: Vec<State<'a>>,
    marks: Marks<'r>,
    turning: Turning,
    path: Vec<Rule>,
    rules: Vec<Rule>,
    /// The forms that are being drawn, so that none draws itself.
    inside: Vec<ObjectIdentifier>,
}

impl<'a> Reader<'a, '_> {
    /// None when the budget is used up.
    fn run(&mut self, mut steps: TypedIter<'_>, resources: &Resources<'a>) -> Option<()> {
        let mut text = Matrix::IDENTITY;
        let mut line = Matrix::IDENTITY;
        let mut from = (0.0, 0.0);
        while let Some(step) = steps.next() {
            self.budget.steps = self.budget.steps.checked_sub(1)?;
            match step {
                TypedInstruction::SaveState(_) if self.kept.len() < MOST_STATES => self.kept.push(self.state.clone()),
                TypedInstruction::RestoreState(_) => {
                    if let Some(state) = self.kept.pop() {
                        self.state = state;
                    }
                }
                TypedInstruction::Transform(m) => {
                    let own = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                    self.state.ctm = own.then(self.state.ctm);
                }
                TypedInstruction::SetGraphicsState(name) => self.graphics_state(name.0, resources),
                TypedInstruction::TextFont(font) => {
                    self.state.face = resources.get_font(font.0).and_then(|dict| self.fonts.face(&dict));
                    self.state.size = font.1.as_f64();
                }
                TypedInstruction::CharacterSpacing(space) => self.state.letter_space = space.0.as_f64(),
                TypedInstruction::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
                TypedInstruction::HorizontalScaling(scale) => self.state.stretch = scale.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
                TypedInstruction::TextRise(rise) => self.state.rise = rise.0.as_f64(),
                TypedInstruction::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
                TypedInstruction::BeginText(_) => {
                    text = Matrix::IDENTITY;
                    line = Matrix::IDENTITY;
                }
                TypedInstruction::SetTextMatrix(m) => {
                    line = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                    text = line;
                }
                TypedInstruction::NextLine(by) => {
                    line = Matrix::translate(by.0.as_f64(), by.1.as_f64()).then(line);
                    text = line;
                }
                TypedInstruction::NextLineAndSetLeading(by) => {
                    self.state.leading = -by.1.as_f64();
                    line = Matrix::translate(by.0.as_f64(), by.1.as_f64()).then(line);
                    text = line;
                }
                TypedInstruction::NextLineUsingLeading(_) => {
                    line = Matrix::translate(0.0, -self.state.leading).then(line);
                    text = line;
                }
                TypedInstruction::ShowText(shown) => self.show(shown.0.as_bytes(), &mut text)?,
                TypedInstruction::NextLineAndShowText(shown) => {
                    line = Matrix::translate(0.0, -self.state.leading).then(line);
                    text = line;
                    self.show(shown.0.as_bytes(), &mut text)?;
                }
                TypedInstruction::ShowTextWithParameters(shown) => {
                    self.state.word_space = shown.0.as_f64();
                    self.state.letter_space = shown.1.as_f64();
                    line = Matrix::translate(0.0, -self.state.leading).then(line);
                    text = line;
                    self.show(shown.2.as_bytes(), &mut text)?;
                }
                TypedInstruction::ShowTexts(shown) => self.show_all(shown.0, &mut text)?,
                TypedInstruction::BeginMarkedContent(mark) => self.marks.begin(mark.0, None, None, &mut self.turning),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let (dict, id) = properties(mark.1, resources);
                    self.marks.begin(mark.0, dict.as_ref(), id, &mut self.turning);
                }
                TypedInstruction::EndMarkedContent(_) => self.marks.end(&mut self.turning),
                TypedInstruction::XObject(form) => {
                    if let Some(form) = resources.get_x_object(form.0) {
                        self.form(&form, resources)?;
                    }
                }
                TypedInstruction::MoveTo(to) => from = self.state.ctm.apply(to.0.as_f64(), to.1.as_f64()),
                TypedInstruction::LineTo(to) => {
                    let to = self.state.ctm.apply(to.0.as_f64(), to.1.as_f64());
                    self.edge(from, to);
                    from = to;
                }
                TypedInstruction::RectPath(r) => {
                    let (x, y) = (r.0.as_f64(), r.1.as_f64());
                    let one = self.state.ctm.apply(x, y);
                    let other = self.state.ctm.apply(x + r.2.as_f64(), y + r.3.as_f64());
                    self.frame(one, other);
                }
                TypedInstruction::EndPath(_) => self.path.clear(),
                TypedInstruction::StrokePath(_)
                | TypedInstruction::CloseAndStrokePath(_)
                | TypedInstruction::FillPathNonZero(_)
                | TypedInstruction::FillPathNonZeroCompatibility(_)
                | TypedInstruction::FillPathEvenOdd(_)
                | TypedInstruction::FillAndStrokeEvenOdd(_)
                | TypedInstruction::FillAndStrokeNonZero(_)
                | TypedInstruction::CloseFillAndStrokeEvenOdd(_)
                | TypedInstruction::CloseFillAndStrokeNonZero(_) => {
                    let room = MOST_RULES.saturating_sub(self.rules.len());
                    self.rules.extend(self.path.drain(..).take(room));
                }
                _ => {}
            }
        }
        Some(())
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(font) = resources.get_ext_g_state(name).and_then(|state| state.get::<Array<'a>>("Font")) else {
            return;
        };
        let mut parts = font.iter::<Object<'a>>();
        if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (parts.next(), parts.next()) {
            self.state.face = self.fonts.face(&dict);
            self.state.size = size.as_f64();
        }
    }

    fn show_all(&mut self, parts: &Array<'_>, text: &mut Matrix) -> Option<()> {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(shown) => self.show(shown.as_bytes(), text)?,
                Object::Number(number) => {
                    let by = -number.as_f64() / 1000.0 * self.state.size;
                    *text = self.advance(by).then(*text);
                }
                _ => {}
            }
        }
        Some(())
    }

    fn show(&mut self, bytes: &[u8], text: &mut Matrix) -> Option<()> {
        let Some(face) = self.state.face.clone() else {
            self.turning.unknown(bytes.len());
            return Some(());
        };
        let mut at = 0;
        while at < bytes.len() {
            self.budget.glyphs = self.budget.glyphs.checked_sub(1)?;
            let (code, length) = face.next_code(bytes, at);
            at += length;
            let letter = face.letter(code);
            let wide = letter.advance / 1000.0 * self.state.size;
            let word_space = if code == 32 && length == 1 { self.state.word_space } else { 0.0 };
            if self.marks.is_shown() {
                let own = Matrix([self.state.stretch, 0.0, 0.0, 1.0, 0.0, self.state.rise]);
                let whole = own.then(*text).then(self.state.ctm);
                let bold = face.bold || self.state.mode == 2;
                self.turning.put(letter.words, whole, wide, self.state.size, bold, &self.marks);
            } else {
                self.turning.hidden = true;
            }
            *text = self.advance(wide + self.state.letter_space + word_space).then(*text);
        }
        Some(())
    }

    /// A move along the line of writing.
    fn advance(&self, by: f64) -> Matrix {
        let horizontal = self.state.face.as_ref().is_none_or(|face| face.is_horizontal());
        if horizontal { Matrix::translate(by * self.state.stretch, 0.0) } else { Matrix::translate(0.0, by) }
    }

    /// Draws what is kept apart from the page: a form in the sense of PDF, which any text may stand in.
    fn form(&mut self, form: &Stream<'a>, around: &Resources<'a>) -> Option<()> {
        let dict = form.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Form");
        let id = form.obj_id();
        if !is_form || self.inside.len() >= MOST_FORMS || self.inside.contains(&id) || self.marks.hides(dict) {
            return Some(());
        }
        self.budget.forms = self.budget.forms.checked_sub(1)?;
        let Ok(program) = form.decoded_data() else { return Some(()) };
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let (before, depth) = (self.state.clone(), self.kept.len());
        self.state.ctm = matrix.then(self.state.ctm);
        self.inside.push(id);
        let marks = self.marks.enter();
        self.run(TypedIter::new(&program), own.as_ref().unwrap_or(around))?;
        self.marks.leave(marks, &mut self.turning);
        self.inside.pop();
        self.kept.truncate(depth);
        self.state = before;
        Some(())
    }

    /// What has been filled in: the looks of form fields and of text laid over the page.
    fn annotations(&mut self, sheet: &Sheet<'a>, base: Matrix) -> Option<()> {
        let Some(all) = sheet.raw().get::<Array<'a>>("Annots") else { return Some(()) };
        for note in all.iter::<Dict<'a>>().take(MOST_NOTES) {
            let kind = note.get::<Name<'_>>("Subtype");
            let holds_text = kind.is_some_and(|kind| matches!(kind.as_str(), "Widget" | "FreeText"));
            let unseen = note.get::<u32>("F").unwrap_or(0) & (1 << 1 | 1 << 5) != 0;
            let look = note.get::<Dict<'a>>("AP").and_then(|looks| looks.get::<Stream<'a>>("N"));
            if let (true, false, Some(look), Some(place)) = (holds_text, unseen, look, note.get::<[f64; 4]>("Rect")) {
                let [one, two, three, four] = place;
                let [x, y, ..] = look.dict().get::<[f64; 4]>("BBox").unwrap_or_default();
                self.state = State::new(Matrix::translate(one.min(three) - x, two.min(four) - y).then(base));
                self.form(&look, sheet.resources())?;
            }
        }
        Some(())
    }

    fn edge(&mut self, from: (f64, f64), to: (f64, f64)) {
        let straight = (from.0 - to.0).abs() < STRAIGHT || (from.1 - to.1).abs() < STRAIGHT;
        if straight && self.path.len() < MOST_RULES {
            self.path.push(rule(from, to));
        }
    }

    /// A thin box is a line; a thick one has four edges.
    fn frame(&mut self, one: (f64, f64), other: (f64, f64)) {
        let whole = rule(one, other);
        if self.path.len() >= MOST_RULES {
            return;
        }
        if whole.right - whole.left < THIN || whole.bottom - whole.top < THIN {
            self.path.push(whole);
            return;
        }
        self.path.extend([
            Rule { bottom: whole.top, ..whole },
            Rule { top: whole.bottom, ..whole },
            Rule { right: whole.left, ..whole },
            Rule { left: whole.right, ..whole },
        ]);
    }
}

#[allow(clippy::cast_possible_truncation, reason = "points on a page")]
fn rule(one: (f64, f64), other: (f64, f64)) -> Rule {
    Rule {
        left: one.0.min(other.0) as f32,
        top: one.1.min(other.1) as f32,
        right: one.0.max(other.0) as f32,
        bottom: one.1.max(other.1) as f32,
    }
}

/// Points within which a line counts as straight, and a box as a line.
const STRAIGHT: f64 = 0.5;
const THIN: f32 = 3.0;
const MOST_STATES: usize = 512;
const MOST_FORMS: usize = 12;
const MOST_RULES: usize = 4_000;
const MOST_NOTES: usize = 5_000;
