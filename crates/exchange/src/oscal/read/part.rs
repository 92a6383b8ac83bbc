//! The parts of a foreign control: which become which text.

use super::json::Json;
use super::words::label;
use crate::Thing;

/// What a part is, in the part that it stands in.
pub(super) fn thing(part: &Json, within: Option<Thing>) -> Thing {
    match (within, part.text("name")) {
        (Some(Thing::Assessment), _) => Thing::Assessment,
        (Some(Thing::Statement), _) | (_, "statement") => Thing::Statement,
        (Some(Thing::Guidance), _) | (_, "guidance") => Thing::Guidance,
        (_, name) if name.starts_with("assessment") || name == "objective" => Thing::Assessment,
        _ => Thing::Part,
    }
}

/// The lines of a part and those in it, each with its label; deeper ones are moved in.
pub(super) fn lines(part: &Json, fill: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut out = Vec::new();
    collect(part, 0, fill, &mut out);
    out
}

fn collect(part: &Json, depth: usize, fill: &dyn Fn(&str) -> String, out: &mut Vec<String>) {
    let (label, title) = (label(part).trim(), part.text("title").trim());
    let prose = fill(part.text("prose").trim());
    // MVSP repeats the title as the label.
    let label = if label == title { "" } else { label };
    let heading = [label, title].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let indent = "  ".repeat(depth.saturating_sub(1));
    if !heading.is_empty() && title.is_empty() && !prose.is_empty() {
        out.push(format!("{indent}{heading} {prose}"));
    } else {
        out.extend([heading, prose].into_iter().filter(|words| !words.is_empty()).map(|words| format!("{indent}{words}")));
    }
    for inner in part.list("parts") {
        collect(inner, depth + 1, fill, out);
    }
}

/// Is there nothing to read in it?
pub(super) fn is_empty(part: &Json) -> bool {
    part.text("prose").trim().is_empty() && part.list("parts").is_empty()
}
