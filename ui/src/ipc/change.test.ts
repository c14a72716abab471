import { describe, expect, it, vi } from "vitest";
import { fakeHost } from "#testing/fakeHost.ts";
import { toasts } from "#lib/toasts.svelte.ts";
import type { Changed } from "./bindings.ts";
import { change, edit, undo } from "./change.ts";
import { followLibrary, query, queryClient, queryKey } from "./queries.ts";

const finished: Changed<number> = { value: 7, label: "Finished Emma", stale: ["reads"] };

describe("a change", () => {
  it("says what was done and how to take it back", async () => {
    const host = fakeHost({ history_undo: () => ({ value: null, label: "Finished Emma", stale: ["reads"] }) });
    await expect(change(Promise.resolve(finished))).resolves.toMatchObject({ ok: true, value: 7 });
    const [toast] = toasts();
    expect(toast).toMatchObject({ text: "Finished Emma", action: { label: "Undo" } });

    await toast?.action?.run();
    expect(host.ran).toEqual([{ command: "history_undo", args: {} }]);
    expect(toasts().map(({ text }) => text)).toEqual(["Undone: Finished Emma"]);
  });

  it("takes back from a message the step that it names, and says where another came after it", async () => {
    const host = fakeHost({
      history_undo_step: () => {
        throw { code: "conflict", message: "One more step came after this one." };
      },
    });
    await change(Promise.resolve({ ...finished, step: 4 }));
    await change(Promise.resolve({ ...finished, label: "Rated Emma", step: 5 }));
    await toasts()[0]?.action?.run();
    expect(host.ran).toEqual([{ command: "history_undo_step", args: { step: 4 } }]);
    expect(toasts().map(({ text }) => text)).toEqual(["Rated Emma", "One more step came after this one."]);
  });

  it("says nothing when nothing changed", async () => {
    await change(Promise.resolve({ ...finished, label: null }));
    expect(toasts()).toEqual([]);
  });

  it("shows an edit at once and takes it back with a reason when it is refused", async () => {
    const key = queryKey("book", "b1");
    queryClient.setQueryData(key, { rating: 4 });
    let refuse: (thrown: unknown) => void = () => undefined;
    const answer = change(new Promise<never>((_, reject) => (refuse = reject)), {
      optimistic: [edit(key, (book: { rating: number }) => ({ ...book, rating: 9 }))],
    });
    expect(queryClient.getQueryData(key)).toEqual({ rating: 9 });

    refuse({ code: "conflict", message: "The book was removed meanwhile." });
    await expect(answer).resolves.toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(queryClient.getQueryData(key)).toEqual({ rating: 4 });
    expect(toasts()[0]).toMatchObject({ tone: "danger", text: "The book was removed meanwhile." });
  });

  it("offers to try again what may work the next time", async () => {
    const run = vi.fn().mockRejectedValueOnce({ code: "busy", message: "Try later." }).mockResolvedValueOnce(finished);
    await change(run);
    await toasts()[0]?.action?.run();
    expect(run).toHaveBeenCalledTimes(2);
    expect(toasts().map(({ text }) => text)).toEqual(["Finished Emma"]);
  });

  it("leaves a refusal to the form that asked for it", async () => {
    const outcome = await change(Promise.reject({ code: "invalid", message: "No.", field: "isbn" }), {
      ownErrors: true,
    });
    expect(outcome).toEqual({ ok: false, error: { code: "invalid", message: "No.", field: "isbn" } });
    expect(toasts()).toEqual([]);
  });

  it("informs rather than alarms when there is nothing to undo", async () => {
    fakeHost({
      history_undo: () => {
        throw { code: "no_step", message: "There is nothing to undo." };
      },
    });
    await undo();
    expect(toasts()[0]).toMatchObject({ tone: "info", text: "There is nothing to undo." });
  });
});

describe("following the library", () => {
  it("marks the queries of a change by any program as out of date, and no others", async () => {
    const host = fakeHost({});
    await followLibrary();
    await queryClient.fetchQuery(query("notes", [], async () => []) as never);
    await queryClient.fetchQuery(query("settings", [], async () => ({})) as never);
    host.send("library-changed", { stale: ["notes"], op: null, source: "outside", revision: 3 });
    await vi.waitFor(() => expect(queryClient.getQueryState(queryKey("notes"))?.isInvalidated).toBe(true));
    expect(queryClient.getQueryState(queryKey("settings"))?.isInvalidated).toBe(false);
  });
});
