use super::Case;
use super::builder::{Builder, packed, stream};

const SHOWN: &[u8] = b"BT /F 11 Tf 72 700 Td (Kunden har att betala avtalad ersattning inom trettio dagar.) Tj ET";

/// Files made to exhaust memory, time or the stack.
pub(super) fn made() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| cases.push((name.to_owned(), bytes));
    streams(&mut add);
    trees(&mut add);
    forms(&mut add);
    deep(&mut add);
    fonts(&mut add);
    numbers(&mut add);
    tables(&mut add);
    cases
}

fn streams(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let bomb = packed(&vec![b' '; 300 * 1024 * 1024]);
    let twice = packed(&bomb);
    let mut file = Builder::page(b"");
    file.replace(5, stream("/Filter /FlateDecode", &bomb));
    add("bomb-content", file.file());
    file.replace(5, stream("/Filter [/FlateDecode /FlateDecode]", &twice));
    add("bomb-content-twice", file.file());
    let words = packed(&b"BT /F 11 Tf 72 700 Td (Text utan slut) Tj ET ".repeat(2_000_000));
    file.replace(5, stream("/Filter /FlateDecode", &words));
    add("bomb-words", file.file());
    let saves = packed(&b"q ".repeat(20_000_000));
    file.replace(5, stream("/Filter /FlateDecode", &saves));
    add("bomb-states", file.file());
    let marks = packed(&b"/P <</MCID 1 /ActualText (x)>> BDC ".repeat(3_000_000));
    file.replace(5, stream("/Filter /FlateDecode", &marks));
    add("bomb-marks", file.file());
    let rules = packed(&b"10 10 m 500 10 l S 10 10 m 10 500 l S ".repeat(1_000_000));
    file.replace(5, stream("/Filter /FlateDecode", &rules));
    add("bomb-rules", file.file());
    let boxes: Vec<u8> =
        (0..3_000).flat_map(|n| format!("{} {} 1 800 re f 0 {} 595 1 re f ", n % 595, n % 7, n % 842).into_bytes()).collect();
    file.replace(5, stream("", &[&boxes, SHOWN].concat()));
    add("grid-of-rules", file.file());
    file.replace(5, stream("/Filter /RunLengthDecode", &b"\x81 ".repeat(4_000_000)));
    add("bomb-run-length", file.file());
    file.replace(5, stream("/Filter /LZWDecode", &vec![0xFF; 2_000_000]));
    add("lzw-nonsense", file.file());
    let filters = "/ASCIIHexDecode ".repeat(10_000);
    file.replace(5, stream(&format!("/Filter [{filters}]"), &b"41".repeat(1000)));
    add("many-filters", file.file());
    file.replace(5, "<< /Length 5 0 R >>\nstream\nBT ET\nendstream");
    add("length-is-itself", file.file());
    for length in ["-1", "99999999999", "0", "2147483648", "(x)", "null"] {
        file.replace(5, [format!("<< /Length {length} >>\nstream\n").as_bytes(), SHOWN, b"\nendstream"].concat());
        add(&format!("length-{length}"), file.file());
    }
    file.replace(5, format!("[{}]", "6 0 R ".repeat(200_000)));
    file.stream("", SHOWN);
    add("content-repeated", file.file());
    let mut file = Builder::page(b"");
    file.replace(5, format!("[{}]", "6 0 R ".repeat(2_000)));
    let large = packed(&SHOWN.repeat(10_000));
    file.stream("/Filter /FlateDecode", &large);
    add("content-repeated-large", file.file());
    let dots = b"BT /F 1 Tf 1 0 0 1 0 0 Tm (a) Tj ET ".repeat(400_000);
    add("glyphs-in-one-place", Builder::page(&dots).file());
    let spread: Vec<u8> = (0..300_000_u32)
        .flat_map(|n| format!("BT /F 1 Tf 1 0 0 1 {} {} Tm (ab) Tj ET ", n * 7 % 595, n * 13 % 842).into_bytes())
        .collect();
    add("glyphs-everywhere", Builder::page(&spread).file());
    let image = [b"BI /W 1 /H 1 ID ".as_slice(), &vec![b'x'; 3_000_000]].concat();
    add("inline-image-without-end", Builder::page(&image).file());
    add("string-without-end", Builder::page(&[b"BT /F 11 Tf (".as_slice(), &vec![b'('; 1_000_000]].concat()).file());
}

