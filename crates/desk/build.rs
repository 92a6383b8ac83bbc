//! The catalog is compiled in: the crate is built again when a file of it changes, comes or goes.

fn main() {
    println!("cargo::rerun-if-changed=../../requirements-catalog");
}
