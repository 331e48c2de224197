//! The server over real connections.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use super::serve_in_background;

struct Site {
    address: SocketAddr,
    folder: PathBuf,
}

impl Site {
    /// A site with a page, a module and a data file, beside a secret that lies outside it.
    fn new() -> Site {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("muctieu-http-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let outer = std::env::temp_dir().join(name);
        let folder = outer.join("dist");
        let files: [(&str, &[u8]); 6] = [
            ("portal/index.html", b"<!doctype html><title>x</title>"),
            ("portal/số liệu.csv", b"a,b\n"),
            ("muctieu/muctieu_bg.wasm", b"\0asm\x01\0\0\0"),
            ("muctieu/define.mjs", b"export {};"),
            (".hidden", b"hidden"),
            ("../secret", b"secret"),
        ];
        for (path, bytes) in files {
            let path = folder.join(path);
            let parent = path.parent().map(PathBuf::from).unwrap_or_default();
            assert!(fs::create_dir_all(folder.join("portal")).is_ok());
            assert!(fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes)).is_ok());
        }
        let Ok(address) = serve_in_background(folder.clone()) else { unreachable!("no loopback address is free") };
        Site { address, folder: outer }
    }

    /// Sends the bytes and reads until the server closes.
    fn raw(&self, request: &str) -> String {
        let mut answer = Vec::new();
        let talked = TcpStream::connect(self.address).and_then(|mut stream| {
            stream.write_all(request.as_bytes())?;
            stream.read_to_end(&mut answer)
        });
        assert!(talked.is_ok(), "{}: {talked:?}", request.lines().next().unwrap_or(""));
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, more: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let prefix = format!("{name}: ");
    answer.lines().find_map(|line| line.strip_prefix(prefix.as_str())).unwrap_or("")
}

