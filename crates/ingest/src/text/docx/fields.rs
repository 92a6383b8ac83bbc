/// The most of a field's code that is looked at, and the most fields within each other.
const MOST: usize = 200;

/// The fields that are open: their code is not read, their result is.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    beyond: usize,
}

struct Field {
    code: String,
    result: bool,
}

impl Fields {
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < MOST => self.open.push(Field { code: String::new(), result: false }),
            "begin" => self.beyond += 1,
            "separate" if self.beyond == 0 => {
                if let Some(field) = self.open.last_mut() {
                    field.result = true;
                }
            }
            "end" if self.beyond > 0 => self.beyond -= 1,
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    pub(super) fn code(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.result && field.code.len() < MOST) {
            field.code.push_str(words);
        }
    }

    /// Is text at this place read? Not in a code, and not in a table of contents.
    pub(super) fn shows(&self) -> bool {
        self.open.iter().all(|field| field.result && !is_contents(&field.code))
    }

    /// At the end of a paragraph a code that nobody ended ends, and at a heading a table of contents.
    pub(super) fn paragraph_ends(&mut self, heading: bool) {
        self.open.retain(|field| field.result && !(heading && is_contents(&field.code)));
        self.beyond = 0;
    }
}

/// A table of contents or of figures, by its code.
pub(super) fn is_contents(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("TOC"))
}
