use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::Resources;

use super::strings::text_of;
use super::turn::Turning;

/// The pieces of marked content that are open at a place in a page's program.
pub(super) struct Marks<'r> {
    hidden_layers: &'r BTreeSet<ObjectIdentifier>,
    open: Vec<Mark>,
    /// More were opened than are kept.
    beyond: usize,
    /// Numbers of marks count within the page's own program only.
    in_form: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    id: Option<i32>,
    artifact: bool,
    hidden: bool,
    says: bool,
}

/// What was open when a form began.
#[derive(Clone, Copy)]
pub(super) struct Entered {
    depth: usize,
    in_form: bool,
}

impl<'r> Marks<'r> {
    pub(super) fn new(hidden_layers: &'r BTreeSet<ObjectIdentifier>) -> Self {
        Self { hidden_layers, open: Vec::new(), beyond: 0, in_form: false }
    }

    pub(super) fn begin(&mut self, tag: &Name<'_>, dict: Option<&Dict<'_>>, id: Option<ObjectIdentifier>, turning: &mut Turning) {
        if self.open.len() >= MOST_OPEN {
            self.beyond += 1;
            return;
        }
        let mut mark = Mark { says: false, ..self.open.last().copied().unwrap_or_default() };
        mark.artifact |= tag.as_str() == "Artifact";
        mark.hidden |= tag.as_str() == "OC" && id.is_some_and(|id| self.hidden_layers.contains(&id));
        if let Some(dict) = dict {
            let own = dict.get::<i32>("MCID").filter(|_| !self.in_form);
            mark.id = own.or(mark.id);
            if let Some(says) = dict.get::<PdfString<'_>>("ActualText") {
                mark.says = true;
                turning.begin_saying(&text_of(says.as_bytes()));
            }
        }
        self.open.push(mark);
    }

    pub(super) fn end(&mut self, turning: &mut Turning) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.open.pop().is_some_and(|mark| mark.says) {
            turning.end_saying();
        }
    }

    pub(super) fn enter(&mut self) -> Entered {
        let entered = Entered { depth: self.open.len(), in_form: self.in_form };
        self.in_form = true;
        entered
    }

    /// Closes what a form left open.
    pub(super) fn leave(&mut self, entered: Entered, turning: &mut Turning) {
        self.beyond = 0;
        while self.open.len() > entered.depth {
            self.end(turning);
        }
        self.in_form = entered.in_form;
    }

    pub(super) fn id(&self) -> Option<i32> {
        self.open.last().and_then(|mark| mark.id)
    }

    pub(super) fn is_artifact(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.artifact)
    }

    pub(super) fn is_shown(&self) -> bool {
        !self.open.last().is_some_and(|mark| mark.hidden)
    }

    /// Whether a form stands in a layer that is not shown.
    pub(super) fn hides(&self, form: &Dict<'_>) -> bool {
        form.get_ref("OC").is_some_and(|layer| self.hidden_layers.contains(&layer.into()))
    }
}

/// The properties of marked content, given in place or by name, and the id of what a name leads to.
pub(super) fn properties<'b>(given: &Object<'b>, resources: &Resources<'b>) -> (Option<Dict<'b>>, Option<ObjectIdentifier>) {
    match given {
        Object::Dict(dict) => (Some(dict.clone()), None),
        Object::Name(name) => {
            let id = resources.properties.get_ref(name.as_ref()).map(ObjectIdentifier::from);
            (resources.properties.get::<Dict<'b>>(name.as_ref()), id)
        }
        _ => (None, None),
    }
}

const MOST_OPEN: usize = 512;
