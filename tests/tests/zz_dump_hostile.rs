#![allow(clippy::unwrap_used, reason = "temporary")]
#[test]
fn dump() {
    let Ok(dir) = std::env::var("HOSTILE_DIR") else { return };
    let sound: Vec<Vec<u8>> = std::env::var("SOUND").unwrap().split(',').map(|p| std::fs::read(p).unwrap()).collect();
    for (i, (name, bytes)) in tests::hostile_pdf::hostile_pdfs(&sound).into_iter().enumerate() {
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        std::fs::write(format!("{dir}/{i:04}-{name}.pdf"), bytes).unwrap();
    }
}
