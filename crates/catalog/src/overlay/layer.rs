//! An overlay's files over a catalog that has been read.

use kernel::{Id, Place, Problem, Problems};

use super::{OVERLAY, OVERLAY_FOLDER, Overlay, adjust, shapes};
use crate::read::take;
use crate::source::{Entry, Source};
use crate::{Area, Catalog, Version};

/// Folders that an overlay may have, besides `overlay.toml` and templates.
const FOLDERS: [&str; 6] = ["clauses", "frameworks", "profiles", "reminders", "requirements", "wording"];

/// The file that an overlay may have among them.
const GUIDE: &str = "classification.toml";

/// Lays an overlay over a catalog. Everything wrong with it is reported, and what cannot be used is left out.
pub(crate) fn layer(catalog: &mut Catalog, files: &[(&str, &str)], problems: &mut Problems) {
    let name = format!("{OVERLAY_FOLDER}overlay.toml");
    let Some((_, text)) = files.iter().find(|(path, _)| *path == "overlay.toml") else {
        problems.push(Problem::error("no-overlay-file").at(Place { file: Some(name), ..Place::default() }));
        return;
    };
    let source = Source::new(&name, text);
    let (parsed, found) = source.parse();
    problems.extend(found);
    let entry = parsed.entry(&source);
    check_shape(&entry, catalog, problems);
    let mut overlay = identity(&entry, catalog, problems);
    areas(&entry, catalog, problems);
    let (requirements, clauses) = (catalog.requirements.len(), catalog.clauses.len());
    let others = (catalog.frameworks.len(), catalog.profiles.len());
    for (path, text) in files {
        let folder = path.split('/').next().unwrap_or_default();
        if folder == "templates" {
            catalog.templates.insert(format!("{OVERLAY_FOLDER}{path}"), (*text).to_owned());
        } else if FOLDERS.contains(&folder) || *path == GUIDE {
            take(catalog, path, text, Some(&overlay.prefix), problems);
        } else if *path != "overlay.toml" && !path.ends_with(".md") {
            let place = Place { file: Some(format!("{OVERLAY_FOLDER}{path}")), ..Place::default() };
            problems.push(Problem::error("overlay-not-here").with("known", FOLDERS.join(", ")).at(place));
        }
    }
    own_requirements(catalog, requirements, &mut overlay, problems);
    own_clauses(catalog, clauses, &overlay.prefix, problems);
    others_twice(catalog, others, problems);
    adjust::adjust(&entry, catalog, requirements, &mut overlay, problems);
    catalog.overlay = Some(overlay);
}

/// Texts of the catalog's requirements are not the overlay's to change: that mistake gets advice instead of "unknown key".
fn check_shape(entry: &Entry<'_, '_>, catalog: &Catalog, problems: &mut Problems) {
    let mut found = Problems::new();
    entry.check(&OVERLAY, &catalog.words, &mut found);
    let changes: Vec<u32> = entry.tables("change").iter().filter_map(|change| change.place().line).collect();
    for problem in &mut found {
        let Some(kernel::Argument::Text(key)) = problem.argument("key").cloned() else { continue };
        let in_change = problem.place.line.is_some_and(|line| changes.iter().any(|start| *start <= line));
        if problem.code == "unknown-key" && in_change && shapes::is_key_of_requirement(&key) {
            *problem = Problem::error("overlay-base-text").with("id", "").with("key", key).at(problem.place.clone());
        }
    }
    problems.extend(found);
}

