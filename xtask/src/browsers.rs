//! The browsers that pages are tested in, and their drivers: found on the path or through a variable, else installed from
//! Debian's packages (geckodriver from crates.io) where that is permitted, else said in one sentence.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::{env, fs};

use crate::paths::Paths;
use crate::process;
use crate::say::{Fault, Lang};

/// The one version of geckodriver that is built when there is none.
const GECKODRIVER: &str = "0.37.1";

/// What tests in Firefox and WebKit need.
pub struct Drivers {
    /// The Firefox program.
    pub firefox: PathBuf,
    /// Its driver.
    pub geckodriver: PathBuf,
    /// The driver of WebKitGTK.
    pub webkit_driver: PathBuf,
    /// The small browser that comes with it.
    pub webkit_browser: PathBuf,
    /// The display WebKit draws on.
    pub display: Display,
}

/// A display: the user's own, or one in memory that ends with this value.
pub struct Display {
    /// For the variable `DISPLAY`.
    pub name: String,
    server: Option<Child>,
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may have ended by itself; either way nothing is left to do.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// A Chromium to test pages in: `CHROME=`, then the usual names on the path, then Debian's package when it may be
/// installed here.
pub fn chromium(lang: Lang, paths: &Paths) -> Result<PathBuf, Fault> {
    program(lang, paths, "CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], "Chromium", "chromium")
}

/// Firefox and WebKit with their drivers and a display.
pub fn others(lang: Lang, paths: &Paths) -> Result<Drivers, Fault> {
    let firefox = program(lang, paths, "FIREFOX", &["firefox-esr", "firefox"], "Firefox", "firefox-esr")?;
    let webkit_driver = program(lang, paths, "WEBKIT_DRIVER", &["WebKitWebDriver"], "WebKitWebDriver", "webkit2gtk-driver")?;
    let webkit_browser = mini_browser().ok_or_else(|| {
        Fault::new(
            "Có WebKitWebDriver nhưng thiếu MiniBrowser đi cùng; hãy cài lại gói webkit2gtk-driver.",
            "WebKitWebDriver is there but its MiniBrowser is not; install the package webkit2gtk-driver again.",
        )
    })?;
    let geckodriver = geckodriver(lang, paths)?;
    let display = display(lang, paths)?;
    Ok(Drivers { firefox, geckodriver, webkit_driver, webkit_browser, display })
}

/// A program by a variable, by its names, or by its Debian package.
fn program(lang: Lang, paths: &Paths, variable: &str, names: &[&str], title: &str, package: &str) -> Result<PathBuf, Fault> {
    if let Some(chosen) = env::var_os(variable).filter(|value| !value.is_empty()) {
        let path = PathBuf::from(&chosen);
        let found = if path.is_file() { Some(path) } else { on_path(&chosen.to_string_lossy()) };
        return found.ok_or_else(|| {
            let chosen = chosen.to_string_lossy();
            Fault::new(
                format!("{variable} trỏ tới “{chosen}” nhưng không có tệp ấy; hãy sửa hoặc bỏ biến {variable}."),
                format!("{variable} points to “{chosen}”, which is not there; mend or unset {variable}."),
            )
        });
    }
    let installed = || names.iter().copied().find_map(on_path);
    if let Some(found) = installed() {
        return Ok(found);
    }
    let missing = || {
        Fault::new(
            format!(
                "Không tìm thấy {title} để kiểm tra trang; hãy cài gói {package} (Debian: sudo apt-get install {package}) hoặc đặt biến {variable} trỏ tới chương trình ấy."
            ),
            format!(
                "There is no {title} to test the pages in; install the package {package} (Debian: sudo apt-get install {package}) or let {variable} point to the program."
            ),
        )
    };
    let Some(prefix) = apt_prefix(paths) else { return Err(missing()) };
    println!("{}", lang.pick(format!("Cài {title} bằng apt-get…"), format!("Installing {title} through apt-get…")));
    for step in [&["apt-get", "update", "-qq"][..], &["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]] {
        let words = [prefix, step].concat();
        let Some((apt, arguments)) = words.split_first() else { return Err(missing()) };
        let mut command = process::command(apt, arguments, &paths.root);
        let done = process::quiet(command.env("DEBIAN_FRONTEND", "noninteractive"));
        // A mirror of some other package may fail the update while this one is still to be had; the install decides.
        if !done.is_ok_and(|done| done.ok) && step.contains(&"install") {
            return Err(missing());
        }
    }
    installed().ok_or_else(missing)
}

/// Debian keeps the browser beside the library, in a folder named after the machine and the library's version.
fn mini_browser() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("WEBKIT_BROWSER").filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(chosen)).filter(|path| path.is_file());
    }
    let folders = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect::<Vec<_>>();
    let libraries = folders(Path::new("/usr/lib")).into_iter().flat_map(|machine| folders(&machine));
    let mut found: Vec<PathBuf> = libraries
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn geckodriver(lang: Lang, paths: &Paths) -> Result<PathBuf, Fault> {
    if let Some(chosen) = env::var_os("GECKODRIVER").map(PathBuf::from).filter(|path| path.is_file()).or_else(|| on_path("geckodriver")) {
        return Ok(chosen);
    }
    let folder = paths.work("tools");
    let built = folder.join("bin").join(if cfg!(windows) { "geckodriver.exe" } else { "geckodriver" });
    if built.is_file() {
        return Ok(built);
    }
    println!("{}", lang.pick("Dựng geckodriver…", "Building geckodriver…"));
    let root = folder.to_string_lossy().into_owned();
    // Unoptimised: it only hands on messages, and builds in half the time.
    let arguments = ["install", "geckodriver", "--version", GECKODRIVER, "--locked", "--debug", "--quiet", "--root", &root];
    match process::quiet(process::cargo(arguments, &paths.root).env_remove("CARGO_TARGET_DIR")) {
        Ok(done) if done.ok && built.is_file() => Ok(built),
        _ => Err(Fault::new(
            format!(
                "Không dựng được geckodriver {GECKODRIVER} từ crates.io để kiểm tra trang trong Firefox; hãy nối mạng rồi chạy lại, hoặc đặt biến GECKODRIVER."
            ),
            format!(
                "geckodriver {GECKODRIVER} could not be built from crates.io to test the pages in Firefox; connect and run this again, or set GECKODRIVER."
            ),
        )),
    }
}

/// The display of whoever runs this, else one in memory.
fn display(lang: Lang, paths: &Paths) -> Result<Display, Fault> {
    if let Some(name) = env::var("DISPLAY").ok().filter(|name| !name.is_empty()) {
        return Ok(Display { name, server: None });
    }
    let program = program(lang, paths, "XVFB", &["Xvfb"], "Xvfb", "xvfb")?;
    let failed = |why: String| {
        Fault::new(
            format!("Không mở được màn hình ảo Xvfb để kiểm tra trang trong WebKit: {why}."),
            format!("The display in memory (Xvfb) for the tests in WebKit does not start: {why}."),
        )
    };
    // It picks a free number and writes it to its standard output once it is ready.
    let arguments = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
    let started = process::command(&program.to_string_lossy(), arguments, &paths.root)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut server = started.map_err(|error| failed(error.to_string()))?;
    let mut number = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out).read_line(&mut number).map_err(|error| failed(error.to_string()))?;
    }
    let display = Display { name: format!(":{}", number.trim()), server: Some(server) };
    if number.trim().is_empty() { Err(failed("?".to_owned())) } else { Ok(display) }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// How apt-get may be called here: not at all, as it is, or through a sudo that asks for no password.
fn apt_prefix(paths: &Paths) -> Option<&'static [&'static str]> {
    let answers = |program: &str, arguments: &[&str]| {
        process::quiet(&mut process::command(program, arguments, &paths.root)).ok().filter(|answer| answer.ok).map(|answer| answer.out)
    };
    on_path("apt-get")?;
    if !Path::new("/etc/debian_version").exists() {
        return None;
    }
    if answers("id", &["-u"])?.trim() == "0" {
        return Some(&[]);
    }
    answers("sudo", &["-n", "true"]).map(|_| &["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"][..])
}
