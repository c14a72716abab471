//! Files that are whole or not there: written beside their place, and moved to it once they are on the disk.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tempfile::NamedTempFile;

use crate::{Error, Result};

/// So many bytes are handed to the disk at once.
const BLOCK: usize = 256 * 1024;
/// So many blocks may wait for it.
const WAITING: usize = 4;
/// After so many bytes the disk is asked to have them, so that not everything is left to the end.
const SETTLED: usize = 4 << 20;

/// Writes a small file.
pub(super) fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut file = part(path)?;
    let mut out = BufWriter::new(file.as_file_mut());
    let written = write(&mut out)?;
    out.flush().map_err(failed(path))?;
    drop(out);
    put(file, path)?;
    Ok(written)
}

/// Writes a file that may be large: while the next rows are made, another thread gives the last ones to the disk.
pub(super) fn stream_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let file = part(path)?;
    let disk = file.as_file();
    let (written, kept) = thread::scope(|scope| {
        let (send, receive) = sync_channel(WAITING);
        let keeper = scope.spawn(move || keep(disk, &receive));
        let mut out = BufWriter::with_capacity(BLOCK, Handing(send));
        let written = write(&mut out);
        let flushed = out.flush();
        drop(out);
        let kept = keeper.join().expect("BUG: writing a file does not panic");
        (written, kept.and(flushed))
    });
    // Where the disk refused, what was written knows only that nobody took it.
    kept.map_err(failed(path))?;
    let written = written?;
    put(file, path)?;
    Ok(written)
}

/// Hands each block to whoever keeps them.
struct Handing(SyncSender<Vec<u8>>);

impl Write for Handing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.send(bytes.to_vec()).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the blocks, and has a third thread ask the disk for what is written: a disk that takes its time keeps nobody
/// waiting but the end.
fn keep(file: &File, blocks: &Receiver<Vec<u8>>) -> io::Result<()> {
    thread::scope(|scope| {
        let (ask, asked) = sync_channel(0);
        let settler = scope.spawn(move || asked.into_iter().try_for_each(|()| file.sync_data()));
        let written = write_blocks(file, blocks, &ask);
        drop(ask);
        let settled = settler.join().expect("BUG: asking the disk does not panic");
        written.and(settled)
    })
}

fn write_blocks(mut file: &File, blocks: &Receiver<Vec<u8>>, ask: &SyncSender<()>) -> io::Result<()> {
    let mut since = 0;
    for block in blocks {
        file.write_all(&block)?;
        since += block.len();
        // While the disk is still busy with what it was asked for last, there is time to ask.
        if since >= SETTLED && ask.try_send(()).is_ok() {
            since = 0;
        }
    }
    Ok(())
}

fn part(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed(path))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lectern-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(failed(path))
}

fn put(file: NamedTempFile, path: &Path) -> Result<()> {
    file.as_file().sync_all().map_err(failed(path))?;
    file.persist(path).map_err(|error| failed(path)(error.error))?;
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    move |error| Error::io(path, "Writing", error)
}
