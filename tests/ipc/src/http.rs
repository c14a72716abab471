//! As much of HTTP as a browser on the same machine needs: one request a connection, answered whole.
//!
//! A connection that stays open would hold its place while other requests wait, and a test would wait with them; on the
//! loopback a new one costs nothing.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::mpsc;

use serde_json::Value;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// "GET", "POST".
    pub method: String,
    /// Path and query.
    pub target: String,
    /// What came with it.
    pub body: Vec<u8>,
}

impl Request {
    fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let mut body = vec![0; content_length(&mut reader)?];
        reader.read_exact(&mut body)?;
        Ok(Self { method, target, body })
    }
}

/// Reads the headers to their end, of which only one matters here.
fn content_length(reader: &mut BufReader<&TcpStream>) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        match line.trim_end().split_once(':') {
            None => return Ok(length),
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(|_| io::ErrorKind::InvalidData)?;
            }
            Some(_) => {}
        }
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    /// What was asked for, of a media type.
    #[must_use]
    pub fn found(body: impl Into<Vec<u8>>, kind: &str) -> Self {
        let answer = Self { status: 200, headers: String::new(), body: body.into() };
        answer.with("Content-Type", kind).with("Cache-Control", "no-store").with("Connection", "close")
    }

    /// A value, as JSON.
    #[must_use]
    pub fn json(status: u16, value: &Value) -> Self {
        Self { status, ..Self::found(value.to_string(), "application/json") }
    }

    /// A refusal with a sentence.
    #[must_use]
    pub fn refused(status: u16, sentence: &str) -> Self {
        Self { status, ..Self::found(sentence, "text/plain; charset=utf-8") }
    }

    /// The answer with one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    fn write(&self, mut stream: &TcpStream) -> io::Result<()> {
        let Self { status, headers, body } = self;
        let head = format!("HTTP/1.1 {status} \r\nContent-Length: {}\r\n{headers}\r\n", body.len());
        stream.write_all(&[head.as_bytes(), body].concat())?;
        stream.flush()
    }
}

/// A free port of the loopback, listened to.
pub struct Listener(TcpListener);

impl Listener {
    /// Takes a free port.
    ///
    /// # Errors
    /// Where the system has none.
    pub fn on_loopback() -> io::Result<Self> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map(Self)
    }

    /// As a browser types it.
    ///
    /// # Panics
    /// Never: a listener that is bound has an address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.0.local_addr().expect("BUG: the listener is bound"))
    }

    /// Answers one request after another, for as long as the process runs.
    ///
    /// # Errors
    /// Where the system takes no more connections.
    pub fn serve<E: From<io::Error>>(self, answer: impl Fn(&Request) -> Answer) -> Result<(), E> {
        let (sender, asked) = mpsc::channel();
        // A browser opens connections ahead of what it will ask; each is read beside the others.
        std::thread::spawn(move || {
            for stream in self.0.incoming().map_while(Result::ok) {
                let sender = sender.clone();
                std::thread::spawn(move || {
                    if let Ok(request) = Request::read(&stream) {
                        let _gone = sender.send((request, stream));
                    }
                });
            }
        });
        for (request, stream) in asked {
            // A page that has gone away in between is no fault of ours.
            let _gone = answer(&request).write(&stream);
        }
        Err(io::Error::from(io::ErrorKind::ConnectionAborted).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_opened_ahead_keeps_nobody_waiting() {
        let listener = Listener::on_loopback().expect("a free port");
        let address = listener.0.local_addr().expect("an address");
        std::thread::spawn(move || {
            listener
                .serve::<io::Error>(|request| Answer::found(request.body.clone(), "text/plain"))
                .expect("it serves");
        });
        let _ahead: Vec<TcpStream> = (0..16).map(|_| TcpStream::connect(address).expect("a connection")).collect();
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.write_all(b"POST /echo HTTP/1.1\r\nContent-Length: 5\r\nHost: x\r\n\r\nEmma.").expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\n\r\nEmma."), "{answer}");
    }
}
