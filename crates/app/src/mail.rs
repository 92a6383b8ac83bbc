use std::path::PathBuf;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{Config, ConfigFault, Error, Result};

/// Sends mail, where whoever runs the service has said how.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mail {
    from: Option<Mailbox>,
    way: Way,
}

/// How mail is sent.
#[derive(Debug, Clone, Default)]
enum Way {
    /// Not at all.
    #[default]
    None,
    Server(AsyncSmtpTransport<Tokio1Executor>),
    /// Each as a file in a folder, for something else to send.
    Folder(PathBuf),
}

impl Mail {
    pub(crate) fn of(config: &Config) -> Result<Self, ConfigFault> {
        let wrong = |detail: String| ConfigFault { detail };
        let url = config.mail_url.trim();
        if url.is_empty() {
            if !config.checkpoint_mail.is_empty() {
                return Err(wrong("checkpoint_mail: set mail_url too".to_owned()));
            }
            return Ok(Self::default());
        }
        let from = config.mail_from.parse().map_err(|error| wrong(format!("mail_from: {error}")))?;
        if !config.checkpoint_mail.is_empty() {
            config.checkpoint_mail.parse::<Mailbox>().map_err(|error| wrong(format!("checkpoint_mail: {error}")))?;
        }
        let way = match url.strip_prefix("file://") {
            Some(folder) => Way::Folder(PathBuf::from(folder)),
            None => {
                if !is_secret(url) {
                    let says = "mail_url: smtps://… or smtp://…?tls=required; without TLS only to this machine, smtp://localhost";
                    return Err(wrong(says.to_owned()));
                }
                // What it says may hold the password.
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
                Way::Server(server.map_err(|_| wrong("mail_url: cannot be read".to_owned()))?.build())
            }
        };
        Ok(Self { from: Some(from), way })
    }

    pub(crate) fn is_set_up(&self) -> bool {
        !matches!(self.way, Way::None)
    }

    /// Sends a text, with a file if there is one.
    pub(crate) async fn send(&self, to: &str, subject: &str, text: String, file: Option<(String, String)>) -> Result<()> {
        // No address in what goes to the log.
        let unable = |what: &str| Error::Unavailable(format!("mail: {what}"));
        let Some(from) = self.from.clone() else { return Err(unable("is not set up")) };
        let to: Mailbox = to.parse().map_err(|_| unable("the address of the receiver cannot be read"))?;
        let letter = Message::builder().from(from).to(to).subject(subject);
        let text = SinglePart::plain(text);
        let letter = match file {
            // In base64, so that no line end is changed on the way.
            Some((name, content)) => {
                let kind = ContentType::parse("application/octet-stream").map_err(|_| unable("content type"))?;
                let file = Attachment::new(name).body(content.into_bytes(), kind);
                letter.multipart(MultiPart::mixed().singlepart(text).singlepart(file))
            }
            None => letter.singlepart(text),
        };
        let letter = letter.map_err(|error| unable(&error.to_string()))?;
        match &self.way {
            Way::None => Err(unable("is not set up")),
            Way::Server(server) => {
                let sent = server.send(letter).await;
                // What servers say often repeats the address.
                sent.map(drop).map_err(|error| unable(&format!("the server refused or did not answer ({:?})", error.status())))
            }
            Way::Folder(folder) => {
                std::fs::create_dir_all(folder).map_err(|error| unable(&error.to_string()))?;
                let sent = AsyncFileTransport::<Tokio1Executor>::new(folder).send(letter).await;
                sent.map(drop).map_err(|error| unable(&error.to_string()))
            }
        }
    }
}

/// Is a server reached in a way that nobody can listen to?
fn is_secret(url: &str) -> bool {
    let Ok(parsed) = reqwest::Url::parse(url) else { return false };
    let host = parsed.host_str().unwrap_or_default();
    let own = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match parsed.scheme() {
        "smtps" => true,
        "smtp" => own || parsed.query_pairs().any(|(name, value)| name == "tls" && value == "required"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_is_sent_only_where_nobody_can_listen() {
        let base = Config::read(None).unwrap();
        let with = |url: &str| Config { mail_url: url.to_owned(), mail_from: "krav@exempel.se".to_owned(), ..base.clone() };
        for good in
            ["smtps://u:p@smtp.exempel.se", "smtp://smtp.exempel.se:587?tls=required", "smtp://localhost:25", "file:///mail"]
        {
            assert!(Mail::of(&with(good)).is_ok(), "{good}");
        }
        for bad in ["smtp://smtp.exempel.se", "smtp://smtp.exempel.se?tls=opportunistic", "https://exempel.se", "nonsense"] {
            assert!(Mail::of(&with(bad)).is_err(), "{bad}");
        }
        assert!(Mail::of(&Config { mail_from: "nobody".to_owned(), ..with("smtp://localhost") }).is_err());
        assert!(Mail::of(&Config { checkpoint_mail: "a@exempel.se".to_owned(), ..base.clone() }).is_err());
        assert!(!Mail::of(&base).unwrap().is_set_up());
    }
}
