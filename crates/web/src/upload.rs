use app::{Error, FieldProblem, MOST_BYTES, MOST_FILES, UploadedFile};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Problem;

use crate::Web;
use crate::fault::Fault;
use crate::form::{Fields, is_storable};
use crate::refused::Refused;
use crate::visitor::Guest;

/// A mebibyte, in bytes.
const MEBIBYTE: usize = 1024 * 1024;
/// What stands around the files in a form.
const AROUND: usize = MEBIBYTE;
/// The longest field that is no file, in bytes.
const LONGEST: usize = 64 * 1024;
/// A form has no more fields that are no files.
const MOST_FIELDS: usize = 100;

/// A form with files that carries the secret of the browser's cookie, as [`crate::form::Sent`]. What is wrong with the files is told
/// beside them, so that the form can be shown again with what was typed.
pub(crate) struct SentFiles {
    pub(crate) fields: Fields,
    pub(crate) files: Vec<UploadedFile>,
    pub(crate) problems: Vec<FieldProblem>,
}

/// The largest body of such a form.
pub(crate) fn largest() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MOST_BYTES + AROUND)
}

impl FromRequest<Web> for SentFiles {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Self::Rejection> {
        let media = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
        if !media.to_ascii_lowercase().starts_with(b"multipart/form-data") {
            return Err(Refused::Media.into_response());
        }
        let secret = request.extensions().get::<Guest>().map(|guest| guest.form.clone()).unwrap_or_default();
        Self::read(request, web, Some(secret)).await.map_err(IntoResponse::into_response)
    }
}

impl SentFiles {
    /// The same where the request has shown in another way where it comes from.
    pub(crate) async fn shown_already(request: Request, web: &Web) -> Result<Self, Fault> {
        Self::read(request, web, None).await
    }

    async fn read(request: Request, web: &Web, secret: Option<String>) -> Result<Self, Fault> {
        let mut parts = Multipart::from_request(request, web).await.map_err(|_| wrong())?;
        let most = usize::try_from(web.app.config().upload_megabytes).unwrap_or_default();
        let mut taken = Taken { most, pairs: Vec::new(), files: Vec::new(), problems: Vec::new() };
        loop {
            let is_own =
                |secret: &String| taken.pairs.iter().any(|(name, value)| name == "csrf" && !value.is_empty() && value == secret);
            let carried = secret.as_ref().is_none_or(is_own);
            match parts.next_field().await {
                Ok(Some(part)) if part.file_name().is_none() => taken.field(part).await?,
                // Nothing large is read before the form has shown where it comes from: its secret stands first.
                Ok(Some(_)) | Ok(None) if !carried => return Err(Fault(Error::field("", "web-form-old"))),
                Ok(Some(part)) => {
                    if let Err(error) = taken.file(part).await {
                        taken.cut_short(&error)?;
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    taken.cut_short(&error)?;
                    break;
                }
            }
        }
        Ok(Self { fields: Fields::storable(taken.pairs)?, files: taken.files, problems: taken.problems })
    }
}

/// What has come so far.
struct Taken {
    /// The largest file, in mebibytes.
    most: usize,
    pairs: Vec<(String, String)>,
    files: Vec<UploadedFile>,
    problems: Vec<FieldProblem>,
}

impl Taken {
    async fn field(&mut self, mut part: Field<'_>) -> Result<(), Fault> {
        let name = part.name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| wrong())? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LONGEST {
                return Err(wrong());
            }
        }
        if self.pairs.len() >= MOST_FIELDS {
            return Err(wrong());
        }
        self.pairs.push((name, String::from_utf8(bytes).map_err(|_| wrong())?));
        Ok(())
    }

    /// A file that is too large is read to its end and thrown away, so that the browser hears the answer.
    async fn file(&mut self, mut part: Field<'_>) -> Result<(), MultipartError> {
        let name = part.file_name().unwrap_or_default().to_owned();
        let (mut bytes, mut fits) = (Vec::new(), true);
        while let Some(chunk) = part.chunk().await? {
            fits = fits && bytes.len() + chunk.len() <= self.most * MEBIBYTE && self.files.len() <= MOST_FILES;
            if fits {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        let chosen = !(name.is_empty() && bytes.is_empty());
        match (chosen, fits) {
            // Browsers send an empty part where nothing was chosen.
            (false, _) => {}
            (true, true) if !is_storable(&name) => self.wrong(Problem::error("web-form-character")),
            (true, true) => self.files.push(UploadedFile { name, bytes }),
            (true, false) if self.files.len() > MOST_FILES => {}
            (true, false) => {
                let problem = Problem::error("web-contract-file-large").with("file", name);
                self.wrong(problem.with("most", whole_mebibytes(self.most * MEBIBYTE)));
            }
        }
        Ok(())
    }

    /// The body broke off, or was longer than any.
    fn cut_short(&mut self, error: &MultipartError) -> Result<(), Fault> {
        if error.status() != StatusCode::PAYLOAD_TOO_LARGE {
            return Err(wrong());
        }
        self.wrong(Problem::error("web-contract-files-large").with("most", whole_mebibytes(MOST_BYTES)));
        Ok(())
    }

    fn wrong(&mut self, problem: Problem) {
        self.problems.push(FieldProblem { field: "files".to_owned(), problem });
    }
}

/// A limit as people are told it.
pub(crate) fn whole_mebibytes(bytes: usize) -> i64 {
    i64::try_from(bytes / MEBIBYTE).unwrap_or(i64::MAX)
}

fn wrong() -> Fault {
    Fault(Error::field("", "web-form-wrong"))
}
