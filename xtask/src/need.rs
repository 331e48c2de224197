//! What a chore needs from the machine: each function makes sure of one thing, gets it when it may, and otherwise says
//! in one sentence what is missing and what to do.

use std::path::Path;
use std::{env, fs};

use crate::paths::Paths;
use crate::process::{self, Quiet};
use crate::say::{Fault, Lang};

/// The compiler's name for the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

const OLDEST_NODE: u32 = 20;

/// The compiler can build for the browser; the target is added through rustup when it is missing.
pub fn wasm_target(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let asked = process::quiet(&mut process::command(&rustc(), ["--print", "target-libdir", "--target", WASM_TARGET], &paths.root));
    if asked.is_ok_and(|answer| answer.ok && has_core(Path::new(answer.out.trim()))) {
        return Ok(());
    }
    println!("{}", lang.pick("Thêm đích biên dịch Wasm…", "Adding the Wasm target…"));
    match process::quiet(&mut process::command("rustup", ["target", "add", WASM_TARGET], &paths.root)) {
        Err(_) => Err(Fault::new(
            format!(
                "Thiếu đích biên dịch {WASM_TARGET} và không tìm thấy rustup để thêm; hãy cài Rust bằng rustup (https://rustup.rs) rồi chạy lại."
            ),
            format!(
                "The target {WASM_TARGET} is missing and there is no rustup to add it; install Rust through rustup (https://rustup.rs) and run this again."
            ),
        )),
        Ok(Quiet { ok: true, .. }) => Ok(()),
        Ok(_) => Err(Fault::new(
            format!("Chưa tải được đích biên dịch {WASM_TARGET}: lần dựng đầu cần mạng; hãy nối mạng rồi chạy lại cùng lệnh này."),
            format!(
                "The target {WASM_TARGET} could not be fetched: the first build needs the network; connect and run the same command again."
            ),
        )),
    }
}

/// The compiler that cargo calls.
pub fn rustc() -> String {
    env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned())
}

