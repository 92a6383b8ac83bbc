use super::super::figures::{letters, roman};

/// The most lists within each other that are told apart.
const DEEPEST: usize = 100;

/// The lists that are open, and the item whose first words have not come yet.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// Lists beyond the deepest.
    beyond: usize,
    item: Option<Option<String>>,
}

struct List {
    /// How its items are numbered; nothing for bullets.
    style: Option<char>,
    next: i64,
    step: i64,
}

impl Lists {
    pub(super) fn open(&mut self, name: &str, start: Option<String>, style: Option<String>, reversed: bool) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let style = style.as_deref().and_then(|style| style.trim().chars().next()).filter(|c| matches!(c, 'a' | 'A' | 'i' | 'I'));
        let start = start.and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let style = (name == "ol").then(|| style.unwrap_or('1'));
        self.open.push(List { style, next: start, step: if reversed { -1 } else { 1 } });
    }

    pub(super) fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
        self.item = None;
    }

    pub(super) fn item(&mut self, value: Option<String>) {
        let number = self.open.last_mut().and_then(|list| {
            if let Some(value) = value.and_then(|value| value.trim().parse().ok()) {
                list.next = value;
            }
            let number = list.next;
            list.next = number.saturating_add(list.step);
            Some(format!("{}.", shown(number, list.style?)))
        });
        self.item = Some(number);
    }

    pub(super) fn end_item(&mut self) {
        self.item = None;
    }

    /// The depth and number of the item, for its first words only.
    pub(super) fn take(&mut self) -> Option<(u8, Option<String>)> {
        let depth = u8::try_from(self.open.len().max(1)).unwrap_or(u8::MAX);
        self.item.take().map(|number| (depth, number))
    }
}

/// A number as browsers show it.
fn shown(number: i64, style: char) -> String {
    let small = u32::try_from(number).ok().filter(|number| *number > 0);
    let letters = match (style, small) {
        ('a' | 'A', Some(number)) => Some(letters(number)),
        ('i' | 'I', Some(number)) => roman(number),
        _ => None,
    };
    match letters {
        Some(letters) if style.is_ascii_uppercase() => letters.to_uppercase(),
        Some(letters) => letters,
        None => number.to_string(),
    }
}