fn identity(entry: &Entry<'_, '_>, catalog: &Catalog, problems: &mut Problems) -> Overlay {
    let text = |key: &str| entry.text(key).unwrap_or_default();
    let prefix = text("prefix");
    let good = (2..=6).contains(&prefix.chars().count()) && prefix.chars().all(char::is_uppercase);
    let taken = catalog.area(&prefix).is_some() || matches!(prefix.as_str(), "KL" | "CO");
    if entry.has("prefix") && (!good || taken) {
        let code = if taken { "overlay-prefix-taken" } else { "overlay-prefix" };
        problems.push(Problem::error(code).with("prefix", prefix.as_str()).at(entry.place_of("prefix")));
    }
    let mut overlay =
        Overlay { id: text("id"), version: text("version"), organisation: text("organisation"), prefix, ..Overlay::default() };
    let Some(made_for) = entry.table("made_for") else { return overlay };
    overlay.catalog = made_for.text("catalog").unwrap_or_default();
    let mut version = |key: &str| {
        let found = made_for.text(key)?;
        let read = Version::parse(&found);
        if read.is_none() {
            problems.push(Problem::error("bad-version").with("key", key).with("found", found).at(made_for.place_of(key)));
        }
        read
    };
    overlay.from = version("from");
    overlay.below = version("below");
    let warning = |code| Problem::warning(code).with("organisation", overlay.organisation.as_str());
    if overlay.catalog != catalog.id {
        let problem = warning("overlay-other-catalog").with("made-for", overlay.catalog.as_str());
        problems.push(problem.with("found", catalog.id.as_str()).at(made_for.place_of("catalog")));
    }
    let own = Version::parse(&catalog.version);
    let early = overlay.from.as_ref().zip(own.as_ref()).is_some_and(|(from, own)| own < from);
    let late = overlay.below.as_ref().zip(own.as_ref()).is_some_and(|(below, own)| own >= below);
    if early || late {
        let shown = |version: &Option<Version>| version.as_ref().map(ToString::to_string).unwrap_or_default();
        let problem = warning("overlay-other-version").with("from", shown(&overlay.from)).with("below", shown(&overlay.below));
        problems.push(problem.with("found", catalog.version.as_str()).at(made_for.place_of("from")));
    }
    overlay
}

fn areas(entry: &Entry<'_, '_>, catalog: &mut Catalog, problems: &mut Problems) {
    for found in entry.tables("area") {
        let Some(code) = found.text("code") else { continue };
        if catalog.area(&code).is_some() {
            problems.push(Problem::error("overlay-area-taken").with("area", code.as_str()).at(found.place_of("code")));
            continue;
        }
        catalog.words.areas.push(code.clone());
        catalog.areas.push(Area { code: Id::new(&code), title: found.localised("title").unwrap_or_default() });
    }
}

/// Those of the overlay come after the catalog's. One with an id of the catalog's is taken away again.
fn own_requirements(catalog: &mut Catalog, base: usize, overlay: &mut Overlay, problems: &mut Problems) {
    for own in catalog.requirements.split_off(base) {
        let known = catalog.requirements.iter().take(base).any(|known| known.id == own.id);
        if known {
            let problem = Problem::error("overlay-base-text").with("id", own.id.as_str()).with("key", "");
            problems.push(problem.at(own.place.clone()));
            continue;
        }
        overlay.own.insert(own.id.to_string());
        catalog.requirements.push(own);
    }
}

fn own_clauses(catalog: &mut Catalog, base: usize, prefix: &str, problems: &mut Problems) {
    for own in catalog.clauses.iter().skip(base) {
        let number = own.id.as_str().strip_prefix("KL-").and_then(|rest| rest.strip_prefix(prefix)?.strip_prefix('-'));
        if !number.is_some_and(crate::read::is_number) {
            let problem = Problem::error("overlay-clause-id").with("id", own.id.as_str()).with("prefix", prefix);
            problems.push(problem.at(own.place.clone()));
        }
    }
}

fn others_twice(catalog: &Catalog, (frameworks, profiles): (usize, usize), problems: &mut Problems) {
    let (base, own) = catalog.frameworks.split_at(frameworks);
    let twice = own.iter().filter(|own| base.iter().any(|known| known.id == own.id)).map(|own| own.id.as_str());
    let (base, own) = catalog.profiles.split_at(profiles);
    let profiles = own.iter().filter(|own| base.iter().any(|known| known.id == own.id)).map(|own| own.id.as_str());
    for id in twice.chain(profiles) {
        let place = Place { file: Some(OVERLAY_FOLDER.to_owned()), ..Place::default() };
        problems.push(Problem::error("overlay-id-taken").with("id", id).at(place));
    }
}
