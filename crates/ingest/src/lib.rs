//! Foreign bytes into grids and texts. A file from outside may be damaged or hostile, so it is parsed in a child process of our own program
//! with limits on memory and processor time; before that, its archive is looked through without unpacking.

mod child;
mod clock;
mod encoding;
mod guard;
mod kept;
mod limits;
mod reader;
mod table;
mod text;
mod wire;
mod xlsx;

pub use child::{ReadText, read_table, read_text, read_workbook, serve, serve_table, serve_text};
pub use kept::{keep, kept};
pub use limits::Limits;
pub use reader::{TextReader, serve_texts};