fn trees(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let mut file = Builder::page(SHOWN);
    file.replace(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
    add("pages-hold-themselves", file.file());
    file.replace(2, "<< /Type /Pages /Kids [3 0 R 3 0 R 2 0 R] /Count 1000000000 >>");
    add("pages-count-too-many", file.file());
    let mut file = Builder::page(SHOWN);
    file.replace(2, "<< /Type /Pages /Kids [6 0 R] /Count 1 >>");
    for level in 6..60_006 {
        file.object(format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", level + 1));
    }
    file.object("<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R >>");
    add("pages-deep", file.file());
    let mut file = Builder::page(SHOWN);
    let direct =
        "<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >> ".repeat(60_000);
    file.replace(2, format!("<< /Type /Pages /Kids [{direct}] /Count 60000 >>"));
    add("pages-many", file.file());
    let direct = "<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >> ".repeat(4_000);
    file.replace(2, format!("<< /Type /Pages /Kids [{direct}] /Count 4000 >>"));
    add("pages-alike", file.file());
    for body in ["null", "[]", "<< >>", "2 0 R", "<< /Type /Pages >>", "<< /Type /Pages /Kids 2 0 R >>", "(x)"] {
        file.replace(2, body);
        add(&format!("pages-are-{body}"), file.file());
    }
}

fn forms(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let mut file = Builder::page(b"/A Do /A Do");
    file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"/A Do /B Do");
    file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"/A Do /B Do");
    add("forms-draw-each-other", file.file());
    let mut file = Builder::page(&b"/A Do ".repeat(50));
    for next in ["/B Do ", "/C Do ", "/D Do ", "/E Do ", "/G Do ", "/H Do "] {
        file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", &next.repeat(50).into_bytes());
    }
    file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", SHOWN);
    add("forms-multiply", file.file());
    let mut file = Builder::page(&b"/A Do ".repeat(15_000));
    let large = packed(&SHOWN.repeat(20_000));
    file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", &large);
    add("form-repeated", file.file());
    let mut file = Builder::page(SHOWN);
    let notes = "<< /Subtype /Widget /Rect [0 0 9 9] /AP << /N 6 0 R >> >> ".repeat(100_000);
    file.replace(3, format!("<< /Type /Page /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [{notes}] >>"));
    file.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", SHOWN);
    add("annotations-many", file.file());
}

fn deep(add: &mut dyn FnMut(&str, Vec<u8>)) {
    for (name, open) in [("arrays", "["), ("dictionaries", "<< /A "), ("brackets", "(")] {
        let mut file = Builder::page(SHOWN);
        file.replace(3, format!("<< /Type /Page /MediaBox [0 0 595 842] /X {} >>", open.repeat(200_000)));
        add(&format!("deep-{name}"), file.file());
        let mut file = Builder::page(format!("{} TJ", open.repeat(200_000)).as_bytes());
        file.replace(1, "<< /Type /Catalog /Pages 2 0 R >>");
        add(&format!("deep-{name}-in-content"), file.file());
        let mut file = Builder::page(SHOWN);
        file.replace(1, format!("<< /Type /Catalog /Pages 2 0 R /OCProperties {} >>", open.repeat(100_000)));
        add(&format!("deep-{name}-in-catalog"), file.file());
    }
    let mut file = Builder::page(SHOWN);
    file.object(format!("[{}]", "1 ".repeat(3_000_000)));
    add("array-huge", file.file());
    let mut file = Builder::page(format!("BT /F 11 Tf [{}] TJ ET", "(a) 1 ".repeat(500_000)).as_bytes());
    file.object("null");
    add("array-huge-shown", file.file());
    let mut file = Builder::page(SHOWN);
    for number in 6..150_000 {
        file.object(format!("{} 0 R", number + 1));
    }
    file.replace(3, "<< /Type /Page /MediaBox 6 0 R /Contents 5 0 R /Resources 6 0 R >>");
    add("references-chained", file.file());
    file.replace(6, "6 0 R");
    add("reference-is-itself", file.file());
    structure(add);
}

