/**
 * The host of the browser tests: the same commands over HTTP on loopback, with events by polling. Chosen only when a
 * test sets `window.__LECTERN_BRIDGE__` before the page loads; the window never does.
 *
 * - `POST {base}/invoke` with `{ cmd, args }` answers 200 `{ ok }`, or bytes where the command does, or 4xx `{ error: { code, message, field?, detail? } }`.
 * - `GET {base}/events?after=N` answers `{ events: [{ seq, name, payload }] }`.
 */
import type { Host } from "./host.ts";

interface BridgeEvent {
  seq: number;
  name: string;
  payload: unknown;
}

type Handler = (payload: unknown) => void;

/** A host that speaks to the bridge at `base`. Events are asked for every `interval` milliseconds. */
export function httpHost(base: string, interval = 100): Host {
  const handlers = new Map<string, Set<Handler>>();
  let after = 0;
  let polling = false;

  async function poll(): Promise<void> {
    polling = true;
    while (handlers.size > 0) {
      for (const event of await eventsAfter(base, after)) {
        after = Math.max(after, event.seq);
        handlers.get(event.name)?.forEach((handler) => handler(event.payload));
      }
      await new Promise((resume) => setTimeout(resume, interval));
    }
    polling = false;
  }

  return {
    invoke: (cmd, args) => command(base, cmd, args),
    listen: async (name, handler) => {
      const set = handlers.get(name) ?? new Set();
      handlers.set(name, set.add(handler));
      if (!polling) void poll();
      return () => {
        set.delete(handler);
        if (set.size === 0) handlers.delete(name);
      };
    },
    // A browser has no native dialog: the test answers through the page's own prompt.
    openFileDialog: async ({ title, startAt }) => window.prompt(title, startAt),
    openFolderDialog: async ({ title, startAt }) => window.prompt(title, startAt),
    saveFileDialog: async ({ title, startAt }) => window.prompt(title, startAt),
  };
}

async function command(base: string, cmd: string, args: Record<string, unknown> = {}): Promise<unknown> {
  const response = await fetch(`${base}/invoke`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ cmd, args }),
  });
  if (response.headers.get("content-type") === "application/octet-stream") return response.arrayBuffer();
  const body = (await response.json()) as { ok?: unknown; error?: unknown };
  if (!response.ok) throw body.error;
  return body.ok;
}

/** The events since `after`; none when the bridge does not answer, since it may be going down with its test. */
async function eventsAfter(base: string, after: number): Promise<BridgeEvent[]> {
  try {
    const response = await fetch(`${base}/events?after=${after}`);
    return ((await response.json()) as { events: BridgeEvent[] }).events;
  } catch {
    return [];
  }
}
