use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::Config;

/// The longest address of a receiver.
const LONGEST: usize = 2_000;

/// Where messages may go: to the open net, and to the hosts that whoever runs the service has named. Without it anybody who administers an
/// organisation could let the service ask what only it can reach.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate {
    named: Arc<Vec<String>>,
}

/// A host is at an address that messages may not go to.
#[derive(Debug)]
pub(crate) struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the host is at a private address")
    }
}

impl std::error::Error for Refused {}

impl Gate {
    pub(crate) fn of(config: &Config) -> Self {
        let named = config.webhook_hosts.split([',', ' ']).map(plain).filter(|host| !host.is_empty());
        Self { named: Arc::new(named.collect()) }
    }

    /// The address that a text is, or the sentence that says why messages may not go there.
    pub(crate) fn address(&self, text: &str) -> Result<Url, &'static str> {
        let url = Url::parse(text.trim()).map_err(|_| "web-hook-url-wrong")?;
        let host = url.host_str().map(plain).ok_or("web-hook-url-wrong")?;
        let own = !url.username().is_empty() || url.password().is_some() || url.fragment().is_some();
        if own || text.len() > LONGEST || url.port() == Some(0) {
            return Err("web-hook-url-wrong");
        }
        let ip: Option<IpAddr> = host.parse().ok();
        let loopback = host == "localhost" || ip.is_some_and(|ip| ip.is_loopback());
        match url.scheme() {
            "https" => {}
            "http" if loopback && self.is_named(&host) => {}
            "http" => return Err("web-hook-url-plain"),
            _ => return Err("web-hook-url-wrong"),
        }
        if ip.is_some_and(|ip| !self.lets(&host, ip)) { Err("web-hook-url-private") } else { Ok(url) }
    }

    fn is_named(&self, host: &str) -> bool {
        self.named.iter().any(|named| *named == plain(host))
    }

    fn lets(&self, host: &str, ip: IpAddr) -> bool {
        self.is_named(host) || is_open(ip)
    }
}

/// The connection goes to the addresses that were looked at here and to no others: a name that answers otherwise a moment later gains nothing.
impl Resolve for Gate {
    fn resolve(&self, name: Name) -> Resolving {
        let gate = self.clone();
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found: Vec<_> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            if found.is_empty() || !found.iter().all(|at| gate.lets(&host, at.ip())) {
                return Err(Refused.into());
            }
            let all: Addrs = Box::new(found.into_iter());
            Ok(all)
        })
    }
}

/// A host as it is compared.
fn plain(host: &str) -> String {
    host.trim().trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_lowercase()
}

/// Is an address one of the open net?
fn is_open(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_open_4(ip),
        IpAddr::V6(ip) => is_open_6(ip),
    }
}

fn is_open_4(ip: Ipv4Addr) -> bool {
    let [first, second, third, _] = ip.octets();
    let special = match (first, second) {
        // This network, shared addresses of providers, protocols of their own, measurements, and what is kept for later.
        (0, _) | (240..=255, _) => true,
        (100, second) => second & 0xc0 == 64,
        (192, 0) => third == 0,
        (192, 88) => third == 99,
        (198, second) => second & 0xfe == 18,
        _ => false,
    };
    !(special
        || ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation())
}

fn is_open_6(ip: Ipv6Addr) -> bool {
    if let Some(within) = ip.to_ipv4_mapped() {
        return is_open_4(within);
    }
    let [first, second, ..] = ip.segments();
    // Of all that has been given out, only 2000::/3 is the open net; in it are ways to IPv4 addresses, and examples.
    let tunnels = (first == 0x2001 && second < 0x0200) || first == 0x2002;
    let examples = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    first & 0xe000 == 0x2000 && !tunnels && !examples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_net_and_named_hosts_are_let_through() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "198.18.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
        ] {
            assert!(!is_open(private.parse().unwrap()), "{private}");
        }
        for open in ["9.9.9.9", "193.10.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2001:67c::1"] {
            assert!(is_open(open.parse().unwrap()), "{open}");
        }
    }

    #[test]
    fn addresses_are_refused_with_a_reason() {
        let named = |hosts: &str| Gate { named: Arc::new(hosts.split(' ').map(plain).filter(|host| !host.is_empty()).collect()) };
        let closed = named("");
        for (text, reason) in [
            ("", "web-hook-url-wrong"),
            ("exempel.se", "web-hook-url-wrong"),
            ("ftp://exempel.se/", "web-hook-url-wrong"),
            ("file:///etc/passwd", "web-hook-url-wrong"),
            ("https://user:secret@exempel.se/", "web-hook-url-wrong"),
            ("https://exempel.se/#x", "web-hook-url-wrong"),
            ("http://exempel.se/", "web-hook-url-plain"),
            ("http://127.0.0.1/", "web-hook-url-plain"),
            ("https://127.0.0.1/", "web-hook-url-private"),
            ("https://2130706433/", "web-hook-url-private"),
            ("https://0x7f.1/", "web-hook-url-private"),
            ("https://[::1]/", "web-hook-url-private"),
            ("https://[::ffff:169.254.169.254]/", "web-hook-url-private"),
        ] {
            assert_eq!(closed.address(text).err(), Some(reason), "{text}");
        }
        assert!(closed.address("https://krav.exempel.se:8443/in?x=1").is_ok());
        let open = named("127.0.0.1 Intern.Exempel.se");
        assert!(open.address("http://127.0.0.1:9000/in").is_ok());
        assert!(open.address("https://127.0.0.1:9000/in").is_ok());
        // A name is only let through over TLS, and only that name.
        assert_eq!(open.address("http://intern.exempel.se/").err(), Some("web-hook-url-plain"));
        assert!(open.is_named("intern.exempel.se.") && !open.is_named("annan.exempel.se"));
    }
}
