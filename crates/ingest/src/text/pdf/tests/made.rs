//! Small PDFs made by hand.

/// Objects of a file: catalog (1), page tree (2), page (3), font (4) and content (5); more can be added.
pub(super) struct Made(Vec<String>);

pub(super) fn page_of(content: &str) -> Vec<u8> {
    Made::page(content).file()
}

impl Made {
    pub(super) fn page(content: &str) -> Self {
        Self(vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> /Properties << /L 6 0 R >> >> >>".to_owned(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
            stream("", content),
        ])
    }

    pub(super) fn set(&mut self, number: usize, body: &str) {
        self.0[number - 1] = body.to_owned();
    }

    pub(super) fn add(&mut self, body: &str) {
        self.0.push(body.to_owned());
    }

    pub(super) fn add_stream(&mut self, entries: &str, data: &str) {
        self.0.push(stream(entries, data));
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let mut text = "%PDF-1.7\n".to_owned();
        let mut places = String::new();
        for (number, body) in (1..).zip(&self.0) {
            places.push_str(&format!("{:010} 00000 n \n", text.len()));
            text.push_str(&format!("{number} 0 obj\n{body}\nendobj\n"));
        }
        let (start, size) = (text.len(), self.0.len() + 1);
        text.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n{places}"));
        text.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        text.into_bytes()
    }
}

fn stream(entries: &str, data: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}
