//! Lends the shell to a browser: the built page, and under the same address every command of Tauri's mock runtime.
//!
//! `lectern-bridge [--library FILE] [--ui FOLDER]` listens on a free port of the loopback and prints its address.
//! `ui/src/ipc/http.ts` speaks to it:
//! - `POST /invoke` with `{ cmd, args }` answers 200 `{ ok }`, or bytes where the command answers bytes, or 400 `{ error }` with what the page would be given;
//! - `GET /events?after=N` answers `{ events: [{ seq, name, payload }] }`;
//! - everything else is a file of the page, under the window's own content policy.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use lectern_ipc_tests::Shell;
use lectern_ipc_tests::http::{Answer, Listener, Request};
use lectern_shell::LIBRARY_CHANGED;
use serde_json::{Value, json};
use tauri::ipc::InvokeResponseBody;

/// The window's configuration, for its content policy.
const WINDOW: &str = include_str!("../../../../src-tauri/tauri.conf.json");

/// Tells the page where the bridge is. A file of its own, since the policy allows no script inside the page.
const INTRODUCTION: &str = "window.__LECTERN_BRIDGE__ = window.location.origin;\n";

fn main() -> Result<()> {
    let arguments = Arguments::from_env()?;
    let spare = tempfile::tempdir().context("making a folder for the library")?;
    let library = arguments.library.unwrap_or_else(|| spare.path().join("library.lectern"));
    let bridge = Bridge::open(&library, arguments.ui)?;
    let listener = Listener::on_loopback().context("listening on the loopback")?;
    println!("{}", listener.address());
    // One request after another: the shell's commands take about a millisecond, and their order is then the page's.
    listener.serve(|request| bridge.answer(request))
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

    fn answer(&self, request: &Request) -> Answer {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        match (request.method.as_str(), path) {
            ("POST", "/invoke") => self.invoke(&request.body),
            ("GET", "/events") => self.events(query),
            ("GET", "/bridge.js") => Answer::found(INTRODUCTION, "text/javascript"),
            // A browser asks for one by itself; a window does not.
            ("GET", "/favicon.ico") => Answer::found("", "image/x-icon"),
            ("GET", path) => self.file(path),
            _ => Answer::refused(405, "There is no such door."),
        }
    }

    fn invoke(&self, body: &[u8]) -> Answer {
        let asked: Value = match serde_json::from_slice(body) {
            Ok(asked) => asked,
            Err(error) => return Answer::json(400, &json!({ "error": format!("not a command: {error}") })),
        };
        let command = asked["cmd"].as_str().unwrap_or_default();
        let arguments = asked.get("args").cloned().unwrap_or_else(|| json!({}));
        match self.shell.answer(command, arguments) {
            Ok(InvokeResponseBody::Raw(bytes)) => Answer::found(bytes, "application/octet-stream"),
            Ok(InvokeResponseBody::Json(text)) => Answer::found(format!("{{\"ok\":{text}}}"), "application/json"),
            Err(error) => Answer::json(400, &json!({ "error": error })),
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
        Answer::json(200, &json!({ "events": announced.get(after..).unwrap_or_default() }))
    }

    fn file(&self, path: &str) -> Answer {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let bytes = if inside { fs::read(self.ui.join(name)).ok() } else { None };
        match bytes {
            None => Answer::refused(404, &format!("There is no {name}.")),
            Some(bytes) if name == "index.html" => {
                let page = introduced(&String::from_utf8_lossy(&bytes));
                Answer::found(page, kind_of(name)).with("Content-Security-Policy", &self.policy)
            }
            Some(bytes) => Answer::found(bytes, kind_of(name)),
        }
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
