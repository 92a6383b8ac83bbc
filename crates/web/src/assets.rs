use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;

use crate::Web;

#[derive(Embed)]
#[folder = "assets"]
struct Folder;

/// Our own files for browsers: their addresses hold a digest, so that they can be kept for ever.
pub(crate) struct Assets {
    /// The address of each file by its name.
    urls: BTreeMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    pub(crate) fn new() -> Self {
        let (mut urls, mut files) = (BTreeMap::new(), BTreeMap::new());
        for name in Folder::iter() {
            let Some(file) = Folder::get(&name) else { continue };
            let digest: String = file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            let own = format!("{digest}-{name}");
            urls.insert(name.to_string(), format!("/assets/{own}"));
            files.insert(own, file.data.into_owned());
        }
        Self { urls, files }
    }

    /// The address of a file.
    pub(crate) fn url(&self, name: &str) -> &str {
        self.urls.get(name).map_or("", String::as_str)
    }
}

/// `GET /assets/{name}`
pub(crate) async fn get(State(web): State<Web>, Path(name): Path<String>) -> Response {
    let Some(file) = web.assets.files.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let media = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let headers = [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, file.clone()).into_response()
}
