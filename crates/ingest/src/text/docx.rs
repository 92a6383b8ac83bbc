//! Word files: automatic numbers, tracked changes, tables, notes and text boxes as a reader of the document sees them.

mod body;
mod fields;
mod numbering;
mod paragraph;
mod styles;

use std::collections::BTreeMap;

use kernel::Problem;

use self::body::Body;
use self::numbering::Numbering;
use self::styles::Styles;
use super::damaged;
use super::found::Found;
use super::package::Package;
use super::xml::{Node, walk};
use crate::Limits;

/// Reads a Word file.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Found, Problem> {
    let mut package = Package::open(bytes, limits)?;
    let main = match relations(&mut package, "", "_rels/.rels")?.remove("officeDocument") {
        Some(part) if package.has(&part) => part,
        _ => package.name_like("word/document", ".xml").ok_or_else(|| damaged("word/document.xml"))?,
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let related = relations(&mut package, folder, &format!("{folder}/_rels/{file}.rels"))?;
    let mut side = |kind: &str| match related.get(kind) {
        Some(part) => package.part(part),
        None => Ok(None),
    };
    let styles = Styles::read(&side("styles")?.unwrap_or_default())?;
    let numbering = Numbering::read(&side("numbering")?.unwrap_or_default(), &styles)?;
    let footnotes = notes(side("footnotes")?, &styles, &numbering, limits)?;
    let endnotes = notes(side("endnotes")?, &styles, &numbering, limits)?;
    let text = package.part(&main)?.ok_or_else(|| damaged(&main))?;
    let mut body = Body::new(&styles, numbering, limits).with_notes(footnotes, endnotes).with_pages(&text);
    walk(&text, |node| body.node(node))?;
    Ok(body.finish())
}

/// The words of notes, by their ids.
fn notes(
    part: Option<String>,
    styles: &Styles,
    numbering: &Numbering,
    limits: Limits,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut body = Body::new(styles, numbering.clone(), limits);
    walk(&part.unwrap_or_default(), |node| body.node(node))?;
    Ok(body.into_notes())
}

/// The parts that a part refers to, by kind; the first of each.
fn relations(package: &mut Package<'_>, folder: &str, name: &str) -> Result<BTreeMap<String, String>, Problem> {
    let mut found = BTreeMap::new();
    let text = package.part(name)?.unwrap_or_default();
    walk(&text, |node| {
        if let Node::Start(element) = node
            && let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target"))
            && element.get("TargetMode").as_deref() != Some("External")
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.entry(kind).or_insert_with(|| resolved(folder, &target));
        }
        Ok(())
    })?;
    Ok(found)
}

/// A target as a name within the package.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests;
