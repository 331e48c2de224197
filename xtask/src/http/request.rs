//! Reads one request. Only what a static server needs is kept; anything odd becomes a status.

use std::io::{self, BufRead, Read};

/// The longest request head that is read.
const LONGEST_HEAD: u64 = 16 * 1024;

/// A request for a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The path's parts, decoded; never empty, `.`, `..`, hidden or holding a separator.
    pub parts: Vec<String>,
    /// The path ended with a slash, so it names a folder.
    pub folder: bool,
    /// Only the head of the answer is wanted.
    pub head: bool,
    /// The connection ends after the answer.
    pub close: bool,
    /// `If-None-Match`, as sent.
    pub if_none_match: Option<String>,
    /// `If-Modified-Since`, as sent.
    pub if_modified_since: Option<String>,
}

impl Request {
    /// The next request: nothing when the client is gone, a status when it can't be answered with a file.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Result<Request, u16>>> {
        let mut head = reader.take(LONGEST_HEAD);
        let mut line = Vec::new();
        let mut first = String::new();
        let mut fields: Vec<(String, String)> = Vec::new();
        loop {
            line.clear();
            let count = head.read_until(b'\n', &mut line)?;
            if count == 0 || line.last() != Some(&b'\n') {
                // The limit was met, or the client stopped in the middle.
                return Ok(if head.limit() == 0 { Some(Err(431)) } else { None });
            }
            let Ok(text) = std::str::from_utf8(&line) else { return Ok(Some(Err(400))) };
            let text = text.trim_end_matches(['\r', '\n']);
            if text.is_empty() {
                // Blank lines before a request are allowed.
                if first.is_empty() {
                    continue;
                }
                break;
            }
            if first.is_empty() {
                text.clone_into(&mut first);
            } else if let Some((name, value)) = text.split_once(':') {
                fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            } else {
                return Ok(Some(Err(400)));
            }
        }
        Ok(Some(Request::parse(&first, &fields)))
    }

    fn parse(first: &str, fields: &[(String, String)]) -> Result<Request, u16> {
        let mut words = first.split(' ');
        let (Some(method), Some(target), Some(version), None) = (words.next(), words.next(), words.next(), words.next()) else {
            return Err(400);
        };
        if version != "HTTP/1.1" && version != "HTTP/1.0" {
            return Err(505);
        }
        if method != "GET" && method != "HEAD" {
            return Err(405);
        }
        let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        // A body would be taken for the next request, so a request that has one is refused.
        if field("transfer-encoding").is_some() || field("content-length").is_some_and(|length| length != "0") {
            return Err(413);
        }
        let connection = field("connection").unwrap_or_default().to_ascii_lowercase();
        let (parts, folder) = path(target)?;
        Ok(Request {
            parts,
            folder,
            head: method == "HEAD",
            close: connection.contains("close") || (version == "HTTP/1.0" && !connection.contains("keep-alive")),
            if_none_match: field("if-none-match"),
            if_modified_since: field("if-modified-since"),
        })
    }
}

/// The parts of a request's path. A path that tries to leave the folder, or names a hidden file, is not found.
fn path(target: &str) -> Result<(Vec<String>, bool), u16> {
    let raw = target.split(['?', '#']).next().unwrap_or(target);
    if !raw.starts_with('/') {
        return Err(400);
    }
    let mut parts = Vec::new();
    for part in raw.split('/').filter(|part| !part.is_empty()) {
        let part = decoded(part).ok_or(400_u16)?;
        if part == "." {
            continue;
        }
        // A colon would name a drive or a stream on Windows.
        if part.starts_with('.') || part.contains(['/', '\\', ':']) || part.chars().any(char::is_control) {
            return Err(404);
        }
        parts.push(part);
    }
    Ok((parts, raw.ends_with('/')))
}

/// Undoes percent-encoding; nothing when it is broken or not UTF-8.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(high << 4 | low);
    }
    String::from_utf8(bytes).ok()
}
