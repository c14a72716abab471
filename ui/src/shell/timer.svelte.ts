/**
 * The timer as the interface follows it: the library says what was counted, the clock goes on here until it says
 * more. Nothing is kept: closing the window changes nothing.
 */
import { createQuery } from "@tanstack/svelte-query";
import { commands, type BookId, type Timer } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";
import { query } from "#ipc/queries.ts";

/** The timer, if there is one. */
const timerQuery = () => query("timer", [], commands.timerGet);

/** The timer while a component is shown. */
export interface FollowedTimer {
  /** None while there is none, or while nobody has answered yet. */
  readonly timer: Timer | undefined;
  /** Seconds counted up to now. */
  readonly seconds: number;
}

/** Follows the timer. Called while a component is set up. */
export function followTimer(): FollowedTimer {
  const asked = createQuery(timerQuery);
  let now = $state(Date.now());
  const running = $derived(asked.data?.running === true);
  const since = $derived(asked.dataUpdatedAt);

  $effect(() => {
    if (!running) return undefined;
    now = Date.now();
    const ticking = setInterval(() => (now = Date.now()), 1000);
    return () => clearInterval(ticking);
  });

  return {
    get timer() {
      return asked.data ?? undefined;
    },
    get seconds() {
      const counted = asked.data?.seconds ?? 0;
      return running ? counted + Math.max(0, Math.floor((now - since) / 1000)) : counted;
    },
  };
}

/** Says that the window sees the timer: when one begins to run here, and whenever the window comes back to sight. */
export function watchTimer(followed: FollowedTimer): void {
  const running = $derived(followed.timer?.running === true ? followed.timer.started_at : undefined);
  // A refusal is no news: the shell looks too, once a minute.
  const seen = () => void commands.timerSeen().catch(() => undefined);

  $effect(() => {
    if (running === undefined) return undefined;
    seen();
    const inSight = () => document.visibilityState === "visible" && seen();
    document.addEventListener("visibilitychange", inSight);
    return () => document.removeEventListener("visibilitychange", inSight);
  });
}

/** A book that can be timed. */
export interface Timed {
  id: BookId;
  title: string;
}

let asking = $state.raw<{ next: Timed | undefined }>();

/** Whether the session is being finished, and which one is to begin then. */
export function stopAsked(): { next: Timed | undefined } | undefined {
  return asking;
}

/** Asks where the reader is, to finish the session; then the next may begin. */
export function askToStop(next?: Timed): void {
  asking = { next };
}

/** Leaves the session as it is. */
export function closeStop(): void {
  asking = undefined;
}

/** Starts the timer for a book. */
export function startTimer(book: BookId): Promise<Outcome<null>> {
  return change(() => commands.timerStart(book));
}

/** Starts a session of a book, or finishes the one that runs; one of another book is finished first. */
export function startOrFinish(book: Timed, timer: Timer | undefined): void {
  if (timer === undefined) void startTimer(book.id);
  else askToStop(timer.book === book.id ? undefined : book);
}
