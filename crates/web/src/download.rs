use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::finish::escaped;

/// A file to be saved: it is never opened in the name of the service.
pub(crate) fn download(name: &str, media: &str, bytes: Vec<u8>) -> Response {
    // Old programs read the plain name, all others the one that may hold any letter (RFC 6266).
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-._ ()".contains(letter) { letter } else { '_' })
        .collect();
    let exact = escaped(name).replace('/', "%2F");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_any_letter_can_be_saved() {
        let response = download("Avtal \"åäö\"\r\n.docx", "application/pdf", Vec::new());
        let head = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            head,
            "attachment; filename=\"Avtal _______.docx\"; filename*=UTF-8''Avtal%20%22%C3%A5%C3%A4%C3%B6%22%0D%0A.docx"
        );
    }
}
