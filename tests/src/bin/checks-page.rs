//! Writes `docs/contract-checks.md`.

fn main() -> std::io::Result<()> {
    let (catalog, _) = tests::library();
    std::fs::write(tests::repository().join("docs/contract-checks.md"), tests::checks_page::page(&catalog))
}
