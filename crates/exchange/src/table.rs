//! Lists of requirements that others keep in workbooks and separated text: which column holds what is guessed, or said by a mapping
//! file, and every row is accounted for.

mod cells;
mod field;
mod guess;
mod headings;
mod import;
mod levels;
mod mapping;

pub use field::Field;
pub use guess::guess_mapping;
pub use import::import_table;
pub use mapping::{MappedColumn, Mapping, read_mapping, write_mapping};
