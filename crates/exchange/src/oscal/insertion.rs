//! Figures in texts: `{{days:day|days}}` here, `{{ insert: param, days }} days` there, with the forms in a property, so that what
//! others show reads well and comes back as it was.

use catalog::{Piece, pieces};

use super::dto::Prop;

/// Name of the property that keeps the forms, one for each insertion in order.
pub(super) const FORMS: &str = "forms";

/// A text of ours in OSCAL's form, and what its insertions were.
pub(super) fn written(text: &str, props: &mut Vec<Prop>) -> String {
    let mut out = String::new();
    let mut forms_of = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Placeholder { name, forms } => {
                out.push_str(&format!("{{{{ insert: param, {name} }}}}"));
                forms_of.push(match forms {
                    Some((one, many)) => {
                        out.push_str(&format!("\u{a0}{many}"));
                        format!("{name}:{one}|{many}")
                    }
                    None => name.to_owned(),
                });
            }
        }
    }
    if forms_of.iter().any(|forms| forms.contains(':')) {
        props.extend(forms_of.into_iter().map(|forms| Prop::new(FORMS, forms)));
    }
    out
}

/// The text of ours: insertions as placeholders, with the forms that stood there. The form for many was written behind the
/// figure, and becomes part of the placeholder again; where somebody wrote something else there, the figure stands alone.
pub(super) fn read(prose: &str, forms: &[&str]) -> String {
    let mut out = String::new();
    let mut forms = forms.iter();
    let mut pieces = insertions(prose).into_iter().peekable();
    let mut skip = 0;
    while let Some(piece) = pieces.next() {
        match piece {
            Insertion::Words(words) => out.push_str(words.get(std::mem::take(&mut skip)..).unwrap_or_default()),
            Insertion::Parameter(name) => {
                let full = forms.next().filter(|full| full.split(':').next() == Some(name)).copied();
                let many = full.and_then(|full| full.split_once('|')).map(|(_, many)| format!("\u{a0}{many}"));
                let follows = match (&many, pieces.peek()) {
                    (Some(many), Some(Insertion::Words(words))) => words.starts_with(many.as_str()),
                    _ => false,
                };
                skip = many.filter(|_| follows).map_or(0, |many| many.len());
                out.push_str(&format!("{{{{{}}}}}", full.filter(|_| follows).unwrap_or(name)));
            }
        }
    }
    out
}

/// A part of OSCAL prose.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Insertion<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// The place of a parameter.
    Parameter(&'t str),
}

/// The parts of OSCAL prose, in order. `{{ insert: param, ID }}`, and the older `{{ ID }}`.
pub(super) fn insertions(prose: &str) -> Vec<Insertion<'_>> {
    let mut out = Vec::new();
    let mut rest = prose;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        let Some(end) = from.find("}}") else { break };
        let (inside, after) = (&from[2..end], &from[end + 2..]);
        let name = match inside.trim().strip_prefix("insert:") {
            Some(what) => what.split_once(',').filter(|(kind, _)| kind.trim() == "param").map(|(_, name)| name.trim()),
            None => Some(inside.trim()),
        };
        match name.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace)) {
            Some(name) => {
                if !before.is_empty() {
                    out.push(Insertion::Words(before));
                }
                out.push(Insertion::Parameter(name));
            }
            None => out.push(Insertion::Words(&rest[..start + end + 2])),
        }
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Insertion::Words(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_their_words_come_back() {
        for text in
            ["inom {{a:dag|dagar}} från {{b}} eller {{a}}", "{{a:day|days}}{{a:day|days}} days", "utan något {{ öppet", "{{a}}"]
        {
            let mut props = Vec::new();
            let prose = written(text, &mut props);
            let forms: Vec<&str> = props.iter().map(|prop| prop.value.as_str()).collect();
            assert_eq!(read(&prose, &forms), text, "{prose}");
        }
        let mut props = Vec::new();
        assert_eq!(written("inom {{a:dag|dagar}}.", &mut props), "inom {{ insert: param, a }}\u{a0}dagar.");
        assert_eq!(read("inom {{ insert: param, a }} nätter.", &["a:dag|dagar"]), "inom {{a}} nätter.");
        assert_eq!(read("{{ insert: param, b }}", &["a:dag|dagar"]), "{{b}}");
    }

    #[test]
    fn what_others_insert_is_found() {
        let of = |name| Insertion::Parameter(name);
        assert_eq!(
            insertions("every {{ insert: param, ac-01_odp.05 }} and {{ac-1_prm_1}} {{ insert: link, x }}"),
            [
                Insertion::Words("every "),
                of("ac-01_odp.05"),
                Insertion::Words(" and "),
                of("ac-1_prm_1"),
                Insertion::Words(" {{ insert: link, x }}")
            ]
        );
    }
}
