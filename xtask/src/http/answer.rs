//! Turns a request into an answer: the file with its type and validators, or a short page that says why not.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::date;
use super::request::Request;

/// What the demonstration portal's pages may do; the widgets must live under it without one violation.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The workspace starts a worker, whose address must come from a named policy of its script, and can be installed; all
/// else is as strict.
const STUDIO: (&str, &str) = ("trusted-types 'none'", "trusted-types muctieu-studio; manifest-src 'self'");

/// A whole answer, in memory: the files are small.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// Whether it belongs to the workspace.
    studio: bool,
}

impl Answer {
    /// The answer to a request for a file below `root`.
    pub fn to(request: &Request, root: &Path) -> Answer {
        let found = match locate(request, root) {
            Ok(found) => found,
            Err(answer) => return answer,
        };
        let Ok(body) = fs::read(&found) else { return Answer::plain(404) };
        let modified = fs::metadata(&found).and_then(|meta| meta.modified()).ok();
        let tag = tag(&body);
        let studio = request.parts.first().is_some_and(|part| part == "studio");
        let headers = vec![
            ("Content-Type", content_type(&found).to_owned()),
            ("ETag", tag.clone()),
            ("Last-Modified", date::written(modified.unwrap_or(SystemTime::UNIX_EPOCH))),
            // Kept by the browser, but asked about each time: a rebuild must show at once.
            ("Cache-Control", "no-cache".to_owned()),
        ];
        if unchanged(request, &tag, modified) {
            return Answer { status: 304, headers, body: Vec::new(), studio };
        }
        Answer { status: 200, headers, body, studio }
    }

    /// A page that says why there is no file.
    pub fn plain(status: u16) -> Answer {
        let (vi, en) = match status {
            301 => ("Trang ở địa chỉ khác", "The page is elsewhere"),
            404 => ("Không có trang này", "There is no such page"),
            405 => ("Máy chủ này chỉ nhận GET và HEAD", "This server takes GET and HEAD only"),
            503 => ("Quá nhiều kết nối cùng lúc", "Too many connections at once"),
            _ => ("Yêu cầu không hợp lệ", "The request is not valid"),
        };
        let body = format!(
            "<!doctype html>\n<html lang=\"vi\"><meta charset=\"utf-8\"><title>{status}</title>\n<p>{vi} ({status}).</p>\n<p lang=\"en\">{en}.</p>\n</html>\n"
        );
        let mut headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned()), ("Cache-Control", "no-store".to_owned())];
        if status == 405 {
            headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        Answer { status, headers, body: body.into_bytes(), studio: false }
    }

    fn elsewhere(location: String) -> Answer {
        let mut answer = Answer::plain(301);
        answer.headers.push(("Location", location));
        answer
    }

    /// Writes the answer.
    pub fn send(&self, stream: &mut impl Write, head: bool, close: bool) -> io::Result<()> {
        let mut text = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let always = [
            ("Date", date::written(SystemTime::now())),
            ("Content-Security-Policy", if self.studio { POLICY.replace(STUDIO.0, STUDIO.1) } else { POLICY.to_owned() }),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            ("Connection", if close { "close" } else { "keep-alive" }.to_owned()),
        ];
        for (name, value) in always.iter().chain(&self.headers) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 304 {
            text.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        if !head {
            bytes.extend_from_slice(&self.body);
        }
        stream.write_all(&bytes)
    }
}

/// The file that a request names, proven to lie below `root` after links are followed.
fn locate(request: &Request, root: &Path) -> Result<PathBuf, Answer> {
    let not_found = || Answer::plain(404);
    let whole = root.canonicalize().map_err(|_| not_found())?;
    let mut path = whole.clone();
    path.extend(&request.parts);
    let path = path.canonicalize().ok().filter(|path| path.starts_with(&whole)).ok_or_else(not_found)?;
    if !path.is_dir() {
        return if request.folder || !path.is_file() { Err(not_found()) } else { Ok(path) };
    }
    if request.parts.is_empty() && !path.join("index.html").exists() && path.join("portal").is_dir() {
        return Err(Answer::elsewhere("/portal/".to_owned()));
    }
    if !request.folder {
        let encoded: Vec<String> = request.parts.iter().map(|part| encoded(part)).collect();
        return Err(Answer::elsewhere(format!("/{}/", encoded.join("/"))));
    }
    Some(path.join("index.html")).filter(|page| page.is_file()).ok_or_else(not_found)
}

fn encoded(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// Whether the client's copy is still right. A tag decides alone when both validators are sent.
fn unchanged(request: &Request, tag: &str, modified: Option<SystemTime>) -> bool {
    if let Some(sent) = &request.if_none_match {
        return sent.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag);
    }
    let since = request.if_modified_since.as_deref().and_then(date::read);
    let written = modified.map(date::written).as_deref().and_then(date::read);
    matches!((since, written), (Some(since), Some(written)) if written <= since)
}

/// A strong validator from the content (FNV-1a, 64 bits, beside the length): the same bytes give the same tag after a
/// rebuild, so a page that polls is told 304.
fn tag(body: &[u8]) -> String {
    let hash = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("\"{hash:016x}-{:x}\"", body.len())
}

fn content_type(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "mjs" | "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "muctieu" | "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Error",
    }
}
