use super::{
    styles::{Style, Styles},
    xml::Xml,
};

/// The properties of a paragraph that go beyond its style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Properties {
    pub(super) style: Option<Style>,
    pub(super) keep_next: bool,
    pub(super) keep_lines: bool,
    pub(super) page_break_before: bool,
    /// Level and number of the list; number 0 is none, also where the style has one.
    pub(super) numbering: Option<(usize, u32)>,
    /// Room above, in twentieths of a point.
    pub(super) space_before: Option<i32>,
    /// Room below, in twentieths of a point.
    pub(super) space_after: Option<i32>,
    /// How far the text stands in, and how far its first line stands out again; both in twentieths of a point.
    pub(super) indent: Option<(i32, i32)>,
    pub(super) right: bool,
}

impl Properties {
    pub(super) fn of(style: Style) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    /// Writes `w:pPr`. The schema fixes the order of the elements, and Word calls a file damaged that has another.
    pub(super) fn write(&self, xml: &mut Xml, styles: &Styles) {
        xml.open("w:pPr", &[]);
        if let Some(style) = self.style {
            xml.value("w:pStyle", styles.id(style));
        }
        for (wanted, name) in
            [(self.keep_next, "w:keepNext"), (self.keep_lines, "w:keepLines"), (self.page_break_before, "w:pageBreakBefore")]
        {
            if wanted {
                xml.empty(name, &[]);
            }
        }
        if let Some((level, number)) = self.numbering {
            xml.open("w:numPr", &[]);
            xml.value("w:ilvl", &level.to_string());
            xml.value("w:numId", &number.to_string());
            xml.close("w:numPr");
        }
        let room = [("w:before", self.space_before), ("w:after", self.space_after)];
        let room: Vec<(&str, String)> = room.into_iter().filter_map(|(name, room)| Some((name, room?.to_string()))).collect();
        if !room.is_empty() {
            let room: Vec<(&str, &str)> = room.iter().map(|(name, room)| (*name, room.as_str())).collect();
            xml.empty("w:spacing", &room);
        }
        if let Some((left, hanging)) = self.indent {
            xml.empty("w:ind", &[("w:left", &left.to_string()), ("w:hanging", &hanging.to_string())]);
        }
        if self.right {
            xml.value("w:jc", "right");
        }
        xml.close("w:pPr");
    }
}
