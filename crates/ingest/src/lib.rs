//! Foreign bytes into grids. A file from outside may be damaged or hostile, so it is parsed in a child process of our own program
//! with limits on memory and processor time; before that, its archive is looked through without unpacking.

mod child;
mod guard;
mod limits;
mod table;
mod text;
mod wire;
mod xlsx;

pub use child::{read_table, read_workbook, serve, serve_table};
pub use limits::Limits;
