//! `WebKitWebDriver` on a port that nobody else uses.

use std::fs::{self, OpenOptions};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use xtask::process::{self, Running};
use xtask::wait;

use crate::PATIENCE;
use crate::desk::Desk;

/// How often another program may take the port between our finding it and the driver's listening on it.
const ATTEMPTS: usize = 3;

/// A running driver. Dropping it stops it and what it opened.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Running,
    port: u16,
}

impl Driver {
    /// Starts a driver at the desk and waits until it listens.
    pub(crate) fn start(desk: &Desk) -> Result<Self> {
        for _ in 0..ATTEMPTS {
            if let Some(driver) = Self::attempt(desk)? {
                return Ok(driver);
            }
        }
        bail!("WebKitWebDriver found no port to listen on");
    }

    fn attempt(desk: &Desk) -> Result<Option<Self>> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let log = OpenOptions::new().create(true).append(true).open(desk.log())?;
        let mut command = Command::new("WebKitWebDriver");
        desk.settle(&mut command).arg("--host=127.0.0.1").arg(format!("--port={port}"));
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let mut process = Running::start("WebKitWebDriver", &mut command).context("`cargo xtask needs` installs it")?;
        let listens = wait::until("WebKitWebDriver to listen", PATIENCE, || {
            if process.ended()?.is_some() {
                return Ok(Some(false));
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok().then_some(true))
        })?;
        Ok(listens.then_some(Self { process, port }))
    }

    /// The process ids of what it opened, and of all that this started in turn.
    pub(crate) fn opened(&self) -> Result<Vec<u32>> {
        let mut family = vec![self.process.id()];
        let parents = parents()?;
        for (id, parent) in &parents {
            // A child stands after its parent: ids grow, and start anew only after many thousands.
            if family.contains(parent) {
                family.push(*id);
            }
        }
        Ok(family.split_off(1))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver would leave its windows open. They end before their home is cleared away.
        self.opened().unwrap_or_default().into_iter().for_each(process::end);
        let ended = wait::until("the window to end", PATIENCE, || Ok(self.opened()?.is_empty().then_some(())));
        if let Err(failure) = ended {
            eprintln!("{failure:#}");
        }
    }
}

/// Every living process with its parent, in the order of their ids.
fn parents() -> Result<Vec<(u32, u32)>> {
    let mut all = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else { continue };
        // A process that has ended since is no longer in the list.
        let Ok(state) = fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        // The fields after the name, which may itself hold brackets: state, parent, …
        let mut fields = state.rsplit_once(')').map(|(_, fields)| fields.split_whitespace()).into_iter().flatten();
        let (Some(state), Some(parent)) = (fields.next(), fields.next().and_then(|field| field.parse().ok())) else {
            continue;
        };
        if state != "Z" {
            all.push((id, parent));
        }
    }
    all.sort_unstable();
    Ok(all)
}
