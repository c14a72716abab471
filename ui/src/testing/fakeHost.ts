/** A host for tests: commands answered by functions, events sent by hand. */
import { setHost } from "#ipc/host.ts";

type Answers = Record<string, (args: Record<string, unknown>) => unknown>;

/** What a test sees of the fake host. */
export interface FakeHost {
  /** Every command that was run, in order. */
  ran: { command: string; args: Record<string, unknown> }[];
  /** Sends an event to whoever listens. */
  send(event: string, payload: unknown): void;
}

/**
 * Answers commands with the given functions; one that throws refuses. Every dialog for a file or folder answers
 * `chosen`. Becomes the host at once.
 */
export function fakeHost(answers: Answers, chosen: string | null = null): FakeHost {
  const handlers = new Map<string, Set<(payload: unknown) => void>>();
  const ran: FakeHost["ran"] = [];
  setHost({
    invoke: async (command, args = {}) => {
      ran.push({ command, args });
      const answer = answers[command];
      if (answer === undefined) throw `command ${command} not found`;
      return answer(args);
    },
    listen: async (event, handler) => {
      const set = handlers.get(event) ?? new Set();
      handlers.set(event, set.add(handler));
      return () => set.delete(handler);
    },
    openFileDialog: async () => chosen,
    openFolderDialog: async () => chosen,
    saveFileDialog: async () => chosen,
  });
  return { ran, send: (event, payload) => handlers.get(event)?.forEach((handler) => handler(payload)) };
}
