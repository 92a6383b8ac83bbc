//! A profile, resolved into the catalog that it selects, as far as its catalogs are at hand.

mod modify;
mod select;

use kernel::{Place, Problem, Problems, Severity};

use super::json::Json;
use super::{Document, OscalImport};
use crate::{Imported, RowLog, Thing};

/// Profiles import profiles; no chain is longer.
const DEEPEST: usize = 16;

pub(super) fn read(body: &Json, place: &Place, with: &[(String, Document)], options: &OscalImport) -> Imported {
    let mut resolver = Resolver { with, place, log: Vec::new(), problems: Problems::new() };
    let catalog = resolver.resolve(body, &mut vec![body.text("uuid").to_owned()]);
    let Resolver { log, mut problems, .. } = resolver;
    let title = body.get("metadata").map(|metadata| metadata.text("title")).unwrap_or_default().to_owned();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Imported { title, kept: log, problems, ..Imported::default() };
    }
    let mut imported = super::catalog(&catalog, place, options);
    let mut kept = log;
    kept.append(&mut imported.kept);
    problems.append(&mut imported.problems);
    Imported { kept, problems, ..imported }
}

struct Resolver<'d> {
    with: &'d [(String, Document)],
    place: &'d Place,
    log: Vec<RowLog>,
    problems: Problems,
}

impl<'d> Resolver<'d> {
    fn tell(&mut self, problem: Problem) {
        self.problems.push(problem.at(self.place.clone()));
    }

    /// The catalog of a profile. `within` are the UUIDs of the profiles that led here.
    fn resolve(&mut self, profile: &Json, within: &mut Vec<String>) -> Json {
        let mut groups: Vec<Json> = Vec::new();
        let mut controls: Vec<Json> = Vec::new();
        let mut params: Vec<Json> = Vec::new();
        let mut resources: Vec<Json> =
            profile.get("back-matter").map(|found| found.list("resources").to_vec()).unwrap_or_default();
        let mut own_metadata = None;
        let imports = profile.list("imports");
        if imports.is_empty() {
            self.tell(Problem::error("oscal-no-imports"));
        }
        for import in imports {
            let href = import.text("href");
            let Some(source) = self.source(profile, import, imports.len(), within) else { continue };
            let before: Vec<String> = select::ids(&groups).into_iter().chain(select::ids(&controls)).collect();
            let picked = select::select(&source, import, &before, href, self);
            groups.extend(picked.groups);
            controls.extend(picked.controls);
            params.extend(source.list("params").iter().cloned());
            resources.extend(source.get("back-matter").map(|found| found.list("resources").to_vec()).unwrap_or_default());
            own_metadata = own_metadata.or_else(|| source.get("metadata").cloned());
        }
        let merge = profile.get("merge");
        if merge.is_some_and(|merge| merge.get("custom").is_some()) {
            self.tell(Problem::warning("oscal-merge-custom"));
        }
        let mut catalog = Json::Object(Vec::new());
        catalog.set("uuid", Json::Text(profile.text("uuid").to_owned()));
        catalog.set("metadata", metadata(profile, own_metadata.as_ref()));
        for (key, list) in [("params", params), ("controls", controls), ("groups", groups)] {
            if !list.is_empty() {
                catalog.set(key, Json::List(list));
            }
        }
        if !resources.is_empty() {
            let mut back = Json::Object(Vec::new());
            back.set("resources", Json::List(resources));
            catalog.set("back-matter", back);
        }
        if let Some(changes) = profile.get("modify") {
            modify::modify(&mut catalog, changes, self);
        }
        catalog
    }

    /// What an import refers to: a catalog as it is, a profile resolved.
    fn source(&mut self, profile: &Json, import: &Json, imports: usize, within: &mut Vec<String>) -> Option<Json> {
        let href = import.text("href");
        let resource = href.strip_prefix('#').and_then(|uuid| {
            let resources = profile.get("back-matter").map(|found| found.list("resources")).unwrap_or_default();
            resources.iter().find(|found| found.text("uuid") == uuid)
        });
        let links = resource.map(|found| found.list("rlinks")).unwrap_or_default().iter().map(|link| link.text("href"));
        let names: Vec<&str> = std::iter::once(href).chain(links).collect();
        let with = self.with;
        let named = with.iter().find(|(name, found)| {
            let uuid = found.body.text("uuid");
            names.iter().any(|wanted| {
                file_name(wanted) == file_name(name) || (!uuid.is_empty() && wanted.trim_start_matches('#') == uuid)
            })
        });
        let found = match (named, with) {
            (Some(found), _) => Some(found),
            // One import and one file: that is what was meant, whatever its name.
            (None, [only]) if imports == 1 && within.len() == 1 => {
                self.tell(
                    Problem::notice("oscal-import-assumed")
                        .with("href", names.last().copied().unwrap_or(href))
                        .with("file", only.0.as_str()),
                );
                Some(only)
            }
            _ => None,
        };
        let Some((name, document)) = found else {
            self.absent(import, names.last().copied().unwrap_or(href));
            return None;
        };
        if document.model == "catalog" {
            return Some(document.body.clone());
        }
        let uuid = document.body.text("uuid").to_owned();
        if within.contains(&uuid) || within.len() >= DEEPEST {
            self.tell(Problem::error("oscal-import-circle").with("file", name.as_str()));
            return None;
        }
        within.push(uuid);
        let resolved = self.resolve(&document.body, within);
        within.pop();
        Some(resolved)
    }

    /// A catalog that is not at hand: which one, and what is asked of it.
    fn absent(&mut self, import: &Json, href: &str) {
        let asked: Vec<&str> =
            import.list("include-controls").iter().flat_map(|found| found.list("with-ids")).filter_map(Json::words).collect();
        for id in &asked {
            self.log.push(RowLog::reported(Thing::Control, id, Problem::notice("oscal-control-absent").with("href", href)));
        }
        let count = i64::try_from(asked.len()).unwrap_or(i64::MAX);
        self.tell(Problem::error("oscal-catalog-absent").with("href", href).with("count", count).with("ids", asked.join(", ")));
    }
}

/// The profile's own metadata, with the properties of ours that say what the catalog is.
fn metadata(profile: &Json, of_catalog: Option<&Json>) -> Json {
    let mut metadata = profile.get("metadata").cloned().unwrap_or_else(|| Json::Object(Vec::new()));
    let ours = of_catalog.map(|found| found.list("props")).unwrap_or_default().iter();
    let ours: Vec<Json> = ours.filter(|prop| prop.text("ns") == super::NS).cloned().collect();
    if !ours.is_empty()
        && let Some(props) = metadata.list_mut("props")
    {
        props.retain(|prop| !ours.iter().any(|found| found.text("name") == prop.text("name")));
        props.extend(ours);
    }
    metadata
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
