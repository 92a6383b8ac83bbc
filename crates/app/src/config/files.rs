use std::path::PathBuf;

use super::{Config, ConfigFault, Secret};

/// Where uploaded files lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FilesAt {
    Folder(PathBuf),
    Bucket(BucketAt),
}

/// A bucket of an object store, and the key to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BucketAt {
    pub(crate) bucket: String,
    pub(crate) prefix: String,
    pub(crate) endpoint: String,
    pub(crate) region: String,
    pub(crate) key: String,
    pub(crate) secret: Secret,
    pub(crate) seconds: u32,
}

impl Config {
    /// Where uploaded files lie.
    pub(crate) fn files_at(&self) -> Result<FilesAt, ConfigFault> {
        let wrong = |detail: String| Err(ConfigFault { detail });
        if self.files.is_empty() {
            return Ok(FilesAt::Folder(self.data.join("files")));
        }
        let Some(place) = self.files.strip_prefix("s3://") else {
            return wrong("files: leave it empty for a folder beside the database, or write s3://bucket/prefix".to_owned());
        };
        let (bucket, prefix) = place.trim_end_matches('/').split_once('/').unwrap_or((place.trim_end_matches('/'), ""));
        let plain = |letter: u8| letter.is_ascii_alphanumeric() || b".-_".contains(&letter);
        let is_name = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
        if bucket.len() < 3 || !is_name(bucket) || !(prefix.is_empty() || prefix.split('/').all(is_name)) {
            return wrong("files: s3://bucket/prefix takes letters, digits, full stop, hyphen and underscore".to_owned());
        }
        self.endpoint_is_safe()?;
        if !(1..=25).contains(&self.files_seconds) {
            return wrong("files_seconds must be 1 to 25: nobody waits longer for a page".to_owned());
        }
        let secret = self.secret_of_files()?;
        if self.files_key.is_empty() || secret.0.is_empty() {
            return wrong("files: an object store needs files_key, and files_secret or files_secret_file".to_owned());
        }
        Ok(FilesAt::Bucket(BucketAt {
            bucket: bucket.to_owned(),
            prefix: prefix.to_owned(),
            endpoint: self.files_endpoint.trim_end_matches('/').to_owned(),
            region: self.files_region.clone(),
            key: self.files_key.clone(),
            secret,
            seconds: self.files_seconds,
        }))
    }

    /// Contracts do not cross a network in the clear.
    fn endpoint_is_safe(&self) -> Result<(), ConfigFault> {
        let plain = self.files_endpoint.strip_prefix("http://").map(|rest| rest.split(['/', ':']).next().unwrap_or_default());
        let safe = match plain {
            Some(host) => ["127.0.0.1", "localhost"].contains(&host),
            None => self.files_endpoint.is_empty() || self.files_endpoint.starts_with("https://"),
        };
        if safe {
            return Ok(());
        }
        Err(ConfigFault { detail: "files_endpoint: write https://…; http:// only for this machine (127.0.0.1)".to_owned() })
    }

    fn secret_of_files(&self) -> Result<Secret, ConfigFault> {
        if self.files_secret_file.is_empty() {
            return Ok(self.files_secret.clone());
        }
        match std::fs::read_to_string(&self.files_secret_file) {
            Ok(text) => Ok(Secret(text.trim().to_owned())),
            Err(error) => Err(ConfigFault { detail: format!("files_secret_file: {}: {error}", self.files_secret_file) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket() -> Config {
        let own = Config::read(None).unwrap();
        Config { files: "s3://krav/prod/filer".to_owned(), files_key: "A".to_owned(), files_secret: "hemlig".into(), ..own }
    }

    #[test]
    fn files_lie_in_a_folder_or_a_bucket() {
        let own = Config::read(None).unwrap();
        assert_eq!(own.files_at().unwrap(), FilesAt::Folder(own.data.join("files")));
        let FilesAt::Bucket(at) = bucket().files_at().unwrap() else { panic!("no bucket") };
        assert_eq!((at.bucket.as_str(), at.prefix.as_str(), at.secret.0.as_str()), ("krav", "prod/filer", "hemlig"));
        assert!(!format!("{:?}", bucket()).contains("hemlig"), "a secret stands in what may be logged");
    }

    #[test]
    fn what_cannot_be_used_is_refused_at_the_start() {
        for files in ["s3://", "s3:///x", "s3://ab", "s3://krav/../etc", "s3://krav//x", "s3://krav/å", "gs://krav", "/srv/files"]
        {
            assert!(Config { files: files.to_owned(), ..bucket() }.checked().is_err(), "{files}");
        }
        for endpoint in ["http://s3.exempel.se", "http://127.0.0.1.exempel.se", "s3.exempel.se", "ftp://x"] {
            assert!(Config { files_endpoint: endpoint.to_owned(), ..bucket() }.checked().is_err(), "{endpoint}");
        }
        assert!(Config { files_endpoint: "http://127.0.0.1:9000".to_owned(), ..bucket() }.checked().is_ok());
        assert!(Config { files_secret: Secret::default(), ..bucket() }.checked().is_err());
        assert!(Config { files_key: String::new(), ..bucket() }.checked().is_err());
        assert!(Config { files_seconds: 0, ..bucket() }.checked().is_err());
        assert!(Config { files_secret_file: "/nowhere/at/all".to_owned(), ..bucket() }.checked().is_err());
    }
}
