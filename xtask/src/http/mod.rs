//! A small server for static files on this machine: GET and HEAD, validators, strict headers, nothing else.
//!
//! One thread a connection, at most [`MOST_CONNECTIONS`]; each read and write has a time limit, each request a size
//! limit. Files are read from disk at every request, so a rebuild shows at the next reload.

mod answer;
mod date;
mod request;

use std::io::{self, BufReader, Read};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use answer::Answer;
use request::Request;

/// Beyond this many a connection is answered with 503.
const MOST_CONNECTIONS: usize = 64;

/// A kept connection is closed after this long without a request.
const IDLE: Duration = Duration::from_secs(15);

/// The most that is read away after a refused request.
const MOST_IGNORED: u64 = 1024 * 1024;

/// Opens the loopback address; port 0 takes any free one.
pub fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves `folder` until the process ends.
pub fn serve(listener: &TcpListener, folder: &Path) {
    let folder: Arc<PathBuf> = Arc::new(folder.to_path_buf());
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        // A connection that failed before it was taken is the client's loss; the next one is served.
        let Ok(stream) = stream else { continue };
        let (folder, open) = (Arc::clone(&folder), Arc::clone(&open));
        let crowded = open.fetch_add(1, Ordering::SeqCst) >= MOST_CONNECTIONS;
        let seat = Seat(Arc::clone(&open));
        let started = thread::Builder::new().name("http".to_owned()).spawn(move || {
            let _seat = seat;
            // The client may go away at any moment; there is nobody left to tell.
            let _ = if crowded { refuse(stream) } else { talk(stream, &folder) };
        });
        // Out of threads: dropping the closure has closed the connection and freed the seat.
        drop(started);
    }
}

/// Serves in the background; returns the address.
pub fn serve_in_background(folder: PathBuf) -> io::Result<SocketAddr> {
    let listener = bind(0)?;
    let address = listener.local_addr()?;
    thread::Builder::new().name("server".to_owned()).spawn(move || serve(&listener, &folder))?;
    Ok(address)
}

/// Counts a connection off when its thread ends, however it ends.
struct Seat(Arc<AtomicUsize>);

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn refuse(mut stream: TcpStream) -> io::Result<()> {
    stream.set_write_timeout(Some(IDLE))?;
    Answer::plain(503).send(&mut stream, false, true)
}

fn talk(stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    loop {
        match Request::read(&mut reader)? {
            None => return Ok(()),
            Some(Err(status)) => {
                Answer::plain(status).send(&mut writer, false, true)?;
                return see_off(&mut reader, &writer);
            }
            Some(Ok(request)) => {
                Answer::to(&request, folder).send(&mut writer, request.head, request.close)?;
                if request.close {
                    return Ok(());
                }
            }
        }
    }
}

/// Reads away what the client is still sending: closing over unread bytes would reset the connection, and the client
/// would lose the answer that says what was wrong.
fn see_off(reader: &mut BufReader<TcpStream>, writer: &TcpStream) -> io::Result<()> {
    writer.shutdown(Shutdown::Write)?;
    writer.set_read_timeout(Some(Duration::from_secs(1)))?;
    io::copy(&mut reader.take(MOST_IGNORED), &mut io::sink()).map(|_| ())
}

#[cfg(test)]
mod tests;
