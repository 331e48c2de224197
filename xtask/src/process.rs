//! Running other programs: quietly, with their output kept; or openly, with their output passed on and listened to.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::say::Fault;

/// What a quiet run left.
pub struct Quiet {
    /// Whether it ended with code 0.
    pub ok: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Builds a command that runs in `folder`.
pub fn command<S: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Cargo, the one that started us, in the repository's folder.
pub fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, folder: &Path) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = command(&program, arguments, folder);
    // These describe this program's own build and would change how the children's builds are fingerprinted.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    command
}

/// Runs to the end and keeps the output.
pub fn quiet(command: &mut Command) -> io::Result<Quiet> {
    let output = command.stdin(Stdio::null()).output()?;
    Ok(Quiet {
        ok: output.status.success(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs with the output shown as it comes. True when it ended well.
pub fn open(command: &mut Command) -> Result<bool, Fault> {
    command.stdin(Stdio::null()).status().map(|status| status.success()).map_err(|error| cannot_start(command, &error))
}

/// As [`open`], and hands each line of the standard output to `hear` on the way.
pub fn overheard(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<bool, Fault> {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| cannot_start(command, &error))?;
    if let Some(stream) = child.stdout.take() {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        // A test may print any bytes; only our copy of the line is made readable.
        while matches!(reader.read_until(b'\n', &mut line), Ok(count) if count > 0) {
            let mut screen = io::stdout().lock();
            // A closed terminal must not stop the tests.
            let _ = screen.write_all(&line).and_then(|()| screen.flush());
            hear(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    child.wait().map(|status| status.success()).map_err(|error| cannot_start(command, &error))
}

fn cannot_start(command: &Command, error: &io::Error) -> Fault {
    let program = command.get_program().to_string_lossy().into_owned();
    Fault::new(format!("Không chạy được “{program}”: {error}."), format!("Can't run “{program}”: {error}."))
}
