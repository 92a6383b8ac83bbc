//! The service as whoever runs it starts it: what it refuses, and what it does when the disk says no.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use app::{App, Clock, Config};

use crate::run::{kravkedja, kravkedja_with};

const EMAIL: &str = "ada@exempel.se";
const PASSWORD: &str = "blå cyklar i regn";
const FORM: &str = "0123456789012345678901234567890123456789abc";
/// What no file may grow beyond when the disk is full, in bytes: more than the database has, less than its log wants.
const FULL: u64 = 3 * 1024 * 1024;

fn free() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// The service, stopped when the test ends.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts it in a shell that lets a file that is too large be an error, as a full disk is, and not the end of the process.
    fn start(data: &Path, more: &[&str]) -> Self {
        let address = free();
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_kravkedja"), "serve", "--data"]).arg(data);
        command.args(["--listen", &address]).args(more).env("LANG", "sv_SE.UTF-8");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("Tjänsten finns på")), "the service did not start");
        Self { child, address }
    }

    fn stop(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success() && self.child.wait().unwrap().success(), "it did not stop by itself");
    }

    /// Lets no file grow beyond a size, or every file grow again.
    fn limit(&self, bytes: Option<u64>) {
        let soft = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
        let limit = format!("--fsize={soft}:unlimited");
        assert!(Command::new("prlimit").args(["--pid", &self.child.id().to_string(), &limit]).status().unwrap().success());
    }

    /// One request: its status, and everything that was answered.
    fn ask(&self, method: &str, path: &str, session: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: __Host-form={FORM}; __Host-session={session}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let text = String::from_utf8_lossy(&answer).into_owned();
        (text[9..12].parse().unwrap(), text)
    }

    fn add_unit(&self, session: &str, name: &str) -> (u16, String) {
        self.ask("POST", "/admin/units", session, &format!("csrf={FORM}&name={name}"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Stopped already, where all went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A data folder with an administrator who has logged in, and the secret of their session.
fn set_up(folder: &Path) -> (PathBuf, String) {
    let data = folder.join("data");
    let at = data.to_str().unwrap();
    let person = ["--organisation", "Exempelköpings kommun", "--slug", "exempel", "--name", "Ada", "--email", EMAIL];
    let ran = kravkedja(folder, &[&["admin", "create", "--data", at], &person[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let link = ran.out.trim().rsplit('/').next().unwrap().to_owned();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let session = runtime.block_on(async {
        let config = Config { data: data.clone(), ..Config::read(None).unwrap() };
        let app = App::open(config, Clock::System, ("/nowhere".into(), Vec::new())).await.unwrap();
        let attempt = app.choose_password(&link, PASSWORD, PASSWORD).await.unwrap();
        let code = app.code_of(EMAIL).await.unwrap();
        app.confirm_codes(&attempt.secret, &code).await.unwrap().secret
    });
    (data, session)
}

#[test]
fn it_is_not_heard_beyond_the_machine_without_tls() {
    let folder = tempfile::tempdir().unwrap();
    for listen in ["0.0.0.0:8443", "[::]:8443", "192.0.2.1:8443", "10.0.0.1:80"] {
        let by_argument = kravkedja(folder.path(), &["serve", "--listen", listen]);
        let environment = [("LANG", "sv_SE.UTF-8"), ("KRAVKEDJA_LISTEN", listen)];
        let by_environment = kravkedja_with(folder.path(), &["serve"], &environment, "");
        for ran in [by_argument, by_environment] {
            assert_eq!(ran.code, 2, "{listen}: {}", ran.err);
            assert!(ran.err.contains("--behind-proxy") && ran.out.is_empty(), "{listen}: {}", ran.err);
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is made for a service that does not start");
    let data = folder.path().join("data");
    let running = Running::start(&data, &["--behind-proxy"]);
    assert_eq!(running.ask("GET", "/healthz", "", "").0, 200);
    running.stop();
}

#[test]
fn what_cannot_be_used_is_named_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let start = |lines: &str| {
        std::fs::write(folder.path().join("kk.toml"), lines).unwrap();
        let ran = kravkedja(folder.path(), &["serve", "--config", "kk.toml", "--data", "data"]);
        assert_eq!(ran.code, 2, "{lines}: {}", ran.err);
        ran.err
    };
    assert!(start("listn = \"127.0.0.1:80\"").contains("listn"));
    assert!(start("files = \"s3://krav\"").contains("files_key"));
    let key = "files_key = \"A\"\nfiles_secret = \"hemlig\"\nfiles = \"s3://krav\"\n";
    let told = start(&format!("{key}files_endpoint = \"http://s3.exempel.se\""));
    assert!(told.contains("https://") && !told.contains("hemlig"), "{told}");
    assert!(start("files_secret_file = \"borta\"\nfiles_key = \"A\"\nfiles = \"s3://krav\"").contains("borta"));
    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let ran = kravkedja(folder.path(), &["serve", "--data", "data", "--listen", &held.local_addr().unwrap().to_string()]);
    assert!(ran.code == 2 && ran.err.contains("Det går inte att lyssna"), "{}", ran.err);
    // A place for files that does not answer is said, and everything else works.
    std::fs::write(folder.path().join("kk.toml"), format!("{key}files_endpoint = \"http://127.0.0.1:9\"")).unwrap();
    let running = Running::start(&folder.path().join("data"), &["--config", folder.path().join("kk.toml").to_str().unwrap()]);
    assert_eq!(running.ask("GET", "/readyz", "", "").0, 200);
    running.stop();
}

#[test]
fn a_full_disk_is_a_clear_answer_and_passes_when_there_is_room_again() {
    let folder = tempfile::tempdir().unwrap();
    let (data, session) = set_up(folder.path());
    let running = Running::start(&data, &[]);
    running.limit(Some(FULL));
    let mut saved = 0;
    let refused = loop {
        let (status, answer) = running.add_unit(&session, &format!("Enhet+{saved}+{}", "a".repeat(60)));
        if status != 303 {
            break (status, answer);
        }
        saved += 1;
        assert!(saved < 3_000, "the disk is never full");
    };
    assert_eq!(refused.0, 503, "{}", refused.1);
    assert!(refused.1.contains("Inget har sparats") && refused.1.contains("</html>"), "{}", refused.1);
    // Still full, and still readable.
    assert_eq!(running.add_unit(&session, "Ett+till").0, 503);
    assert_eq!(running.ask("GET", "/healthz", &session, "").0, 200);
    assert_eq!(running.ask("GET", "/login", "", "").0, 200);
    assert_eq!(running.ask("GET", "/admin/units", &session, "").0, 200);
    // Room again: nobody has to start anything anew.
    running.limit(None);
    let (status, answer) = running.add_unit(&session, "Efter");
    assert_eq!(status, 303, "{answer}");
    // Full again, and stopped in that state.
    running.limit(Some(FULL));
    let mut more = 0;
    while running.add_unit(&session, &format!("Mer+{more}+{}", "a".repeat(60))).0 == 303 {
        more += 1;
        assert!(more < 3_000, "the disk is never full");
    }
    running.stop();
    let at = data.to_str().unwrap();
    for command in [&["check", "--data", at][..], &["audit", "verify", "--data", at]] {
        let ran = kravkedja(folder.path(), command);
        assert_eq!(ran.code, 0, "{command:?}: {} {}", ran.out, ran.err);
    }
    let running = Running::start(&data, &[]);
    let (status, page) = running.ask("GET", "/admin/units", &session, "");
    assert_eq!(status, 200, "{page}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let count = runtime.block_on(async {
        let config = Config { data: data.clone(), ..Config::read(None).unwrap() };
        let app = App::open(config, Clock::System, ("/nowhere".into(), Vec::new())).await.unwrap();
        let caller = app.visit(&session).await.unwrap().caller.unwrap();
        app.units(&caller).await.unwrap().len()
    });
    assert_eq!(count, saved + 1 + more, "what was acknowledged is there, and nothing else");
    assert_eq!(running.add_unit(&session, "Sist").0, 303);
    running.stop();
}

#[cfg(unix)]
#[test]
fn a_database_that_cannot_be_written_is_named_at_the_start() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    let (data, _) = set_up(folder.path());
    let set = |path: &Path, mode: u32| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let database = data.join("kravkedja.sqlite");
    // Whoever is root writes everywhere: the service is then somebody else, who may read the program and the folder.
    let is_root = std::fs::metadata(folder.path()).unwrap().uid() == 0;
    let program = folder.path().join("kravkedja");
    std::fs::copy(env!("CARGO_BIN_EXE_kravkedja"), &program).unwrap();
    for (path, mode) in
        [(folder.path(), 0o755), (&data, 0o555), (&database, 0o444), (&data.join("audit.key"), 0o444), (&program, 0o755)]
    {
        set(path, mode);
    }
    let mut command = Command::new(&program);
    command.args(["serve", "--data"]).arg(&data).args(["--listen", &free()]).env("LANG", "sv_SE.UTF-8");
    if is_root {
        command.uid(65_534).gid(65_534);
    }
    let done = command.current_dir("/").output().unwrap();
    set(&data, 0o755);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains("Det gick inte") && told.contains("readonly") || told.contains("unable to open"), "{told}");
}
