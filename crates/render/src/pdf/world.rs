use std::sync::LazyLock;

use typst::{
    Feature, Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    layout::Abs,
    syntax::{FileId, Source},
    text::{Font, FontBook, FontInstance, FontVariant, FontVariations},
    utils::LazyHash,
};

/// The fonts of every PDF: text, identifiers, and what the text font lacks. Licences are in `fonts/`.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 6] = [
        include_bytes!("../../fonts/OpenSans-Regular.ttf"),
        include_bytes!("../../fonts/OpenSans-Bold.ttf"),
        include_bytes!("../../fonts/OpenSans-Italic.ttf"),
        include_bytes!("../../fonts/OpenSans-BoldItalic.ttf"),
        include_bytes!("../../fonts/DejaVuSansMono.ttf"),
        include_bytes!("../../fonts/DejaVuSans.ttf"),
    ];
    files.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect()
});
/// The same, ready to be asked for pictures of characters.
static FACES: LazyLock<Vec<FontInstance>> = LazyLock::new(|| {
    let face = |font: &Font| font.clone().instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default());
    FONTS.iter().map(face).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()));

/// All that the typesetter may see: one text and the built-in fonts. No files, no packages, no clock.
pub(super) struct Closed {
    main: Source,
}

impl Closed {
    pub(super) fn new(markup: String) -> Self {
        Self { main: Source::detached(markup) }
    }
}

/// Some font has a picture for the character. (A font's own list of what it covers holds some that it has none for.)
pub(super) fn has_glyph(character: char) -> bool {
    FACES.iter().any(|face| face.ttf().glyph_index(character).is_some_and(|glyph| glyph.0 != 0))
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
