use std::collections::BTreeMap;

use catalog::write::{fields, requirement};
use catalog::{Catalog, Evidence, Question as Asked, Requirement};
use kernel::{Language, Localised};

use super::dto::{Choice, Framework, Library, Node, Objects, Own, OwnRequirement, Question};
use super::groups::{self, translated};
use crate::TableWords;

/// Names this form of ours.
pub(super) const FORMAT: &str = "kravkedja.ciso/1";
/// Fields that a node carries: name, description, annotation, question.
pub(super) const CARRIED: [&str; 4] = ["title", "text", "motive", "question.text"];

/// The catalog as a library: areas as nodes that are not assessed, requirements below them, levels and circumstances as
/// implementation groups.
///
/// # Errors
/// When the YAML cannot be written.
pub fn write_ciso(catalog: &Catalog, first: Language, words: &TableWords<'_>) -> Result<Vec<u8>, String> {
    let writer = Writer { catalog, first, words };
    let about =
        Localised { sv: (words.text)(Language::Swedish, "ciso-about"), en: (words.text)(Language::English, "ciso-about") };
    let texts = [("name", &catalog.title), ("description", &about)];
    let framework = Framework {
        urn: Some(writer.urn("framework", "")),
        ref_id: Some(catalog.id.clone()),
        name: Some(catalog.title.get(first).to_owned()),
        description: Some(about.get(first).to_owned()),
        translations: Some(translated(first, &texts)),
        implementation_groups_definition: Some(groups::definitions(catalog, first, words)),
        requirement_nodes: writer.nodes(),
        ..Framework::default()
    };
    let library = Library {
        urn: Some(writer.urn("library", "")),
        locale: Some(first.code().to_owned()),
        ref_id: Some(catalog.id.clone()),
        name: Some(catalog.title.get(first).to_owned()),
        description: Some(about.get(first).to_owned()),
        copyright: Some(catalog.licence.clone()),
        version: Some(version(&catalog.version).into()),
        publication_date: catalog.date.map(|date| date.to_string()),
        provider: Some(catalog.publisher.get(first).to_owned()),
        packager: Some("kravkedja".to_owned()),
        translations: Some(translated(first, &texts)),
        objects: Objects { framework: Some(framework), ..Objects::default() },
        kravkedja: Some(writer.own()),
        ..Library::default()
    };
    // Everything in quotation marks: readers of YAML 1.1 take `no`, `12:30` and the like for something else.
    let options = serde_saphyr::ser_options! { quote_all: true };
    serde_saphyr::to_string_with_options(&library, options).map(String::into_bytes).map_err(|error| error.to_string())
}

/// A whole number that grows with the version: 1.2.3 gives 1002003, and never less than 1.
fn version(text: &str) -> u64 {
    let mut parts = text.split(['.', '-', '+']).map(|part| part.parse::<u64>().unwrap_or(0).min(999));
    let mut next = || parts.next().unwrap_or(0);
    (next() * 1_000_000 + next() * 1_000 + next()).max(1)
}

struct Writer<'w> {
    catalog: &'w Catalog,
    first: Language,
    words: &'w TableWords<'w>,
}

