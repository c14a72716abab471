/**
 * What the interface needs from whatever holds the library. Two hosts exist: the window (`tauri.ts`), and a bridge
 * over HTTP for the tests that run the same interface in a browser (`http.ts`). `main.ts` chooses once.
 */

/** One kind of file a dialog offers. */
export interface FileKind {
  /** As the dialog shows it: “Lectern library”. */
  name: string;
  /** Without dots: `["lectern"]`. */
  extensions: string[];
}

/** What a file dialog asks. */
export interface FileQuestion {
  title?: string;
  /** The folder or file offered first. */
  startAt?: string;
  kinds?: FileKind[];
}

/** The other side of every command and event. */
export interface Host {
  /** Runs a command; rejects with what the shell refused, in the shell's own shape. */
  invoke(command: string, args?: Record<string, unknown>): Promise<unknown>;
  /** Calls the handler with each payload of the event until the returned function is called. */
  listen(event: string, handler: (payload: unknown) => void): Promise<() => void>;
  /** The path the reader chose to open, or null. */
  openFileDialog(question: FileQuestion): Promise<string | null>;
  /** The folder the reader chose, or null. */
  openFolderDialog(question: FileQuestion): Promise<string | null>;
  /** The path the reader chose to write to, or null. */
  saveFileDialog(question: FileQuestion): Promise<string | null>;
}

let current: Host | undefined;

/** Chooses the host. Called once before the interface is mounted. */
export function setHost(host: Host): void {
  current = host;
}

/** The chosen host. */
export function host(): Host {
  if (current === undefined) throw new Error("BUG: no host was chosen before the first command");
  return current;
}

/** Runs a command of the shell. The generated bindings call this; nothing else should need to. */
export function invoke<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  return host().invoke(command, args) as Promise<T>;
}
