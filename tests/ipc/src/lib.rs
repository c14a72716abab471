//! The shell without a window: every command under Tauri's mock runtime, as the page would call it.

pub mod bindings;
pub mod http;

use std::path::{Path, PathBuf};

use lectern_shell::{Arguments, Dropped, Shelf};
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};

/// The running shell and a page in it.
pub struct Shell {
    app: App<MockRuntime>,
    page: WebviewWindow<MockRuntime>,
}

impl Shell {
    /// Starts the shell on one library, with its machine's settings in the folder beside it.
    ///
    /// # Panics
    /// Where the mock runtime cannot start.
    #[must_use]
    pub fn start(library: &Path) -> Self {
        let folder = library.parent().expect("a library lies in a folder");
        let arguments = Arguments {
            library: Some(library.to_owned()),
            config: Some(folder.join("config")),
            data: Some(folder.join("data")),
        };
        // State is managed on the builder, since `.setup()` does not run at `.build()`.
        let app = lectern_shell::builder(mock_builder())
            .manage(Shelf::open(&arguments))
            .build(mock_context(noop_assets()))
            .expect("the mock runtime starts");
        let page = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
            .build()
            .expect("the mock runtime has windows");
        Self { app, page }
    }

    /// The open library.
    #[must_use]
    pub fn shelf(&self) -> tauri::State<'_, Shelf> {
        self.app.state::<Shelf>()
    }

    /// Drops files onto the page; answers what each is called.
    #[must_use]
    pub fn drop_files(&self, files: &[PathBuf]) -> Vec<String> {
        self.app.state::<Dropped>().take(files)
    }

    /// Calls a command as the page does; bytes are answered as a list of numbers.
    ///
    /// # Errors
    /// What the page would be given.
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.answer(command, arguments).map(|body| match body {
            InvokeResponseBody::Raw(bytes) => bytes.into(),
            json => json.deserialize::<Value>().expect("commands answer JSON or bytes"),
        })
    }

    /// As [`call`](Self::call), with an answer that may be bytes.
    ///
    /// # Errors
    /// What the page would be given.
    pub fn answer(&self, command: &str, arguments: Value) -> Result<InvokeResponseBody, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("BUG: a fixed address"),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        tauri::test::get_ipc_response(&self.page, request)
    }
}
