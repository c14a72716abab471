/**
 * The shell, lent to the browser: starts `lectern-bridge` on a library of its own and a free port, and stops it by its
 * process id. `tests/ipc/src/bin/lectern-bridge.rs` is the other side.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..", "..", "..");
const target = process.env["CARGO_TARGET_DIR"] ?? join(root, "target");
const program = process.env["LECTERN_BRIDGE"] ?? join(target, "debug", "lectern-bridge");
const page = process.env["LECTERN_UI"] ?? join(root, "ui", "dist");

/** A change as the shell answers it. */
export interface Changed<T = string> {
  value: T;
  label: string | null;
}

/** The running shell. */
export class Bridge {
  private constructor(
    /** Where it listens: `http://127.0.0.1:PORT`. */
    readonly address: string,
    /** The folder of its library, to which nothing else writes. */
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts it; `prepare` may put something in the library's place first. */
  static async start(prepare?: (library: string) => Promise<void>): Promise<Bridge> {
    const folder = await mkdtemp(join(tmpdir(), "lectern-browser-"));
    const library = join(folder, "library.lectern");
    await prepare?.(library);
    const child = spawn(program, ["--library", library, "--ui", page], { stdio: ["ignore", "pipe", "inherit"] });
    // A killed run leaves nothing behind.
    process.once("exit", () => child.kill());
    const lines = createInterface({ input: child.stdout });
    const said = await Promise.race([once(lines, "line"), once(child, "exit").then(() => undefined)]);
    if (said === undefined) throw new Error(`${program} ended before it listened`);
    return new Bridge(String(said[0]), folder, child);
  }

  /** Runs a command of the shell, as the page would. */
  async call<T>(cmd: string, args: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.address}/invoke`, { method: "POST", body: JSON.stringify({ cmd, args }) });
    const body = (await response.json()) as { ok?: T; error?: unknown };
    if (!response.ok) throw new Error(`${cmd} was refused: ${JSON.stringify(body.error)}`);
    return body.ok as T;
  }

  /** Stops it and takes its folder away. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill();
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
