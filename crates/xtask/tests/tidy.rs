//! The rules of the repository hold; and each of them is noticed when it is broken.

use xtask::tidy::{Finding, Repository, Rule, check, root};

#[test]
fn this_repository_is_tidy() {
    let repository = Repository::read(&root()).unwrap();
    let names: Vec<&str> = repository.packages.iter().map(|package| package.name.as_str()).collect();
    assert!(names.contains(&"kernel") && names.contains(&"cli") && names.contains(&"tests"), "{names:?}");
    let lines: Vec<String> = check(&repository).findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// A manifest as it should be, with these dependencies.
fn manifest(name: &str, dependencies: &str) -> (String, String) {
    let text = format!(
        "[package]\nname = \"{name}\"\nversion.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n\
         license.workspace = true\npublish.workspace = true\n\n[lints]\nworkspace = true\n\n[dependencies]\n{dependencies}\n"
    );
    (format!("crates/{name}/Cargo.toml"), text)
}

fn file(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

fn findings(files: Vec<(String, String)>) -> Vec<Finding> {
    check(&Repository::of(files)).findings
}

/// The one rule that these files break, said in one line.
fn only(files: Vec<(String, String)>) -> (Rule, String) {
    let found = findings(files);
    assert_eq!(found.len(), 1, "{found:?}");
    (found[0].rule, found[0].to_string())
}

#[test]
fn a_forbidden_arrow_is_named_with_its_file() {
    let (rule, line) = only(vec![manifest("render", "catalog.workspace = true"), manifest("catalog", "")]);
    assert_eq!(rule, Rule::Arrow);
    assert!(line.starts_with("crates/render/Cargo.toml: forbidden arrow render -> catalog; "), "{line}");
}

#[test]
fn a_dev_dependency_is_an_arrow_too() {
    let (path, text) = manifest("kernel", "");
    let kernel = (path, text + "[dev-dependencies]\ndesk.workspace = true\n");
    let (rule, line) = only(vec![kernel, manifest("desk", "kernel.workspace = true")]);
    assert_eq!(rule, Rule::Arrow);
    assert!(line.contains("forbidden arrow kernel -> desk"), "{line}");
}

#[test]
fn nothing_depends_on_the_command_line_or_the_tests() {
    for name in ["cli", "tests", "xtask"] {
        let (rule, line) = only(vec![manifest("desk", &format!("{name}.workspace = true")), manifest(name, "")]);
        assert_eq!(rule, Rule::Arrow, "{line}");
    }
}

#[test]
fn a_crate_without_a_room_is_reported() {
    let (rule, line) = only(vec![manifest("helpers", "")]);
    assert_eq!(rule, Rule::Arrow);
    assert!(line.contains("`helpers` has no row"), "{line}");
}

#[test]
fn a_pure_room_takes_pure_libraries_only() {
    let page = file("docs/dependencies.md", "| `tokio` | - |\n| `jiff` | dates |\n");
    let (rule, line) = only(vec![manifest("kernel", "jiff.workspace = true\ntokio.workspace = true"), page]);
    assert_eq!(rule, Rule::Purity);
    assert!(line.contains("`tokio`"), "{line}");
}

#[test]
fn a_pure_room_touches_nothing_outside() {
    let broken = [
        "fn read() { std::fs::read(\"x\"); }",
        "use std::{\n    collections::BTreeMap,\n    env,\n};",
        "fn now() { std::time::SystemTime::UNIX_EPOCH; }",
        "fn now() { Instant::now(); }",
        "pub async fn wait() {}",
        "#[derive(Serialize)]\npub struct Wire;",
    ];
    for text in broken {
        let (rule, line) = only(vec![manifest("annex", ""), file("crates/annex/src/lib.rs", text)]);
        assert_eq!(rule, Rule::Purity, "{line}");
    }
    let harmless = "//! Not std::fs, and never async.\nuse std::{collections::BTreeMap, fmt};\nfn environment() {}\n";
    assert_eq!(findings(vec![manifest("annex", ""), file("crates/annex/src/lib.rs", harmless)]), []);
}

#[test]
fn render_names_no_domain_crate() {
    let broken = file("crates/render/src/docx.rs", "fn title(annex: &annex::Annex) {}");
    let (rule, line) = only(vec![manifest("render", ""), broken]);
    assert_eq!(rule, Rule::Arrow);
    assert!(line.starts_with("crates/render/src/docx.rs:1: "), "{line}");
    let own_module = file("crates/render/src/docx.rs", "use crate::annex::Sample; // as annex::Annex");
    assert_eq!(findings(vec![manifest("render", ""), own_module]), []);
}

#[test]
fn a_manifest_inherits_and_goes_through_the_workspace() {
    let bare = file(
        "crates/desk/Cargo.toml",
        "[package]\nname = \"desk\"\nversion = \"1.0.0\"\n[dependencies]\nkernel = { path = \"../kernel\" }\n",
    );
    let lines: Vec<String> = findings(vec![bare]).iter().map(ToString::to_string).collect();
    for key in ["version", "edition", "rust-version", "license", "publish", "kernel"] {
        assert!(lines.iter().any(|line| line.contains(&format!("`{key}.workspace = true`"))), "{key}: {lines:?}");
    }
    assert!(lines.iter().any(|line| line.contains("[lints]")), "{lines:?}");
}

#[test]
fn a_manifest_that_cannot_be_read_is_reported() {
    assert_eq!(only(vec![file("crates/desk/Cargo.toml", "[package")]).0, Rule::Manifest);
}

#[test]
fn modules_are_named_files() {
    assert_eq!(only(vec![file("crates/desk/src/case/mod.rs", "")]).0, Rule::Manifest);
}

#[test]
fn every_library_has_its_row() {
    let used = || manifest("render", "zip.workspace = true");
    let (rule, line) = only(vec![used(), file("docs/dependencies.md", "We use `zip`.\n| `zipper` | no |\n")]);
    assert_eq!(rule, Rule::Documented);
    assert!(line.contains("`zip`"), "{line}");
    assert_eq!(findings(vec![used(), file("docs/dependencies.md", "| `zip` | packages |")]), []);
}

#[test]
fn a_file_over_400_lines_is_reported_and_one_over_250_is_counted() {
    let long = |lines| vec![file("crates/desk/src/lib.rs", &"\n".repeat(lines))];
    assert_eq!(only(long(401)).0, Rule::Length);
    let report = check(&Repository::of(long(400)));
    assert!(report.findings.is_empty());
    assert_eq!(report.notes, ["crates/desk/src/lib.rs: 400 lines, more than 250", "tidy: 1 files over 250 lines"]);
    assert_eq!(check(&Repository::of(long(250))).notes, ["tidy: 0 files over 250 lines"]);
}

#[test]
fn unfinished_work_and_private_paths_are_reported() {
    for text in [concat!("#[", "ignore]"), concat!("to", "do!()"), concat!("unimple", "mented!()")] {
        assert_eq!(only(vec![file("crates/desk/src/lib.rs", text)]).0, Rule::Words, "{text}");
    }
    for text in [concat!("see /wo", "rk/main"), concat!("run farm", "-bench")] {
        assert_eq!(only(vec![file("docs/notes.md", text)]).0, Rule::Words, "{text}");
    }
    let address = concat!("https://example.org/wo", "rk/1 and target/tm", "p/x");
    assert_eq!(findings(vec![file("docs/notes.md", address)]), []);
}
