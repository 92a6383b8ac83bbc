use std::io::{Cursor, Read, Write};

/// Objects of a file, numbered from 1 in the order given; the first is the catalog.
#[derive(Default)]
pub(super) struct Builder {
    objects: Vec<Vec<u8>>,
    /// More entries of the trailer.
    pub(super) trailer: String,
}

impl Builder {
    /// A catalog (1), a tree of one page (2, 3), a font (4) and the page's content (5).
    pub(super) fn page(content: &[u8]) -> Self {
        let mut file = Self::default();
        file.object("<< /Type /Catalog /Pages 2 0 R >>");
        file.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        file.object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> \
             /XObject << /A 6 0 R /B 7 0 R /C 8 0 R /D 9 0 R /E 10 0 R /G 11 0 R /H 12 0 R >> >> >>",
        );
        file.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        file.stream("", content);
        file
    }

    pub(super) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    pub(super) fn replace(&mut self, number: usize, body: impl Into<Vec<u8>>) {
        self.objects[number - 1] = body.into();
    }

    pub(super) fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        self.object(stream(entries, data))
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (number, body) in (1..).zip(&self.objects) {
            places.push(bytes.len());
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(body);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        for place in &places {
            bytes.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let trailer = &self.trailer;
        let size = places.len() + 1;
        bytes.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
        bytes
    }
}

pub(super) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
    body.extend(data);
    body.extend(b"\nendstream");
    body
}

/// Packs data as Flate does.
#[expect(clippy::unwrap_used, reason = "a test that cannot make its data has failed")]
pub(super) fn packed(data: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("data", options).unwrap();
    archive.write_all(data).unwrap();
    let file = archive.finish().unwrap().into_inner();
    let mut bytes = vec![0x78, 0x9C];
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_index_raw(0).unwrap().read_to_end(&mut bytes).unwrap();
    let (mut one, mut two) = (1_u32, 0_u32);
    for byte in data {
        one = (one + u32::from(*byte)) % 65_521;
        two = (two + one) % 65_521;
    }
    bytes.extend(((two << 16) | one).to_be_bytes());
    bytes
}
