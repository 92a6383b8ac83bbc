/// What the caller decides about the outcome, apart from the document itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// An organisation's own Word file (`.docx` or `.dotx`), made from the one that [`default_word_template`] gives:
    /// its formats, page, header, footer and logo are used. Without it the program's own is used.
    ///
    /// Headers and footers are filled in where they have a content control with one of the tags `title`, `buyer`,
    /// `reference`, `marking`, `digest` and `page-word`, or such a word in square brackets.
    ///
    /// [`default_word_template`]: crate::default_word_template
    pub word_template: Option<&'a [u8]>,
}