fn structure(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let tagged = "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>";
    let mut file = Builder::page(SHOWN);
    file.replace(1, tagged);
    file.object("<< /Type /StructTreeRoot /K 6 0 R /RoleMap << /A /B /B /A >> >>");
    add("tags-hold-themselves", file.file());
    file.replace(6, "<< /Type /StructTreeRoot /K [7 0 R 7 0 R] /RoleMap << /A /B /B /A >> >>");
    file.object("<< /S /A /K [7 0 R 6 0 R 7 0 R] >>");
    add("tags-hold-each-other", file.file());
    let mut file = Builder::page(SHOWN);
    file.replace(1, tagged);
    file.object("<< /Type /StructTreeRoot /K 7 0 R >>");
    for number in 7..80_000 {
        file.object(format!("<< /S /Sect /K {} 0 R >>", number + 1));
    }
    add("tags-deep", file.file());
    let mut file = Builder::page(SHOWN);
    file.replace(1, tagged);
    file.object(format!("<< /Type /StructTreeRoot /K [{}] >>", "<< /S /P /Pg 3 0 R /K 0 >> ".repeat(300_000)));
    add("tags-many", file.file());
    let mut file = Builder::page(SHOWN);
    file.replace(1, tagged);
    file.object(format!("<< /Type /StructTreeRoot /K {} >>", "<< /S /Div /K [ ".repeat(50_000)));
    add("tags-deep-direct", file.file());
}

fn fonts(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let wide = |map: &str| {
        let mut file = Builder::page(b"BT /F 11 Tf 72 700 Td <000100020003> Tj ET");
        file.replace(
            4,
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        );
        file.object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 4294967295 500] >>");
        file.stream("", map.as_bytes());
        file.file()
    };
    add(
        "map-range-huge",
        wide("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"),
    );
    add(
        "map-range-reversed",
        wide("1 begincodespacerange <FFFF> <0000> endcodespacerange 1 beginbfrange <FFFF> <0000> <FFFFFFFF> endbfrange"),
    );
    add("map-cid-huge", wide("1 begincidrange <00000000> <FFFFFFFF> 4294967295 endcidrange"));
    add("map-of-itself", wide("/X usecmap 100000000 beginbfchar <00> <> endbfchar"));
    add("map-long", wide(&"1 beginbfchar <0001> <0041> endbfchar ".repeat(300_000)));
    add("map-open", wide("beginbfrange [[[[[[[[[<<<<<<<"));
    let bomb = packed(&vec![b'%'; 200 * 1024 * 1024]);
    for key in ["FontFile", "FontFile2", "FontFile3"] {
        let mut file = Builder::page(SHOWN);
        file.replace(4, "<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R /FirstChar 0 /LastChar 2147483647 /Widths [1 2] >>");
        file.object(format!("<< /Type /FontDescriptor /FontName /X /Flags 4 /{key} 7 0 R >>"));
        file.stream("/Filter /FlateDecode", &bomb);
        add(&format!("bomb-{key}"), file.file());
        file.replace(7, stream("", b"\x00\x01\x00\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFcmap\xFF\xFF\xFF\xFF"));
        add(&format!("nonsense-{key}"), file.file());
    }
    let mut file = Builder::page(SHOWN);
    file.replace(4, "<< /Type /Font /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /CharProcs << /a 5 0 R >> /Encoding << /Differences [0 /a 97 /a] >> /FirstChar 0 /LastChar 255 /Widths [1e38] /Resources << /Font << /F 4 0 R >> >> >>");
    add("font-draws-itself", file.file());
    file.replace(4, "<< /Type /Font /Subtype /Type0 /DescendantFonts [4 0 R] /Encoding 4 0 R >>");
    add("font-holds-itself", file.file());
}

