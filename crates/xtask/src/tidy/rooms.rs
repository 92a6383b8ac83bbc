use super::finding::{Finding, Rule};
use super::repository::{Package, Repository};

/// A crate and the other crates of the workspace that it may use.
struct Room {
    name: &'static str,
    /// No file, network, clock, async or randomness.
    pure: bool,
    may_use: &'static [&'static str],
}

const fn pure(name: &'static str, may_use: &'static [&'static str]) -> Room {
    Room { name, pure: true, may_use }
}

const fn outer(name: &'static str, may_use: &'static [&'static str]) -> Room {
    Room { name, pure: false, may_use }
}

/// The domain, which neither `render` nor `ingest` may know of.
const DOMAIN: [&str; 7] = ["annex", "catalog", "contracts", "followup", "questionnaire", "suppliers", "wording"];

/// The arrows of `docs/ARCHITECTURE.md`: they only ever point down.
const ROOMS: [Room; 23] = [
    // ground
    pure("kernel", &[]),
    pure("document", &["kernel"]),
    pure("wording", &["kernel"]),
    pure("catalog", &["kernel", "wording"]),
    pure("compose", &["kernel", "document", "catalog"]),
    // domain
    pure("annex", &["kernel", "document", "catalog", "compose"]),
    pure("questionnaire", &["kernel", "document", "catalog", "annex"]),
    pure("suppliers", &["kernel", "catalog", "annex", "questionnaire"]),
    pure("followup", &["kernel", "catalog", "questionnaire", "suppliers"]),
    pure("contracts", &["kernel", "document", "wording", "catalog", "compose"]),
    // technology
    outer("render", &["kernel", "document"]),
    outer("ingest", &["kernel", "document"]),
    outer("messages", &["kernel"]),
    outer("exchange", &["kernel", "document", "catalog", "annex", "questionnaire", "suppliers", "followup", "contracts"]),
    outer("store", &["kernel", "catalog", "annex", "questionnaire", "suppliers", "followup", "contracts"]),
    outer("migrations", &["store"]),
    outer("oidc", &[]),
    // use cases
    outer(
        "desk",
        &[
            "kernel",
            "document",
            "wording",
            "catalog",
            "compose",
            "annex",
            "questionnaire",
            "suppliers",
            "followup",
            "contracts",
            "render",
            "ingest",
            "exchange",
            "messages",
        ],
    ),
    outer(
        "app",
        &[
            "kernel",
            "document",
            "wording",
            "catalog",
            "compose",
            "annex",
            "questionnaire",
            "suppliers",
            "followup",
            "contracts",
            "render",
            "ingest",
            "exchange",
            "messages",
            "store",
            "desk",
            "oidc",
        ],
    ),
    // edges
    outer("web", &["kernel", "messages", "app"]),
    outer("cli", &["kernel", "messages", "desk", "app", "web", "migrations"]),
    // beside the floors
    outer("testkit", &["app", "store", "web", "migrations"]),
    outer("xtask", &[]),
];

/// The end-to-end tests may use everything; nothing may use them.
const OUTSIDE: &str = "tests";

pub(super) fn is_pure(package: &Package) -> bool {
    room(package).is_some_and(|room| room.pure)
}

pub(super) fn domain() -> &'static [&'static str] {
    &DOMAIN
}

pub(super) fn check(repository: &Repository) -> Vec<Finding> {
    let members: Vec<&str> = repository.packages.iter().map(|package| package.name.as_str()).collect();
    repository.packages.iter().filter(|package| package.name != OUTSIDE).flat_map(|package| edges(package, &members)).collect()
}

fn room(package: &Package) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == package.name)
}

fn edges(package: &Package, members: &[&str]) -> Vec<Finding> {
    let Some(room) = room(package) else {
        let text = format!("the crate `{}` has no row in the table of rooms (crates/xtask/src/tidy/rooms.rs)", package.name);
        return vec![Finding::in_file(Rule::Arrow, &package.manifest, text)];
    };
    let ours = |name: &str| members.contains(&name) || name == OUTSIDE || ROOMS.iter().any(|room| room.name == name);
    let forbidden = package.dependencies.iter().map(|dependency| dependency.name.as_str());
    forbidden
        .filter(|name| ours(name) && !room.may_use.contains(name))
        .map(|name| {
            let allowed = if room.may_use.is_empty() { "no other crate of ours".to_owned() } else { room.may_use.join(", ") };
            let text = format!("forbidden arrow {} -> {name}; `{}` may use: {allowed}", package.name, package.name);
            Finding::in_file(Rule::Arrow, &package.manifest, text)
        })
        .collect()
}
