use serde_json::{Map, Value, json};
use store::{FileRow, Organisation, new_id};

use crate::{App, Caller, Error, May, Result};

/// The largest file, in bytes.
const LARGEST: usize = 512 * 1024;
/// The smallest and the largest side, in pixels.
const SIDES: (u32, u32) = (16, 2_000);
/// No more memory is used to read a picture.
const MEMORY: usize = 64 * 1024 * 1024;

/// The logo of an organisation: a picture that the service itself has written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Logo {
    /// The digest of its file.
    pub digest: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Logo {
    /// The logo in the settings of an organisation.
    pub(crate) fn of(settings: &str) -> Option<Self> {
        let kept: Map<String, Value> = serde_json::from_str(settings).ok()?;
        let logo = kept.get("logo")?;
        let side = |name: &str| logo.get(name).and_then(Value::as_u64).and_then(|side| u32::try_from(side).ok());
        Some(Self { digest: logo.get("digest")?.as_str()?.to_owned(), width: side("width")?, height: side("height")? })
    }
}

impl App {
    /// Shows a logo on every page of the organisation. Only the pixels of the picture are kept: it is read and written anew, so that
    /// nothing else that was in the file is ever served.
    ///
    /// # Errors
    /// When it is no PNG picture, is too large, or the organisation has changed since `version`.
    pub async fn set_logo(&self, caller: &Caller, version: Option<i64>, name: &str, bytes: Vec<u8>) -> Result<()> {
        caller.must(May::Administer)?;
        if bytes.is_empty() {
            return Err(Error::field("logo", "web-logo-missing"));
        }
        if bytes.len() > LARGEST {
            return Err(Error::field("logo", "web-logo-large"));
        }
        let made = tokio::task::spawn_blocking(move || anew(&bytes)).await;
        let (bytes, width, height) =
            made.map_err(|error| Error::Internal(error.to_string()))?.map_err(|code| Error::field("logo", code))?;
        let row = FileRow {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            sha256: String::new(),
            name: name.chars().filter(|letter| !letter.is_control()).take(120).collect(),
            media: "image/png".to_owned(),
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            created_at: self.clock.now().micros(),
            version: 1,
        };
        let digest = self.files.put(bytes).await?;
        let row = FileRow { sha256: digest.clone(), ..row };
        let (who, organisation) = (caller.who(self), caller.organisation.clone());
        let logo = json!({ "digest": digest, "width": width, "height": height });
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    tx.add_file(&who, row).await?;
                    let change = |row: &mut Organisation| row.settings = with_logo(&row.settings, Some(logo));
                    tx.change_organisation_as(&who, "organisation.logo", &organisation, version, change).await?;
                    Ok(())
                })
            })
            .await
    }

    /// Shows no logo any more.
    ///
    /// # Errors
    /// When the organisation has changed since `version`.
    pub async fn remove_logo(&self, caller: &Caller, version: Option<i64>) -> Result<()> {
        caller.must(May::Administer)?;
        let (who, organisation) = (caller.who(self), caller.organisation.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let change = |row: &mut Organisation| row.settings = with_logo(&row.settings, None);
                    tx.change_organisation_as(&who, "organisation.logo-remove", &organisation, version, change).await?;
                    Ok(())
                })
            })
            .await
    }

    /// The picture of the caller's organisation, if it has this digest: no other file is given out so.
    ///
    /// # Errors
    /// When it is not the logo.
    pub async fn logo(&self, caller: &Caller, digest: &str) -> Result<Vec<u8>> {
        match &caller.logo {
            Some(logo) if logo.digest == digest => self.files.get(digest).await,
            _ => Err(Error::NotFound),
        }
    }
}

fn with_logo(settings: &str, logo: Option<Value>) -> String {
    let mut kept: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
    match logo {
        Some(logo) => kept.insert("logo".to_owned(), logo),
        None => kept.remove("logo"),
    };
    Value::Object(kept).to_string()
}

/// Reads a picture and writes its pixels to a new one; else the code of what is wrong with it.
fn anew(bytes: &[u8]) -> Result<(Vec<u8>, u32, u32), &'static str> {
    let unreadable = || "web-logo-unreadable";
    let limits = png::Limits { bytes: MEMORY };
    let mut decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| unreadable())?;
    let (width, height) = (reader.info().width, reader.info().height);
    let fits = |side: u32| (SIDES.0..=SIDES.1).contains(&side);
    if !fits(width) || !fits(height) {
        return Err("web-logo-sides");
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or_else(unreadable)?];
    let frame = reader.next_frame(&mut pixels).map_err(|_| unreadable())?;
    pixels.truncate(frame.buffer_size());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    let mut writer = encoder.write_header().map_err(|_| unreadable())?;
    writer.write_image_data(&pixels).map_err(|_| unreadable())?;
    writer.finish().map_err(|_| unreadable())?;
    Ok((out, width, height))
}
