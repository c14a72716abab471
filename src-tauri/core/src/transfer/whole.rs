//! Files that are whole or not there: written beside their place, and moved to it once they are on the disk.
//!
//! The rules protected here: nothing is ever written over a database, a library and its backups among them; a link stays
//! one, and what it leads to is replaced; into what is no file, as a pipe, is written straight.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tempfile::NamedTempFile;

use crate::{Error, Result, storage};

/// So many bytes are handed to the disk at once.
const BLOCK: usize = 256 * 1024;
/// So many blocks may wait for it.
const WAITING: usize = 4;
/// After so many bytes the disk is asked to have them, so that not everything is left to the end.
const SETTLED: usize = 4 << 20;

/// Writes a small file.
pub(super) fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    match Place::of(path)? {
        Place::Straight(file) => write_through(file, path, write),
        Place::Beside { mut part, path: to } => {
            let written = write_through(part.as_file_mut(), path, write)?;
            put(part, &to, path)?;
            Ok(written)
        }
    }
}

/// Writes a file that may be large: while the next rows are made, another thread gives the last ones to the disk.
pub(super) fn stream_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let (part, to) = match Place::of(path)? {
        Place::Straight(file) => return write_through(file, path, write),
        Place::Beside { part, path } => (part, path),
    };
    let disk = part.as_file();
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
    put(part, &to, path)?;
    Ok(written)
}

/// Makes a file that must not be there yet, or holds nothing. What is no file is opened to be written to.
pub(super) fn open_new(path: &Path) -> Result<File> {
    storage::refuse_over_database(path)?;
    let new = match fs::metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() > 0 => Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) => OpenOptions::new().write(true).open(path),
        Err(_) => OpenOptions::new().write(true).create_new(true).open(path),
    };
    new.map_err(failed(path))
}

fn write_through<T>(file: impl Write, path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let mut out = BufWriter::with_capacity(BLOCK, file);
    let written = write(&mut out)?;
    out.flush().map_err(failed(path))?;
    Ok(written)
}

/// Where the bytes of a file go.
enum Place {
    /// Into a part beside the file, which is then moved to it.
    Beside {
        part: NamedTempFile,
        /// The file itself, wherever links lead.
        path: PathBuf,
    },
    /// Into a pipe or a device: it is nobody's to replace.
    Straight(File),
}

impl Place {
    fn of(path: &Path) -> Result<Self> {
        storage::refuse_over_database(path)?;
        let to = led_to(path).map_err(failed(path))?;
        match fs::metadata(&to) {
            Ok(meta) if meta.is_dir() => Err(failed(path)(io::ErrorKind::IsADirectory.into())),
            Ok(meta) if !meta.is_file() => {
                OpenOptions::new().write(true).open(&to).map(Self::Straight).map_err(failed(path))
            }
            _ => Ok(Self::Beside { part: part(&to).map_err(failed(path))?, path: to }),
        }
    }
}

/// Longer chains of links than this lead in a circle.
const MOST_LINKS: usize = 40;

/// The path that links lead to, whether or not there is something.
fn led_to(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink()) {
            return Ok(path);
        }
        let next = fs::read_link(&path)?;
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("its links lead in a circle"))
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

fn part(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lectern-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn put(part: NamedTempFile, to: &Path, called: &Path) -> Result<()> {
    part.as_file().sync_all().map_err(failed(called))?;
    part.persist(to).map_err(|error| failed(called)(error.error))?;
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    move |error| Error::io(path, "Writing", error)
}