impl Writer<'_> {
    fn urn(&self, kind: &str, tail: &str) -> String {
        let plain = |text: &str| -> String {
            text.to_lowercase()
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':') { c } else { '-' })
                .collect()
        };
        let id = plain(&self.catalog.id).replace([':', '.'], "-");
        let tail = if tail.is_empty() { String::new() } else { format!(":{}", plain(tail)) };
        format!("urn:kravkedja:risk:{kind}:{id}{tail}")
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for area in &self.catalog.areas {
            let inside = self.catalog.requirements.iter().filter(|found| found.area == area.code);
            let urn = self.urn("req_node", &format!("area-{}", area.code));
            let inside: Vec<Node> = inside.map(|found| self.node(found, &urn)).collect();
            if inside.is_empty() {
                continue;
            }
            nodes.push(Node {
                urn: Some(urn),
                assessable: Some(false),
                depth: Some(1),
                ref_id: Some(area.code.to_string()),
                name: Some(area.title.get(self.first).to_owned()),
                translations: Some(translated(self.first, &[("name", &area.title)])),
                ..Node::default()
            });
            nodes.extend(inside);
        }
        nodes
    }

    fn node(&self, found: &Requirement, parent: &str) -> Node {
        let evidence = self.both(|language| {
            let line = |evidence: &Evidence| {
                let stage = (self.words.text)(language, &format!("word-{}", evidence.stage.id()));
                format!("- {stage}: {}", evidence.what.get(language))
            };
            found.evidence.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        let urn = self.urn("req_node", found.id.as_str());
        let texts = [
            ("name", &found.title),
            ("description", &found.text),
            ("annotation", &found.motive),
            ("typical_evidence", &evidence),
        ];
        let word = |text: &Localised| Some(text.get(self.first).to_owned()).filter(|text| !text.is_empty());
        let question = self.question(&found.question, &format!("{urn}:question:1"));
        Node {
            assessable: Some(true),
            depth: Some(2),
            parent_urn: Some(parent.to_owned()),
            ref_id: Some(found.id.to_string()),
            name: word(&found.title),
            description: word(&found.text),
            annotation: word(&found.motive),
            typical_evidence: word(&evidence),
            implementation_groups: Some(groups::of(found).into_iter().collect()),
            questions: Some(BTreeMap::from([(format!("{urn}:question:1"), question)])),
            translations: Some(translated(self.first, &texts)),
            urn: Some(urn),
            ..Node::default()
        }
    }

    fn question(&self, asked: &Asked, urn: &str) -> Question {
        let words = |ids: &[&str]| -> Vec<Localised> {
            ids.iter().map(|id| self.both(|language| (self.words.text)(language, &format!("word-{id}")))).collect()
        };
        let (kind, choices) = match asked.answer.as_str() {
            "compliance" => ("unique_choice", words(&["met", "partly", "planned", "not-met", "not-applicable"])),
            "yes-no" => ("unique_choice", words(&["yes", "no"])),
            "choice" => ("unique_choice", asked.choices.clone()),
            "date" => ("date", Vec::new()),
            _ => ("text", Vec::new()),
        };
        let choice = |(number, value): (usize, &Localised)| Choice {
            urn: format!("{urn}:choice:{}", number + 1),
            value: value.get(self.first).to_owned(),
            translations: Some(translated(self.first, &[("value", value)])),
            ..Choice::default()
        };
        Question {
            kind: Some(kind.to_owned()),
            text: Some(asked.text.get(self.first).to_owned()),
            choices: (!choices.is_empty()).then(|| choices.iter().enumerate().map(choice).collect()),
            translations: Some(translated(self.first, &[("text", &asked.text)])),
            ..Question::default()
        }
    }

    fn both(&self, words: impl Fn(Language) -> String) -> Localised {
        Localised { sv: words(Language::Swedish), en: words(Language::English) }
    }

    /// What no node carries.
    fn own(&self) -> Own {
        let of = |found: &Requirement| {
            let kept = fields(&requirement(found)).into_iter().filter(|(path, _)| !carried(path));
            let fields = kept.map(|(path, scalar)| (path, scalar.to_string())).collect();
            (found.id.to_string(), OwnRequirement { area: found.area.to_string(), fields })
        };
        Own {
            format: FORMAT.to_owned(),
            catalog: self.catalog.id.clone(),
            version: self.catalog.version.clone(),
            requirements: self.catalog.requirements.iter().map(of).collect(),
        }
    }
}

fn carried(path: &str) -> bool {
    path == "id" || CARRIED.iter().any(|key| path.strip_prefix(key).is_some_and(|rest| matches!(rest, ".sv" | ".en")))
}