#[test]
fn types_are_right() {
    let site = Site::new();
    for (path, wanted) in [
        ("/portal/", "text/html; charset=utf-8"),
        ("/muctieu/muctieu_bg.wasm", "application/wasm"),
        ("/muctieu/define.mjs?v=1", "text/javascript; charset=utf-8"),
        ("/portal/s%E1%BB%91%20li%E1%BB%87u.csv", "text/csv; charset=utf-8"),
    ] {
        let answer = site.get(path, "");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{path}: {answer}");
        assert_eq!(header(&answer, "Content-Type"), wanted, "{path}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let site = Site::new();
    for path in [
        "/../secret",
        "/portal/../../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/portal/..%5c..%5csecret",
        "/....//secret",
        "//../secret",
        "/.hidden",
        "/portal/index.html%00.png",
        "/C:/secret",
        "/portal/index.html/",
        "/portal/none",
        "/muctieu/",
    ] {
        let answer = site.get(path, "");
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(!answer.contains("secret") && !answer.contains("hidden"), "{path}: {answer}");
    }
    for path in ["secret", "/%zz", "/%", "http://x/portal/"] {
        assert!(site.get(path, "").starts_with("HTTP/1.1 400 "), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let site = Site::new();
    let made = std::os::unix::fs::symlink(site.folder.join("secret"), site.folder.join("dist/portal/link"));
    assert!(made.is_ok());
    assert!(site.get("/portal/link", "").starts_with("HTTP/1.1 404 "));
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let site = Site::new();
    let first = site.get("/muctieu/define.mjs", "");
    let tag = header(&first, "ETag").to_owned();
    let modified = header(&first, "Last-Modified").to_owned();
    assert!(tag.starts_with('"') && modified.ends_with(" GMT"));
    for more in [
        format!("If-None-Match: {tag}\r\n"),
        format!("If-None-Match: \"other\", W/{tag}\r\n"),
        "If-None-Match: *\r\n".to_owned(),
        format!("If-Modified-Since: {modified}\r\n"),
    ] {
        let again = site.get("/muctieu/define.mjs", &more);
        assert!(again.starts_with("HTTP/1.1 304 Not Modified\r\n"), "{more}: {again}");
        assert_eq!(header(&again, "ETag"), tag);
        assert!(again.ends_with("\r\n\r\n"), "no body: {again}");
    }
    for more in [
        "If-None-Match: \"other\"\r\n".to_owned(),
        format!("If-None-Match: \"other\"\r\nIf-Modified-Since: {modified}\r\n"),
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n".to_owned(),
        "If-Modified-Since: yesterday\r\n".to_owned(),
    ] {
        assert!(site.get("/muctieu/define.mjs", &more).starts_with("HTTP/1.1 200 "), "{more}");
    }
    assert!(fs::write(site.folder.join("dist/muctieu/define.mjs"), "changed").is_ok());
    assert!(site.get("/muctieu/define.mjs", &format!("If-None-Match: {tag}\r\n")).starts_with("HTTP/1.1 200 "));
}

#[test]
fn the_workspace_may_name_its_worker_and_no_more() {
    let site = Site::new();
    assert!(fs::create_dir_all(site.folder.join("dist/studio")).is_ok());
    assert!(fs::write(site.folder.join("dist/studio/index.html"), "x").is_ok());
    let policies = ["/studio/", "/portal/"].map(|path| header(&site.get(path, ""), "Content-Security-Policy").to_owned());
    assert_eq!(policies[0].replace("trusted-types muctieu-studio; manifest-src 'self'", "trusted-types 'none'"), policies[1]);
    assert_ne!(policies[0], policies[1]);
}

#[test]
fn every_answer_carries_the_strict_headers() {
    let site = Site::new();
    for path in ["/portal/", "/muctieu/define.mjs", "/none", "/portal"] {
        let answer = site.get(path, "");
        let policy = header(&answer, "Content-Security-Policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "connect-src 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ] {
            assert!(policy.split("; ").any(|found| found == part), "{path}: {part} in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert_eq!(header(&answer, "X-Content-Type-Options"), "nosniff");
        assert_eq!(header(&answer, "Referrer-Policy"), "no-referrer");
        assert!(!header(&answer, "Cache-Control").is_empty());
    }
}

#[test]
fn folders_lead_to_their_page() {
    let site = Site::new();
    assert_eq!(header(&site.get("/portal", ""), "Location"), "/portal/");
    assert_eq!(header(&site.get("/", ""), "Location"), "/portal/");
    assert_eq!(header(&site.get("//portal", ""), "Location"), "/portal/", "never another host");
}

#[test]
fn only_reading_is_allowed() {
    let site = Site::new();
    let post = site.raw("POST /portal/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    assert!(post.starts_with("HTTP/1.1 405 ") && header(&post, "Allow") == "GET, HEAD", "{post}");
    let head = site.raw("HEAD /portal/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(header(&head, "Content-Length"), "31");
    for wrong in ["nonsense\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"] {
        assert!(site.raw(wrong).starts_with("HTTP/1.1 400 "), "{wrong}");
    }
    assert!(site.raw(&format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "y".repeat(20_000))).starts_with("HTTP/1.1 431 "));
    assert!(site.raw("GET / HTTP/3.0\r\n\r\n").starts_with("HTTP/1.1 505 "));
}

#[test]
fn one_connection_answers_many_requests() {
    let site = Site::new();
    let one = "GET /muctieu/define.mjs HTTP/1.1\r\nHost: x\r\n\r\n";
    let last = "GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answers = site.raw(&format!("{one}{one}{last}"));
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
    assert_eq!(answers.matches("HTTP/1.1 404 ").count(), 1, "{answers}");
}

#[test]
fn an_idle_visitor_holds_nobody_up() {
    let site = Site::new();
    let idle: Vec<_> = (0..8).map(|_| TcpStream::connect(site.address)).collect();
    assert!(idle.iter().all(Result::is_ok));
    let answers: Vec<String> = thread::scope(|scope| {
        let visitors: Vec<_> = (0..16).map(|_| scope.spawn(|| site.get("/portal/", ""))).collect();
        visitors.into_iter().map(|visitor| visitor.join().unwrap_or_default()).collect()
    });
    assert!(answers.iter().all(|answer| answer.starts_with("HTTP/1.1 200 ")));
}
