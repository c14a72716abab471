/** The way to the worker that lays plans out: the newest answer counts. */
import type { Picture, Plan } from "./layout.ts";

/** Lays plans out, one after the other. */
export interface Arranging {
  /** Answers the picture; none where a newer plan was asked for meanwhile. */
  arrange: (plan: Plan) => Promise<Picture | undefined>;
  close: () => void;
}

/** Starts the worker; without workers it is done in the page. */
export function startArranging(): Arranging {
  if (typeof Worker === "undefined") {
    return { arrange: async (plan) => (await import("./layout.ts")).layout(plan), close: () => undefined };
  }
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  let turn = 0;
  return {
    arrange(plan) {
      turn += 1;
      const mine = turn;
      return new Promise((resolve, reject) => {
        const onmessage = ({ data }: MessageEvent<{ turn: number; picture: Picture }>): void => {
          if (data.turn !== mine) return;
          settle();
          resolve(mine === turn ? data.picture : undefined);
        };
        const onerror = (event: ErrorEvent): void => {
          settle();
          reject(new Error(event.message));
        };
        const settle = (): void => {
          worker.removeEventListener("message", onmessage);
          worker.removeEventListener("error", onerror);
        };
        worker.addEventListener("message", onmessage);
        worker.addEventListener("error", onerror);
        worker.postMessage({ turn: mine, plan });
      });
    },
    close: () => worker.terminate(),
  };
}
