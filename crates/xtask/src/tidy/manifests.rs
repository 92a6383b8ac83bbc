use super::finding::{Finding, Rule};
use super::repository::{Package, Repository};

/// Keys of `[package]` that have one value in the whole workspace.
const INHERITED: [&str; 5] = ["version", "edition", "rust-version", "license", "publish"];

pub(super) fn check(repository: &Repository) -> Vec<Finding> {
    let mut findings: Vec<Finding> = repository.packages.iter().flat_map(manifest).collect();
    findings.extend(repository.rust().filter(|file| file.path.ends_with("/mod.rs")).map(|file| {
        let text = "name the file after its module: `name.rs` beside the folder `name`";
        Finding::in_file(Rule::Manifest, &file.path, text)
    }));
    findings
}

fn manifest(package: &Package) -> Vec<Finding> {
    let mut wrong = Vec::new();
    for key in INHERITED {
        if !package.inherited.iter().any(|inherited| inherited == key) {
            wrong.push(format!("write `{key}.workspace = true`"));
        }
    }
    if !package.workspace_lints {
        wrong.push("write `[lints]` with `workspace = true`".to_owned());
    }
    let folder = package.folder();
    if folder.rsplit('/').next() != Some(package.name.as_str()) {
        wrong.push(format!("the package is named `{}` but its folder `{folder}`", package.name));
    }
    for dependency in package.dependencies.iter().filter(|dependency| !dependency.workspace) {
        let name = &dependency.name;
        wrong.push(format!("`{name}` goes through the workspace: `{name}.workspace = true`"));
    }
    wrong.into_iter().map(|text| Finding::in_file(Rule::Manifest, &package.manifest, text)).collect()
}
