//! Serves `dist/` on this machine, after filling it.

use std::io;
use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::arguments::{DEFAULT_PORT, ServeOptions};
use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{dist, http};

/// How many ports are tried when none was asked for.
const TRIES: u16 = 10;

/// Fills `dist/`, prints the address and serves until the process is stopped.
pub fn run(lang: Lang, paths: &Paths, options: &ServeOptions) -> Result<(), Fault> {
    // Taken before the build: nobody should wait minutes to hear that the port is in use.
    let (listener, passed) = listen(options.port)?;
    dist::build(lang, paths)?;
    let port = listener.local_addr().map_err(|error| no_address(&error))?.port();
    if let Some(taken) = passed {
        println!(
            "{}",
            lang.pick(
                format!("Cổng {taken} đang có chương trình khác dùng, chuyển sang cổng {port}."),
                format!("Port {taken} is used by another program; taking port {port}."),
            )
        );
    }
    let address = format!("http://127.0.0.1:{port}/portal/");
    println!(
        "{}",
        lang.pick(
            format!("Cổng thông tin mẫu: {address} (Ctrl+C để dừng)"),
            format!("The demonstration portal: {address} (Ctrl+C stops it)"),
        )
    );
    let manual = format!("http://127.0.0.1:{port}/huong-dan/");
    println!("{}", lang.pick(format!("Hướng dẫn sử dụng: {manual}"), format!("The manual: {manual}")));
    let studio = format!("http://127.0.0.1:{port}/studio/");
    println!("{}", lang.pick(format!("Trang soạn mục tiêu: {studio}"), format!("The workspace for rules: {studio}")));
    if options.open {
        open_browser(&address);
    }
    http::serve(&listener, &paths.dist);
    Ok(())
}

/// A listener, and the first port passed over because it was taken.
fn listen(wanted: Option<u16>) -> Result<(TcpListener, Option<u16>), Fault> {
    if let Some(port) = wanted {
        return http::bind(port).map(|listener| (listener, None)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => Fault::new(
                format!("Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port, hoặc bỏ --port để tự tìm cổng trống."),
                format!("Port {port} is used by another program; choose another with --port, or leave --port out to take a free one."),
            ),
            io::ErrorKind::PermissionDenied => Fault::new(
                format!("Không được phép mở cổng {port}; hãy chọn một cổng từ 1024 trở lên."),
                format!("Opening port {port} is not permitted; choose a port from 1024 on."),
            ),
            _ => no_address(&error),
        });
    }
    let mut passed = None;
    for port in DEFAULT_PORT..DEFAULT_PORT + TRIES {
        match http::bind(port) {
            Ok(listener) => return Ok((listener, passed)),
            Err(_) => passed = passed.or(Some(port)),
        }
    }
    http::bind(0).map(|listener| (listener, passed)).map_err(|error| no_address(&error))
}

fn no_address(error: &io::Error) -> Fault {
    Fault::new(format!("Không mở được địa chỉ 127.0.0.1: {error}."), format!("Can't listen on 127.0.0.1: {error}."))
}

/// Opens the page where there is a desktop to open it on. The address is printed anyway, so a failure is no fault.
fn open_browser(address: &str) {
    let desktop =
        cfg!(windows) || cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if !desktop {
        return;
    }
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let _ = Command::new(program).args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

#[cfg(test)]
mod tests {
    use super::listen;
    use crate::http;
    use crate::say::Lang;

    #[test]
    fn a_taken_port_is_one_sentence() {
        let Ok(holder) = http::bind(0) else { unreachable!("no loopback address is free") };
        let port = holder.local_addr().map(|address| address.port()).unwrap_or_default();
        let said = listen(Some(port)).err().map(|fault| fault.text(Lang::En).to_owned()).unwrap_or_default();
        assert!(said.contains(&port.to_string()) && said.contains("another program"), "{said}");
        assert!(!said.contains('\n'));
    }

    #[test]
    fn without_a_wish_a_free_port_is_found() {
        let first = listen(None);
        let second = listen(None);
        let ports = [&first, &second].map(|one| one.as_ref().ok().and_then(|(listener, _)| listener.local_addr().ok()));
        assert!(ports.iter().all(Option::is_some));
        assert_ne!(ports.first(), ports.last());
        assert!(second.is_ok_and(|(_, passed)| passed.is_some()), "the taken port is said");
    }
}
