/** Long work as it goes: how far it is, for as long as it lasts. There is one piece at a time. */
import { commands, type WorkProgress } from "./bindings.ts";

/** How often the work under way is asked how far it is, in milliseconds. */
const EVERY = 150;

/** A piece of work that is watched. */
export class Work {
  /** How far it is; null where nobody knows, or nothing is under way. */
  progress = $state.raw<WorkProgress | null>(null);

  /** Carries it out, asking how far it is in between. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.progress = null;
    const timer = setInterval(() => {
      // Not knowing how far it is changes nothing about the work, which says itself what goes wrong.
      void commands.workProgress().then(
        (progress) => (this.progress = progress),
        () => (this.progress = null),
      );
    }, EVERY);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      this.progress = null;
    }
  }

  /** Calls it off; it then ends as `cancelled`, with nothing half done. */
  callOff(): Promise<unknown> {
    return commands.workCancel();
  }
}
