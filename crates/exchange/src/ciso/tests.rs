use kernel::{Problem, Severity};

use super::{CisoImport, is_ciso, read_ciso};
use crate::imported::{Imported, Outcome, Thing};

/// A library in the form of the project's, with words of our own.
const LIBRARY: &str = r"
convert_library_version: 'v2'
urn: urn:example:risk:library:hus
locale: en
ref_id: HUS
name: House rules
description: Rules of a house
copyright: CC0
version: 2
provider: Example
packager: example
translations:
  sv: { name: Husregler }
  fr: { name: Règles }
objects:
  threats:
  - { urn: 'urn:example:risk:threat:hus:t1', ref_id: t1, name: Fire }
  framework:
    urn: urn:example:risk:framework:hus
    ref_id: HUS
    name: House rules
    min_score: 1
    implementation_groups_definition:
    - { ref_id: B, name: Basic }
    requirement_nodes:
    - urn: urn:example:risk:req_node:hus:a
      assessable: false
      depth: 1
      ref_id: A
      name: Doors
      translations: { sv: { name: Dörrar }, fr: { name: Portes } }
    - urn: urn:example:risk:req_node:hus:a.1
      assessable: true
      depth: 2
      parent_urn: URN:example:risk:req_node:hus:A
      ref_id: 5.10
      name: Locked
      description: |
        The owner shall lock
        the door.
      annotation: Keys cost money.
      typical_evidence: A photo
      implementation_groups: [B]
      weight: 3
      translations:
        sv: { name: Låst, description: Ägaren ska låsa dörren. }
        fr: { name: Fermé }
      questions:
        urn:example:risk:req_node:hus:a.1:question:1:
          type: unique_choice
          text: Is it locked?
          choices:
          - { urn: 'urn:q1:c1', value: 'Yes', add_score: 3 }
          - { urn: 'urn:q1:c2', value: 'No' }
        urn:example:risk:req_node:hus:a.1:question:2:
          type: text
          text: By whom?
";

fn read(text: &str) -> Imported {
    read_ciso("lib.yaml", text.as_bytes(), &CisoImport::default())
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn every_node_group_question_and_key_is_accounted_for() {
    let imported = read(LIBRARY);
    assert_eq!(imported.problems, []);
    assert_eq!(imported.title, "House rules");
    let file = &imported.files["requirements/01-a-doors.toml"];
    for line in [
        "id = \"HUS-05-10\"",
        "title.sv = \"Låst\"",
        "text.en = \"\"\"\nThe owner shall lock\nthe door.\"\"\"",
        "text.sv = \"Ägaren ska låsa dörren.\"",
        "guidance.en = \"Keys cost money.\"",
        "{ framework = \"hus-2\", point = \"5.10\" }",
        "# implementation groups: B",
        "# question: By whom? []",
        "choices.en = [\"Yes\", \"No\"]",
        "what.en = \"A photo\"",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
    assert!(imported.files["frameworks/hus-2.toml"].contains("id = \"5.10\""));
    let counts = imported.counts();
    let of = |thing| counts.get(&thing).copied().unwrap_or_default();
    assert_eq!((of(Thing::Control).kept, of(Thing::Group).merged, of(Thing::Level).merged), (1, 1, 1));
    assert_eq!((of(Thing::Question).kept, of(Thing::Question).merged), (1, 1));
    let told: Vec<&str> =
        imported.kept.iter().filter(|row| matches!(&row.outcome, Outcome::Reported(_))).map(|row| row.id.as_str()).collect();
    assert_eq!(told, ["objects.threats", "fr", "framework.min_score", "5.10.weight"]);
}

#[test]
fn nodes_that_do_not_fit_together_are_told_and_kept() {
    let nodes = "
urn: urn:x:risk:library:y
objects:
  framework:
    requirement_nodes:
    - { urn: 'urn:x:a', assessable: true, depth: 1, ref_id: a, description: One }
    - { urn: 'urn:x:a', assessable: true, depth: 1, ref_id: a, description: Two }
    - { urn: 'urn:x:b', assessable: true, depth: 4, parent_urn: 'urn:x:gone', ref_id: b, description: Three }
    - { urn: 'urn:x:c', assessable: true, parent_urn: 'urn:x:d', description: Four }
    - { urn: 'urn:x:d', assessable: true, parent_urn: 'urn:x:c', description: Five }
    - { assessable: true, description: Six }
";
    let imported = read(nodes);
    assert_eq!(
        codes(&imported.problems),
        ["ciso-urn-twice", "ciso-node-without-urn", "ciso-parent-missing", "ciso-parent-missing", "ciso-depth"]
    );
    let all = imported.files.values().cloned().collect::<String>();
    for words in ["One", "Two", "Three", "Four", "Five", "Six"] {
        assert!(all.contains(&format!("text.en = \"{words}\"")), "{words}\n{all}");
    }
}

#[test]
fn bad_files_are_refused_with_their_place() {
    let error = |text: &str| {
        let imported = read(text);
        assert!(imported.files.is_empty());
        imported.problems.into_iter().find(|problem| problem.severity == Severity::Error).unwrap()
    };
    let broken = error("urn: a\nobjects:\n  framework: [\n");
    assert_eq!(broken.code, "ciso-not-yaml");
    assert!(broken.place.line.is_some_and(|line| line >= 3), "{:?}", broken.place);
    assert_eq!(error("urn: a\nobjects: {}\n").code, "ciso-no-framework");
    assert_eq!(error("- just\n- a list\n").code, "ciso-not-yaml");
    assert_eq!(read_ciso("x", &[0x75, 0xE5, 0x0A], &CisoImport::default()).problems[0].code, "file-not-text");
    // Nine lists of nine, ten times over: a few hundred bytes that would unfold to billions of words.
    let mut bomb = String::from("urn: a\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n");
    for level in 1..12 {
        bomb.push_str(&format!("x{level}: &x{level} [{}]\n", vec![format!("*x{}", level - 1); 9].join(", ")));
    }
    assert_eq!(error(&bomb).code, "ciso-not-yaml");
    assert_eq!(error(&format!("urn: {}a{}\n", "[".repeat(5_000), "]".repeat(5_000))).code, "ciso-not-yaml");
}

#[test]
fn a_library_is_told_from_other_yaml() {
    assert!(is_ciso(LIBRARY.as_bytes()));
    assert!(!is_ciso(b"Nr;Krav;objects\n1;ska;urn\n"));
    assert!(!is_ciso(b"name: x\nsteps: []\n"));
}

#[test]
fn a_language_that_the_catalog_does_not_have_is_told() {
    let imported = read(&LIBRARY.replace("locale: en", "locale: no"));
    assert_eq!(codes(&imported.problems), ["ciso-language-other"]);
}
