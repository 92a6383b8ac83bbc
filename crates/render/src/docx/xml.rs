use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};

/// Writes the XML of the body.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    pub(super) fn new() -> Self {
        Self { writer: Writer::new(Vec::new()) }
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An empty element with only `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn text(&mut self, words: &str) {
        self.write(Event::Text(BytesText::new(words)));
    }

    pub(super) fn into_string(self) -> String {
        String::from_utf8_lossy(&self.writer.into_inner()).into_owned()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail, so there is no error to hand on.
        let _ = self.writer.write_event(event);
    }
}
