//! What only a real connection shows: those who dawdle, and requests that two programs would read in two ways.

use std::time::Duration;

use app::Role;
use testkit::{FORM, Service};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use web::Patience;

use super::CHILD;

const SHORT: Duration = Duration::from_millis(600);
/// Against waiting for ever; on a machine with other work everything takes its time.
const EVER: Duration = Duration::from_secs(60);

/// A service on a port of its own, and the word that stops it.
async fn listening(service: &Service, patience: Patience) -> (std::net::SocketAddr, tokio::sync::oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let web = service.web.clone();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    tokio::spawn(async move { web::serve_within(&web, patience, listener, async { drop(stopped.await) }).await.unwrap() });
    (address, stop)
}

/// Everything that comes until the other side closes, or nothing more has come for a while.
async fn rest(stream: &mut TcpStream, longest: Duration) -> (String, bool) {
    let mut all = Vec::new();
    let mut part = [0; 4096];
    loop {
        match tokio::time::timeout(longest, stream.read(&mut part)).await {
            Ok(Ok(0)) | Ok(Err(_)) => return (String::from_utf8_lossy(&all).into_owned(), true),
            Ok(Ok(count)) => all.extend_from_slice(&part[..count]),
            Err(_) => return (String::from_utf8_lossy(&all).into_owned(), false),
        }
    }
}

async fn said(address: std::net::SocketAddr, request: &str) -> (String, bool) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(&mut stream, Duration::from_millis(400)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_dawdles_is_let_go_and_keeps_nobody_else_waiting() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let session = service.session(house.address(Role::Coordinator)).await;
    let patience = Patience { head: SHORT, body: SHORT, files: SHORT, ..Patience::default() };
    let (address, _stop) = listening(&service, patience).await;
    let head = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    let form = format!(
        "POST /cases HTTP/1.1\r\nHost: x\r\nCookie: __Host-form={FORM}; __Host-session={session}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\ncsrf="
    );
    let files =
        form.replace("/cases", "/contracts/new").replace("application/x-www-form-urlencoded", "multipart/form-data; boundary=x");
    let mut dawdlers = Vec::new();
    for begin in [head.to_owned(), form, files] {
        for _ in 0..60 {
            let begin = begin.clone();
            dawdlers.push(tokio::spawn(tokio::time::timeout(EVER, async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                stream.write_all(begin.as_bytes()).await.unwrap();
                let (mut from, mut to) = stream.split();
                let mut answer = Vec::new();
                let mut part = [0; 4096];
                loop {
                    tokio::select! {
                        read = from.read(&mut part) => match read {
                            Ok(0) | Err(_) => break,
                            Ok(count) => answer.extend_from_slice(&part[..count]),
                        },
                        () = tokio::time::sleep(Duration::from_millis(100)) => {
                            // A letter now and then, as long as anybody listens.
                            let _ = to.write_all(b"a").await;
                        }
                    }
                }
                String::from_utf8_lossy(&answer).into_owned()
            })));
        }
    }
    for _ in 0..5 {
        let (answer, _) = said(address, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
    let mut slow = 0;
    for dawdler in dawdlers {
        let answer = dawdler.await.unwrap().expect("still open");
        if answer.starts_with("HTTP/1.1 408 ") && answer.contains("tog för lång tid") {
            slow += 1;
        } else {
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408 "), "{answer}");
        }
    }
    assert!(slow >= 100, "{slow} were told that they were too slow");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_hides_in_another() {
    let service = Service::fresh(CHILD).await;
    let (address, _stop) = listening(&service, Patience { head: SHORT, ..Patience::default() }).await;
    let hidden = "GET /readyz HTTP/1.1\r\nHost: hidden\r\n\r\n";
    let post = "POST /login HTTP/1.1\r\nHost: x\r\n";
    let length = hidden.len();
    let hostile = [
        // Two lengths, in two ways: what a proxy took for the body must not be answered as a request.
        format!("{post}Content-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}", length + 5),
        format!("{post}Transfer-Encoding: chunked\r\nContent-Length: {}\r\n\r\n0\r\n\r\n{hidden}", length + 5),
        format!("{post}Content-Length: 0\r\nContent-Length: {length}\r\n\r\n{hidden}"),
        format!("{post}Content-Length: {length}\r\nContent-Length: 0\r\n\r\n{hidden}"),
        format!("{post}Content-Length: +0\r\n\r\n{hidden}"),
        format!("{post}Content-Length: 0, {length}\r\n\r\n{hidden}"),
        format!("{post}Content-Length: -1\r\n\r\n{hidden}"),
        format!("{post}Content-Length: 99999999999999999999\r\n\r\n{hidden}"),
        format!("{post}Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n{hidden}"),
        format!("{post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{hidden}"),
        format!("{post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{hidden}"),
        format!("{post}Transfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n{hidden}"),
        format!("{post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{hidden}"),
        format!("{post}Transfer-Encoding: chunked\r\n\r\n0 x\r\n\r\n{hidden}"),
        format!("{post}X: a\r\n b: c\r\nContent-Length\0: 0\r\n\r\n{hidden}"),
        format!("POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 0\rX: y\r\n\r\n{hidden}"),
        format!(
            "GET /login HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}"
        ),
        format!("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n{hidden}"),
        "GET /login\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}".to_owned(),
    ];
    for request in hostile {
        let (answer, closed) = said(address, &request).await;
        let answers = answer.matches("HTTP/1.1 ").count();
        assert!(answers <= 1 && !answer.ends_with("ok\n"), "{request}\n{answer}");
        // Whoever may have been misunderstood is not listened to any more.
        assert!(closed || rest_is_silent(&answer), "{request}\n{answer}");
        assert!(!answer.starts_with("HTTP/1.1 5"), "{request}\n{answer}");
    }
    // The same connection twice, by the book.
    let twice = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2);
    assert_eq!(said(address, &twice).await.0.matches("HTTP/1.1 200 ").count(), 2);
    let large = format!("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: {}\r\n\r\n", "a".repeat(200_000));
    let (answer, closed) = said(address, &large).await;
    assert!(closed && (answer.is_empty() || answer.starts_with("HTTP/1.1 431 ")), "{answer}");
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(20_000));
    assert!(said(address, &long).await.0.starts_with("HTTP/1.1 414 "));
    assert!(said(address, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.0.starts_with("HTTP/1.1 200 "));
}

/// The connection is open because nothing was answered: the service waits for the rest of what it was promised.
fn rest_is_silent(answer: &str) -> bool {
    answer.is_empty()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_under_way_is_finished_when_the_service_stops() {
    let service = Service::fresh(CHILD).await;
    let house = service.house("Exempelköpings kommun", "exempel").await;
    let session = service.session(house.address(Role::Coordinator)).await;
    let (address, stop) = listening(&service, Patience::default()).await;
    let body = format!("csrf={FORM}&name=token&writes=yes");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /account/tokens HTTP/1.1\r\nHost: x\r\nCookie: __Host-form={FORM}; __Host-session={session}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    stream.write_all(body.as_bytes()).await.unwrap();
    let (answer, closed) = rest(&mut stream, Duration::from_secs(5)).await;
    assert!(closed && answer.starts_with("HTTP/1.1 ") && answer.contains("kravkedja_"), "{answer}");
}
