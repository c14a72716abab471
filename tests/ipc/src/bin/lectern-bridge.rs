//! Lends the shell to a browser: the built page, and under the same address every command of Tauri's mock runtime.
//!
//! `lectern-bridge [--library FILE] [--ui FOLDER]` listens on a free port of the loopback and prints its address.
//! `ui/src/ipc/http.ts` speaks to it:
//! - `POST /invoke` with `{ cmd, args }` answers 200 `{ ok }`, or 400 `{ error }` with what the page would be given;
//! - `GET /events?after=N` answers `{ events: [{ seq, name, payload }] }`;
//! - everything else is a file of the page, under the window's own content policy.

use std::fs;
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow, bail};
use lectern_ipc_tests::Shell;
use lectern_shell::LIBRARY_CHANGED;
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// The window's configuration, for its content policy.
const WINDOW: &str = include_str!("../../../../src-tauri/tauri.conf.json");

/// Tells the page where the bridge is. A file of its own, since the policy allows no script inside the page.
const INTRODUCTION: &str = "window.__LECTERN_BRIDGE__ = window.location.origin;\n";

type Answer = Response<Cursor<Vec<u8>>>;

fn main() -> Result<()> {
    let arguments = Arguments::from_env()?;
    let spare = tempfile::tempdir().context("making a folder for the library")?;
    let library = arguments.library.unwrap_or_else(|| spare.path().join("library.lectern"));
    let bridge = Bridge::open(&library, arguments.ui)?;
    let server = Server::http(("127.0.0.1", 0)).map_err(|error| anyhow!("no port is free: {error}"))?;
    println!("http://{}", server.server_addr());
    // One request after another: the shell's commands take about a millisecond, and their order is then the page's.
    for request in server.incoming_requests() {
        bridge.serve(request);
    }
    Ok(())
}

/// What the program was started with.
struct Arguments {
    library: Option<PathBuf>,
    ui: PathBuf,
}

impl Arguments {
    fn from_env() -> Result<Self> {
        let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
        let mut parsed = Self { library: None, ui: built };
        let mut given = std::env::args_os().skip(1);
        while let Some(flag) = given.next() {
            let value = given.next().map(PathBuf::from);
            match (flag.to_str(), value) {
                (Some("--library"), Some(file)) => parsed.library = Some(file),
                (Some("--ui"), Some(folder)) => parsed.ui = folder,
                _ => bail!("usage: lectern-bridge [--library FILE] [--ui FOLDER]"),
            }
        }
        Ok(parsed)
    }
}

/// The shell, what it has announced, and the page.
struct Bridge {
    shell: Shell,
    announced: Arc<Mutex<Vec<Value>>>,
    ui: PathBuf,
    policy: String,
}

impl Bridge {
    fn open(library: &Path, ui: PathBuf) -> Result<Self> {
        let shell = Shell::start(library);
        let announced = Arc::<Mutex<Vec<Value>>>::default();
        let heard = Arc::clone(&announced);
        shell.shelf().announce_with(move |change| {
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            let seq = heard.len() + 1;
            heard.push(json!({ "seq": seq, "name": LIBRARY_CHANGED, "payload": change }));
        });
        Ok(Self { shell, announced, ui, policy: policy()? })
    }

    fn serve(&self, mut request: Request) {
        let address = request.url().to_owned();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let answer = match (request.method(), path) {
            (Method::Post, "/invoke") => self.invoke(&mut request),
            (Method::Get, "/events") => self.events(query),
            (Method::Get, "/bridge.js") => found(INTRODUCTION, "text/javascript"),
            (Method::Get, path) => self.file(path),
            _ => Response::from_string("").with_status_code(405),
        };
        // A page that has gone away in between is no fault of the bridge.
        let _gone = request.respond(answer);
    }

    fn invoke(&self, request: &mut Request) -> Answer {
        let asked: Value = match serde_json::from_reader(request.as_reader()) {
            Ok(asked) => asked,
            Err(error) => return told(400, &json!({ "error": format!("not a command: {error}") })),
        };
        let command = asked["cmd"].as_str().unwrap_or_default();
        let arguments = asked.get("args").cloned().unwrap_or_else(|| json!({}));
        match self.shell.call(command, arguments) {
            Ok(value) => told(200, &json!({ "ok": value })),
            Err(error) => told(400, &json!({ "error": error })),
        }
    }

    fn events(&self, query: &str) -> Answer {
        // The window looks for changes by others on a clock of its own; here the page's asking is the clock.
        if let Ok(library) = self.shell.shelf().library()
            && let Err(error) = library.notice_others()
        {
            eprintln!("could not look for changes by others: {error}");
        }
        let after = query.strip_prefix("after=").and_then(|number| number.parse().ok()).unwrap_or(0);
        let announced = self.announced.lock().unwrap_or_else(PoisonError::into_inner);
        told(200, &json!({ "events": announced.get(after..).unwrap_or_default() }))
    }

    fn file(&self, path: &str) -> Answer {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let Ok(bytes) = (if inside { fs::read(self.ui.join(name)) } else { Err(std::io::ErrorKind::NotFound.into()) })
        else {
            return Response::from_string(format!("There is no {name}.")).with_status_code(404);
        };
        let kind = kind_of(name);
        if name != "index.html" {
            return found(bytes, kind);
        }
        let page = introduced(&String::from_utf8_lossy(&bytes));
        found(page, kind).with_header(header("Content-Security-Policy", &self.policy))
    }
}

/// The window's content policy, which lets the page speak to where it came from instead of to Tauri.
fn policy() -> Result<String> {
    let window: Value = serde_json::from_str(WINDOW).context("tauri.conf.json")?;
    let policy = window["app"]["security"]["csp"].as_str().context("the window has a content policy")?;
    Ok(policy.replace("connect-src ", "connect-src 'self' "))
}

/// The page, with the bridge's introduction before its first script.
fn introduced(page: &str) -> String {
    page.replacen("<script", "<script src=\"/bridge.js\"></script>\n    <script", 1)
}

fn told(status: u16, value: &Value) -> Answer {
    found(value.to_string(), "application/json").with_status_code(StatusCode(status))
}

fn found(bytes: impl Into<Vec<u8>>, kind: &str) -> Answer {
    Response::from_data(bytes)
        .with_header(header("Content-Type", kind))
        .with_header(header("Cache-Control", "no-store"))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("BUG: headers are plain text")
}

fn kind_of(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
