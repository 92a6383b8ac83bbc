use std::path::{Path, PathBuf};
use std::{fs, io};

use toml::de::{DeTable, DeValue};

use super::finding::{Finding, Rule};

/// The text files of a repository, and its packages.
#[derive(Debug, Default)]
pub struct Repository {
    /// Text files, in order of their paths.
    pub files: Vec<TextFile>,
    /// Packages below the top, in order of their paths.
    pub packages: Vec<Package>,
    /// Manifests that could not be read.
    pub problems: Vec<Finding>,
}

/// A text file.
#[derive(Debug)]
pub struct TextFile {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What the checks need to know of a manifest.
#[derive(Debug, Default)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its manifest, from the top of the repository.
    pub manifest: String,
    /// Keys of `[package]` that it inherits from the workspace.
    pub inherited: Vec<String>,
    /// Does it inherit the workspace's lints?
    pub workspace_lints: bool,
    /// All it depends on.
    pub dependencies: Vec<Dependency>,
}

/// A line among a package's dependencies.
#[derive(Debug)]
pub struct Dependency {
    /// The name.
    pub name: String,
    /// Only for tests and benchmarks?
    pub dev: bool,
    /// Through the workspace?
    pub workspace: bool,
}

/// The top of this repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

impl Repository {
    /// Reads all text files below a folder, except what `.gitignore` names and temporary working folders.
    ///
    /// # Errors
    /// When a folder or file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let ignored = fs::read_to_string(root.join(".gitignore"))?;
        let mut skipped: Vec<PathBuf> = vec![root.join(".git")];
        skipped.extend(ignored.lines().filter(|line| !line.trim().is_empty()).map(|line| root.join(line.trim_matches('/'))));
        let mut files = Vec::new();
        collect(root, root, &skipped, &mut files)?;
        Ok(Self::of(files))
    }

    /// A repository of these files: paths from its top, and texts.
    #[must_use]
    pub fn of(files: Vec<(String, String)>) -> Self {
        let mut repository = Self::default();
        for (path, text) in files {
            if path.ends_with("/Cargo.toml") {
                match package(&path, &text) {
                    Ok(package) => repository.packages.push(package),
                    Err(problem) => repository.problems.push(Finding::in_file(Rule::Manifest, &path, problem)),
                }
            }
            repository.files.push(TextFile { path, text });
        }
        repository.files.sort_by(|left, right| left.path.cmp(&right.path));
        repository.packages.sort_by(|left, right| left.manifest.cmp(&right.manifest));
        repository
    }

    /// The sources of a package.
    pub(super) fn sources<'r>(&'r self, package: &'r Package) -> impl Iterator<Item = &'r TextFile> {
        let folder = format!("{}/src/", package.folder());
        self.rust().filter(move |file| file.path.starts_with(&folder))
    }

    /// All files of Rust.
    pub(super) fn rust(&self) -> impl Iterator<Item = &TextFile> {
        self.files.iter().filter(|file| Path::new(&file.path).extension().is_some_and(|extension| extension == "rs"))
    }
}

impl Package {
    /// Its folder, from the top of the repository.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.manifest.strip_suffix("/Cargo.toml").unwrap_or_default()
    }
}

fn collect(root: &Path, folder: &Path, skipped: &[PathBuf], files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if skipped.contains(&path) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, skipped, files)?;
        } else if let Ok(text) = String::from_utf8(fs::read(&path)?) {
            let name = path.strip_prefix(root).unwrap_or(&path);
            files.push((name.to_string_lossy().replace('\\', "/"), text));
        }
    }
    Ok(())
}

fn package(path: &str, text: &str) -> Result<Package, String> {
    let parsed = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let manifest = parsed.get_ref();
    let section = table(manifest, "package").ok_or("no [package]")?;
    let inherited = section.iter().filter(|(_, value)| inherits(value.get_ref())).map(|(key, _)| key.get_ref().to_string());
    let mut package = Package {
        name: section.get("name").and_then(|name| name.get_ref().as_str()).unwrap_or_default().to_owned(),
        manifest: path.to_owned(),
        inherited: inherited.collect(),
        workspace_lints: table(manifest, "lints").is_some_and(|lints| is_true(lints, "workspace")),
        dependencies: Vec::new(),
    };
    read_dependencies(manifest, &mut package.dependencies);
    let targets = table(manifest, "target").into_iter().flat_map(|targets| targets.values());
    for target in targets.filter_map(|target| target.get_ref().as_table()) {
        read_dependencies(target, &mut package.dependencies);
    }
    Ok(package)
}

fn read_dependencies(part: &DeTable<'_>, dependencies: &mut Vec<Dependency>) {
    for (key, dev) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
        let found = table(part, key).into_iter().flat_map(DeTable::iter);
        dependencies.extend(found.map(|(name, value)| {
            let workspace = inherits(value.get_ref());
            Dependency { name: name.get_ref().to_string(), dev, workspace }
        }));
    }
}

fn table<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
    parent.get(key)?.get_ref().as_table()
}

fn inherits(value: &DeValue<'_>) -> bool {
    value.as_table().is_some_and(|found| is_true(found, "workspace"))
}

fn is_true(found: &DeTable<'_>, key: &str) -> bool {
    found.get(key).and_then(|value| value.get_ref().as_bool()) == Some(true)
}