fn has_core(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

/// The Rust packages in the lock file are on this machine; they are fetched when they are not.
pub fn crates(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let host = process::quiet(&mut process::command(&rustc(), ["--print", "host-tuple"], &paths.root)).ok().filter(|answer| answer.ok);
    let host = host.map(|answer| answer.out.trim().to_owned());
    let fetch = |more: &[&str]| {
        let mut arguments = vec!["fetch", "--quiet", "--target", WASM_TARGET];
        // Without the host's name every platform's packages are fetched: more, but never too little.
        match &host {
            Some(host) => arguments.extend(["--target", host]),
            None => arguments.truncate(2),
        }
        arguments.extend(more);
        process::quiet(&mut process::cargo(arguments, &paths.root))
    };
    // Asked offline first, so that a machine that has everything never touches the network.
    if fetch(&["--offline"]).is_ok_and(|answer| answer.ok) {
        return Ok(());
    }
    println!("{}", lang.pick("Tải các thư viện Rust…", "Fetching the Rust packages…"));
    match fetch(&[]) {
        Ok(Quiet { ok: true, .. }) => Ok(()),
        Ok(Quiet { err, .. }) if network_failed(&err) => Err(Fault::new(
            "Chưa tải được các thư viện Rust: lần dựng đầu cần mạng; hãy nối mạng (hoặc sửa proxy) rồi chạy lại cùng lệnh này.",
            "The Rust packages could not be fetched: the first build needs the network; connect (or mend the proxy) and run the same command again.",
        )),
        Ok(Quiet { err, .. }) => {
            let why = first_error(&err);
            Err(Fault::new(
                format!("Cargo không lấy được các thư viện Rust: {why}."),
                format!("Cargo could not get the Rust packages: {why}."),
            ))
        }
        Err(error) => Err(Fault::new(format!("Không chạy được cargo: {error}."), format!("Can't run cargo: {error}."))),
    }
}

fn network_failed(text: &str) -> bool {
    const SIGNS: [&str; 12] = [
        "network",
        "download",
        "resolve host",
        "connect",
        "timed out",
        "timeout",
        "ENOTFOUND",
        "EAI_AGAIN",
        "ECONNREFUSED",
        "ECONNRESET",
        "ETIMEDOUT",
        "ENETUNREACH",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

fn first_error(text: &str) -> String {
    let lines = || text.lines().map(str::trim);
    let line = lines().find_map(|line| line.strip_prefix("error: ").or_else(|| line.strip_prefix("npm error ")));
    line.or_else(|| lines().find(|line| !line.is_empty())).unwrap_or("?").trim_end_matches('.').to_owned()
}

/// Node.js is there and new enough.
pub fn node(paths: &Paths) -> Result<(), Fault> {
    let Ok(answer) = process::quiet(&mut process::command("node", ["--version"], &paths.root)) else {
        return Err(Fault::new(
            format!("Không tìm thấy Node.js; hãy cài Node.js {OLDEST_NODE} trở lên (https://nodejs.org) rồi chạy lại."),
            format!("Node.js was not found; install Node.js {OLDEST_NODE} or newer (https://nodejs.org) and run this again."),
        ));
    };
    let version = answer.out.trim().trim_start_matches('v').to_owned();
    let major = version.split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(major) if answer.ok && major >= OLDEST_NODE => Ok(()),
        _ => Err(Fault::new(
            format!("Node.js {version} quá cũ; hãy cài Node.js {OLDEST_NODE} trở lên (https://nodejs.org) rồi chạy lại."),
            format!("Node.js {version} is too old; install Node.js {OLDEST_NODE} or newer (https://nodejs.org) and run this again."),
        )),
    }
}

/// `node_modules` holds exactly what the lock file says; `npm ci` runs only when it does not.
pub fn npm_packages(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let lock = paths.root.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| Fault::file(&lock, &error))?;
    let modules = paths.root.join("node_modules");
    // npm empties the folder before it installs, so the copy is there only after a whole installation.
    let stamp = modules.join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    println!("{}", lang.pick("Cài các gói npm theo tệp khoá…", "Installing the locked npm packages…"));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // One retry, soon: without a network the default ones take over a minute to give up.
    let retries = ["--fetch-retries=1", "--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=5000"];
    let fixed = ["ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    let arguments = [&fixed[..], &retries].concat();
    match process::quiet(&mut process::command(npm, arguments, &paths.root)) {
        Ok(Quiet { ok: true, .. }) => fs::write(&stamp, &wanted).map_err(|error| Fault::file(&stamp, &error)),
        Ok(Quiet { err, .. }) if network_failed(&err) => Err(Fault::new(
            "Chưa tải được các gói npm: lần dựng đầu cần mạng; hãy nối mạng (hoặc sửa proxy) rồi chạy lại cùng lệnh này.",
            "The npm packages could not be fetched: the first build needs the network; connect (or mend the proxy) and run the same command again.",
        )),
        Ok(Quiet { err, .. }) => {
            let why = first_error(&err);
            Err(Fault::new(format!("npm không cài được các gói: {why}."), format!("npm could not install the packages: {why}.")))
        }
        Err(_) => Err(Fault::new(
            "Không tìm thấy npm, vốn đi cùng Node.js; hãy cài lại Node.js (https://nodejs.org) rồi chạy lại.",
            "npm, which comes with Node.js, was not found; install Node.js again (https://nodejs.org) and run this again.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{first_error, network_failed};

    #[test]
    fn network_trouble_is_told_from_other_trouble() {
        assert!(network_failed("error: failed to download from `https://…`\n\nCaused by:\n  Could not resolve host: x"));
        assert!(network_failed("npm error code ENOTFOUND"));
        assert!(!network_failed("npm error code EUSAGE\nnpm error `npm ci` can only install with a lock file"));
    }

    #[test]
    fn the_first_error_line_is_quoted() {
        assert_eq!(first_error("warning: x\nerror: no such package.\n"), "no such package");
        assert_eq!(first_error("npm error code EUSAGE\n"), "code EUSAGE");
    }
}
