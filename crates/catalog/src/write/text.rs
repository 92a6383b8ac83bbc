use super::{Table, Value};
use crate::Aspect;
use crate::source::{Kind, Shape, Vocabulary};

/// Lists of tables that stand inside their table, one a line, instead of under headings of their own.
const INSIDE: [&str; 2] = ["references", "rules"];

/// A whole file.
pub(super) fn table(shape: &Shape, table: &Table) -> String {
    let mut out = String::new();
    body(shape, "", table, &mut out);
    out
}

/// The keys of a table whose heading is written: first those with plain values, then tables under headings of their own.
pub(super) fn body(shape: &Shape, heading: &str, table: &Table, out: &mut String) {
    let path = |key: &str| if heading.is_empty() { key.to_owned() } else { format!("{heading}.{key}") };
    let mut below = Vec::new();
    for (key, kind, value) in ordered(shape, table) {
        match (kind, value) {
            (Some(Kind::Table(inner)), Value::Table(found)) => below.push((key, *inner, found, false)),
            (Some(Kind::Tables(inner)), Value::List(found)) if !INSIDE.contains(&key) && !found.is_empty() => {
                below.extend(found.iter().filter_map(Value::as_table).map(|found| (key, *inner, found, true)));
            }
            (_, Value::Table(found)) if matches!(kind, Some(Kind::Localised | Kind::LocalisedList)) => {
                for (language, value) in languages(found) {
                    let key = format!("{}.{}", bare(key), bare(language));
                    match value {
                        Value::Text(text) if text.contains('\n') => line(&key, &quoted_lines(text), out),
                        _ => line(&key, &inline(None, value), out),
                    }
                }
            }
            (Some(Kind::Tables(inner)), Value::List(found)) if !found.is_empty() => {
                out.push_str(&format!("{} = [\n", bare(key)));
                for item in found {
                    out.push_str(&format!("  {},\n", inline(Some(&Kind::Table(inner)), item)));
                }
                out.push_str("]\n");
            }
            (_, Value::Text(text)) if text.contains('\n') => line(&bare(key), &quoted_lines(text), out),
            _ => line(&bare(key), &inline(kind, value), out),
        }
    }
    for (key, inner, found, several) in below {
        let name = path(&bare(key));
        out.push_str(&if several { format!("\n[[{name}]]\n") } else { format!("\n[{name}]\n") });
        body(inner, &name, found, out);
    }
}

/// A comment of one line.
pub(super) fn comment(text: &str, out: &mut String) {
    // A control character in a comment is no TOML.
    let clean: String = text.chars().map(|found| if found.is_control() { ' ' } else { found }).collect();
    out.push_str(format!("# {clean}").trim_end());
    out.push('\n');
}

/// A basic string on one line.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

/// A basic string over several lines.
fn quoted_lines(text: &str) -> String {
    format!("\"\"\"\n{}\"\"\"", escaped(text, true))
}

fn escaped(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out
}

fn line(key: &str, value: &str, out: &mut String) {
    out.push_str(key);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

/// A value on one line.
fn inline(kind: Option<&Kind>, value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Whole(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.to_string(),
        Value::List(list) => {
            let inner = match kind {
                Some(Kind::Tables(shape)) => Some(Kind::Table(shape)),
                _ => None,
            };
            format!("[{}]", list.iter().map(|item| inline(inner.as_ref(), item)).collect::<Vec<_>>().join(", "))
        }
        Value::Table(found) if found.is_empty() => "{}".to_owned(),
        Value::Table(found) => {
            let pairs: Vec<String> = match kind {
                Some(Kind::Table(shape)) => ordered(shape, found)
                    .into_iter()
                    .map(|(key, kind, value)| format!("{} = {}", bare(key), inline(kind, value)))
                    .collect(),
                Some(Kind::Levels(Vocabulary::Aspect, ..)) => {
                    let mut pairs: Vec<_> = found.iter().collect();
                    pairs.sort_by_key(|(key, _)| Aspect::ALL.iter().position(|aspect| aspect.id() == key.as_str()));
                    pairs.iter().map(|(key, value)| format!("{} = {}", bare(key), inline(None, value))).collect()
                }
                _ => {
                    languages(found).into_iter().map(|(key, value)| format!("{} = {}", bare(key), inline(None, value))).collect()
                }
            };
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// The keys of a table as its shape orders them, those it does not know last.
fn ordered<'t>(shape: &'t Shape, table: &'t Table) -> Vec<(&'t str, Option<&'t Kind>, &'t Value)> {
    let known = |key: &str| shape.fields.iter().position(|field| field.key == key);
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| known(key).unwrap_or(usize::MAX));
    keys.into_iter()
        .map(|(key, value)| (key.as_str(), known(key).and_then(|at| shape.fields.get(at)).map(|field| &field.kind), value))
        .collect()
}

/// Swedish first; any other keys in alphabetical order.
fn languages(table: &Table) -> Vec<(&str, &Value)> {
    let mut pairs: Vec<_> = table.iter().map(|(key, value)| (key.as_str(), value)).collect();
    pairs.sort_by_key(|(key, _)| (*key != "sv", *key));
    pairs
}

/// A key, quoted where it must be.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if plain { key.to_owned() } else { quoted(key) }
}
