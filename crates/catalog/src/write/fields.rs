use std::collections::BTreeMap;

use super::{Scalar, Table, Value};

/// No path of ours goes deeper; a foreign one that does is refused rather than followed.
const DEEPEST: usize = 16;
/// No list of ours is longer.
const LONGEST: usize = 10_000;

/// A table laid out flat: `parameter[0].values.2` and so on, each with its value. [`unfold`] undoes it.
#[must_use]
pub fn fields(table: &Table) -> BTreeMap<String, Scalar> {
    let mut out = BTreeMap::new();
    for (key, value) in table {
        lay_out(key.clone(), value, &mut out);
    }
    out
}

fn lay_out(path: String, value: &Value, out: &mut BTreeMap<String, Scalar>) {
    let scalar = match value {
        Value::Text(text) => Scalar::Text(text.clone()),
        Value::Whole(number) => Scalar::Whole(*number),
        Value::Flag(flag) => Scalar::Flag(*flag),
        Value::Date(date) => Scalar::Date(*date),
        Value::List(list) if list.is_empty() => Scalar::EmptyList,
        Value::Table(table) if table.is_empty() => Scalar::EmptyTable,
        Value::List(list) => {
            for (at, item) in list.iter().enumerate() {
                lay_out(format!("{path}[{at}]"), item, out);
            }
            return;
        }
        Value::Table(table) => {
            for (key, item) in table {
                lay_out(format!("{path}.{key}"), item, out);
            }
            return;
        }
    };
    out.insert(path, scalar);
}

/// The table of what [`fields`] laid out flat.
///
/// # Errors
/// The first path that is not of its form, that contradicts another, or whose list has a gap.
pub fn unfold(fields: &BTreeMap<String, Scalar>) -> Result<Table, String> {
    let mut root = Node::default();
    for (path, scalar) in fields {
        let steps = steps(path).filter(|steps| steps.len() <= DEEPEST).ok_or_else(|| path.clone())?;
        root.put(&steps, scalar).ok_or_else(|| path.clone())?;
    }
    match root.value()? {
        Value::Table(table) => Ok(table),
        _ => Ok(Table::new()),
    }
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step<'p> {
    At(usize),
    Key(&'p str),
}

#[derive(Default)]
struct Node<'p> {
    scalar: Option<Scalar>,
    inner: BTreeMap<Step<'p>, Self>,
}

impl<'p> Node<'p> {
    fn put(&mut self, steps: &[Step<'p>], scalar: &Scalar) -> Option<()> {
        if self.scalar.is_some() {
            return None;
        }
        let Some((first, rest)) = steps.split_first() else {
            self.scalar = self.inner.is_empty().then(|| scalar.clone());
            return self.scalar.is_some().then_some(());
        };
        self.inner.entry(first.clone()).or_default().put(rest, scalar)
    }

    fn value(self) -> Result<Value, String> {
        let Self { scalar, inner } = self;
        if let Some(scalar) = scalar {
            return Ok(match scalar {
                Scalar::Text(text) => Value::Text(text),
                Scalar::Whole(number) => Value::Whole(number),
                Scalar::Flag(flag) => Value::Flag(flag),
                Scalar::Date(date) => Value::Date(date),
                Scalar::EmptyList => Value::List(Vec::new()),
                Scalar::EmptyTable => Value::Table(Table::new()),
            });
        }
        let mut list = Vec::new();
        let mut table = Table::new();
        for (step, node) in inner {
            match step {
                Step::At(at) if at == list.len() && table.is_empty() => list.push(node.value()?),
                Step::Key(key) if list.is_empty() => {
                    table.insert(key.to_owned(), node.value()?);
                }
                Step::At(at) => return Err(format!("[{at}]")),
                Step::Key(key) => return Err(key.to_owned()),
            }
        }
        Ok(if list.is_empty() { Value::Table(table) } else { Value::List(list) })
    }
}

fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (key, rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if key.is_empty() {
            return None;
        }
        steps.push(Step::Key(key));
        let mut rest = rest;
        while !rest.is_empty() {
            let (number, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(Step::At(number.parse().ok().filter(|at| *at < LONGEST)?));
            rest = after;
        }
    }
    Some(steps)
}
