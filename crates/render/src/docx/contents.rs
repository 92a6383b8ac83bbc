use super::{body::Body, inlines::Form, paragraph::Properties, styles::Style};
use crate::clean::clean;
use document::plain_text;

impl Body<'_> {
    /// The table of contents: a field that Word can refresh (F9), holding what it would show.
    ///
    /// Page numbers exist only after a program has laid out the pages, so the entries are written without them rather than
    /// with guesses: each is a link, and Word puts the numbers in when the field is refreshed. The switch `\n`, which would
    /// leave the numbers out for good, is not used.
    pub(super) fn contents(&mut self, depth: u8) {
        let depth = depth.clamp(1, 3);
        let outline = self.outline;
        let entries: Vec<_> = outline.down_to(depth).collect();
        let Some(last) = entries.len().checked_sub(1) else { return };
        self.open_control();
        if !self.contents_title.is_empty() {
            let title = self.contents_title;
            self.open_paragraph(Properties::of(Style::TocHeading));
            self.run(title, Form::default());
            self.xml.close("w:p");
        }
        for (position, (index, heading)) in entries.into_iter().enumerate() {
            let style = match heading.level {
                0 | 1 => Style::Toc1,
                2 => Style::Toc2,
                _ => Style::Toc3,
            };
            // Without a number the words begin where the number would.
            self.open_paragraph(Properties::of(style));
            if position == 0 {
                self.field_mark("begin");
                self.xml.open("w:r", &[]);
                self.xml.open("w:instrText", &[("xml:space", "preserve")]);
                self.xml.text(&format!(" TOC \\o \"1-{depth}\" \\h \\z \\u "));
                self.xml.close("w:instrText");
                self.xml.close("w:r");
                self.field_mark("separate");
            }
            self.xml.open("w:hyperlink", &[("w:anchor", &contents_bookmark(index)), ("w:history", "1")]);
            if let Some(number) = &heading.number {
                self.run(number, Form::default());
                self.tab();
            }
            self.run(&plain_text(&heading.inlines), Form::default());
            self.xml.close("w:hyperlink");
            if position == last {
                self.field_mark("end");
            }
            self.xml.close("w:p");
        }
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
    }

    /// Word knows a table of contents by this control and offers to refresh it above the list.
    fn open_control(&mut self) {
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.open("w:docPartObj", &[]);
        self.xml.value("w:docPartGallery", "Table of Contents");
        self.xml.empty("w:docPartUnique", &[]);
        self.xml.close("w:docPartObj");
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
    }

    fn field_mark(&mut self, kind: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close("w:r");
    }
}

/// The hidden bookmark that the table of contents points to, by the heading's place in the outline.
pub(super) fn contents_bookmark(index: usize) -> String {
    format!("_Toc{:09}", index + 1)
}

/// The bookmark of a heading's anchor. Word allows forty characters: letters, digits and underscores.
pub(super) fn anchor_bookmark(anchor: &str) -> String {
    let name = format!("h_{}", clean(anchor).replace('-', "_"));
    if name.len() <= 40 {
        return name;
    }
    // FNV-1a of the whole: two long anchors that begin alike stay apart.
    let hash =
        anchor.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let start: String = name.chars().take(22).collect();
    format!("{start}__{hash:016x}")
}