fn numbers(add: &mut dyn FnMut(&str, Vec<u8>)) {
    for bounds in ["0 0 0 0", "-1e38 -1e38 1e38 1e38", "595 842 0 0", "0 0 1e-30 1e-30", "nan inf 1 1"] {
        let mut file = Builder::page(SHOWN);
        file.replace(
            3,
            format!("<< /Type /Page /MediaBox [{bounds}] /Rotate 37 /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>"),
        );
        add(&format!("page-of-{bounds}"), file.file());
    }
    for size in ["0", "-11", "1e38", "1e-38", "99999999999999999999"] {
        let content = format!(
            "BT /F {size} Tf 1e30 0 0 1e30 72 700 Tm 1e38 Tc 1e38 Tw 1e38 TL 1e38 Tz (Text utan storlek) Tj T* (Text) ' ET"
        );
        add(&format!("letters-of-{size}"), Builder::page(content.as_bytes()).file());
    }
    let matrices = "1e30 1e30 1e30 1e30 1e30 1e30 cm ".repeat(100);
    add("matrices-overflow", Builder::page(&[matrices.as_bytes(), SHOWN].concat()).file());
}

fn tables(add: &mut dyn FnMut(&str, Vec<u8>)) {
    let sound = Builder::page(SHOWN).file();
    let text = String::from_utf8_lossy(&sound).into_owned();
    for wrong in ["0", "9", "999999999", "-1", "18446744073709551616"] {
        let start = text.rfind("startxref").unwrap_or_default();
        add(&format!("table-at-{wrong}"), format!("{}startxref\n{wrong}\n%%EOF\n", &text[..start]).into_bytes());
    }
    let mut file = Builder::page(SHOWN);
    let start = text.find("xref").unwrap_or_default();
    file.trailer = format!("/Prev {start}");
    add("table-follows-itself", file.file());
    for trailer in [
        "/Size 99999999999",
        "/Encrypt 4 0 R /ID [(a) (b)]",
        "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 999999 >>",
        "/Root 2 0 R",
        "/XRefStm 0",
    ] {
        file.trailer = trailer.to_owned();
        add(&format!("trailer-{trailer}"), file.file());
    }
    add("table-of-many", text.replace("xref\n0 6", "xref\n0 4000000000").into_bytes());
    for widths in ["[8 8 8]", "[0 0 0]", "[99999999 1 1]", "[-1 -1 -1]", "[1 2 1]"] {
        let mut file = b"%PDF-1.7\n".to_vec();
        let start = file.len();
        file.extend(b"7 0 obj\n");
        let data = packed(&vec![1; 5_000_000]);
        file.extend(stream(
            &format!("/Type /XRef /Size 100000000 /W {widths} /Index [0 2000000000] /Root 1 0 R /Filter /FlateDecode"),
            &data,
        ));
        file.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
        add(&format!("table-stream-{widths}"), file);
    }
    let mut file = Builder::page(SHOWN);
    let many: String = (0..100_000).map(|n| format!("{} 0 ", n + 100)).collect();
    file.stream(&format!("/Type /ObjStm /N 1000000 /First {}", many.len()), many.as_bytes());
    add("object-stream-of-many", file.file());
    add("only-a-head", b"%PDF-1.7\n".to_vec());
    add("only-a-tail", b"%PDF-1.7\nstartxref\n0\n%%EOF\n".to_vec());
    add("spaces", [b"%PDF-1.7\n".as_slice(), &vec![b' '; 20_000_000], b"startxref\n9\n%%EOF\n"].concat());
    add("comments", [b"%PDF-1.7\n".as_slice(), &b"%\n".repeat(8_000_000), b"startxref\n9\n%%EOF\n"].concat());
    add("objects-empty", [b"%PDF-1.7\n".as_slice(), &b"1 0 obj\n".repeat(2_000_000), b"startxref\n9\n%%EOF\n"].concat());
    add("objects-open", [b"%PDF-1.7\n".as_slice(), &b"1 0 obj <<".repeat(1_000_000), b"startxref\n9\n%%EOF\n"].concat());
}
