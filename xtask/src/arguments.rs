//! The command line of the chores.

use crate::say::{Fault, Lang};

/// One chore with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Shows the list of chores.
    Help,
    /// Fills `dist/`.
    Build,
    /// Packs what is handed out.
    Dist,
    /// Fills `dist/` and serves it.
    Serve(ServeOptions),
    /// Runs the checks; all of them when no step is named.
    Test(Vec<String>),
    /// Prints the sizes of what a page loads.
    Size,
    /// Runs the benchmarks.
    Bench,
    /// Holds drafts of plans' texts against the rules written by hand; the words are passed on.
    DraftScore(Vec<String>),
}

/// Options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port asked for; without it the first free one from [`DEFAULT_PORT`] on.
    pub port: Option<u16>,
    /// Whether to open a browser window.
    pub open: bool,
}

/// Where `serve` starts to look for a free port.
pub const DEFAULT_PORT: u16 = 8717;

/// Reads the arguments that follow the program's name.
pub fn read(arguments: &[String]) -> Result<Command, Fault> {
    let mut words: Vec<&str> = Vec::new();
    let mut options = ServeOptions { port: None, open: true };
    let mut serve_only: Option<&str> = None;
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (argument, None),
        };
        let mut value = || inline.or_else(|| rest.next()).unwrap_or("");
        match name {
            "--help" | "-h" => return Ok(Command::Help),
            "--lang" => match value() {
                "vi" | "en" => {}
                other => {
                    return Err(Fault::usage(
                        format!("“--lang” nhận vi hoặc en, không nhận “{other}”."),
                        format!("“--lang” takes vi or en, not “{other}”."),
                    ));
                }
            },
            "--port" => {
                serve_only = Some("--port");
                options.port = Some(port(value())?);
            }
            "--no-open" => {
                serve_only = Some("--no-open");
                options.open = false;
            }
            "--misses" if words.first() == Some(&"draft-score") => words.push(argument),
            _ if argument.starts_with('-') => return Err(unknown(argument)),
            _ => words.push(argument),
        }
    }
    let command = match words.split_first() {
        None | Some((&"help", _)) => return Ok(Command::Help),
        Some((&("test" | "ready"), steps)) => return no_extra(serve_only, Command::Test(steps.iter().map(|&s| s.to_owned()).collect())),
        Some((&"serve", [])) => return Ok(Command::Serve(options)),
        Some((&"build", [])) => Command::Build,
        Some((&"dist", [])) => Command::Dist,
        Some((&"size", [])) => Command::Size,
        Some((&"bench", [])) => Command::Bench,
        Some((&"draft-score", rest)) => Command::DraftScore(rest.iter().map(|&s| s.to_owned()).collect()),
        Some((&("serve" | "build" | "dist" | "size" | "bench"), [extra, ..])) => return Err(unknown(extra)),
        Some((word, _)) => return Err(unknown(word)),
    };
    no_extra(serve_only, command)
}

fn no_extra(serve_only: Option<&str>, command: Command) -> Result<Command, Fault> {
    match serve_only {
        None => Ok(command),
        Some(option) => Err(Fault::usage(
            format!("“{option}” chỉ dùng với “cargo xtask serve”."),
            format!("“{option}” goes with “cargo xtask serve” only."),
        )),
    }
}

fn port(text: &str) -> Result<u16, Fault> {
    text.parse().map_err(|_| {
        Fault::usage(
            format!("“--port” cần một số từ 0 đến 65535, không nhận “{text}”."),
            format!("“--port” needs a number from 0 to 65535, not “{text}”."),
        )
    })
}

fn unknown(word: &str) -> Fault {
    Fault::usage(
        format!("Không hiểu “{word}”; xem danh sách lệnh bằng “cargo xtask help”."),
        format!("“{word}” is not understood; “cargo xtask help --lang en” lists the commands."),
    )
}

/// The list of chores.
pub fn help(lang: Lang) -> &'static str {
    lang.pick(
        "cargo xtask LỆNH [--lang vi|en]

  serve [--port SỐ] [--no-open]  dựng dist/ rồi mở cổng thông tin mẫu trên máy này
  test [BƯỚC…]                   chạy mọi kiểm tra; nêu tên bước để chỉ chạy bước đó
                                 (fmt, clippy, rust, size, node, browser, engines)
  build                          dựng dist/muctieu/ và dist/portal/
  dist                           đóng bộ tệp phát hành vào release/: zip cho máy chủ, gói npm, bảng kê thành phần
  size                           kích thước những gì trang tải về, và nằm ở đâu
  bench                          đo tốc độ
  draft-score THƯ-MỤC [--misses] đối chiếu bản dự thảo từ văn bản các kế hoạch trong thư mục (hoặc
                                 MUCTIEU_PLANS) với quy tắc viết tay trong seeds/khanh-hoa
  ready                          như test",
        "cargo xtask COMMAND [--lang vi|en]

  serve [--port N] [--no-open]   fills dist/ and serves the demonstration portal on this machine
  test [STEP…]                   runs every check; name steps to run those alone
                                 (fmt, clippy, rust, size, node, browser, engines)
  build                          fills dist/muctieu/ and dist/portal/
  dist                           packs what is handed out into release/: a zip for servers, the npm package, a list of parts
  size                           bytes of what a page loads, and where they are
  bench                          runs the benchmarks
  draft-score FOLDER [--misses]  holds drafts of the plans' texts in the folder (or MUCTIEU_PLANS) against
                                 the rules written by hand in seeds/khanh-hoa
  ready                          same as test",
    )
}

#[cfg(test)]
mod tests {
    use super::{Command, ServeOptions, read};

    fn parse(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        read(&words).map_err(|fault| fault.text(crate::say::Lang::En).to_owned())
    }

    #[test]
    fn serve_takes_a_port() {
        let wanted = Command::Serve(ServeOptions { port: Some(9000), open: false });
        assert_eq!(parse("serve --port 9000 --no-open --lang en"), Ok(wanted));
        assert_eq!(parse("serve --port=0"), Ok(Command::Serve(ServeOptions { port: Some(0), open: true })));
    }

    #[test]
    fn wrong_words_are_named() {
        for (line, word) in [
            ("serve --port 70000", "70000"),
            ("serve --port", "--port"),
            ("serve twice", "twice"),
            ("sevre", "sevre"),
            ("build --port 1", "--port"),
            ("test --lang fr", "fr"),
            ("serve --open", "--open"),
        ] {
            let said = parse(line).err().unwrap_or_default();
            assert!(said.contains(word), "{line}: {said}");
        }
    }

    #[test]
    fn nothing_means_help() {
        assert_eq!(parse(""), Ok(Command::Help));
        assert_eq!(parse("test --help"), Ok(Command::Help));
    }

    #[test]
    fn ready_is_test() {
        assert_eq!(parse("ready"), Ok(Command::Test(Vec::new())));
        assert_eq!(parse("test node browser"), Ok(Command::Test(vec!["node".to_owned(), "browser".to_owned()])));
    }
}
