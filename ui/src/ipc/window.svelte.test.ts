import { flushSync } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { markStale } from "./queries.ts";
import { createWindow, type WindowedList, type WindowPage } from "./window.svelte.ts";

interface Row {
  title: string;
}

type Fetch = (offset: number, limit: number) => Promise<WindowPage<Row>>;

/** A shelf of 1,000 books, named by their place and by what was searched. */
function shelf(asked: string): Fetch {
  return async (offset, limit) => ({
    total: 1000,
    rows: Array.from({ length: Math.min(limit, 1000 - offset) }, (_, at) => ({ title: `${asked} ${offset + at}` })),
  });
}

function open(search: () => string, fetch: (asked: string) => Fetch) {
  let list: WindowedList<Row, WindowPage<Row>> | undefined;
  const close = $effect.root(() => {
    list = createWindow(() => ({ name: "books", args: [search()], fetch: fetch(search()) }));
  });
  if (list === undefined) throw new Error("BUG: the root did not run");
  return { list, close };
}

describe("a list read in windows", () => {
  it("knows how many rows there are, and reads only those near the window", async () => {
    const fetch = vi.fn(shelf("emma"));
    const { list, close } = open(
      () => "",
      () => fetch,
    );
    expect(list.pending).toBe(true);
    await vi.waitFor(() => expect(list.total).toBe(1000));
    expect(list.at(7)?.title).toBe("emma 7");
    expect(list.at(450)).toBeUndefined();

    list.show(440, 520);
    flushSync();
    await vi.waitFor(() => expect(list.at(450)?.title).toBe("emma 450"));
    await vi.waitFor(() => expect(list.at(519)?.title).toBe("emma 519"));
    expect(fetch.mock.calls).toEqual([
      [0, 100],
      [400, 100],
      [500, 100],
    ]);
    close();
  });

  it("keeps the rows on the screen until a new search has found something", async () => {
    let asked = $state("emma");
    let answer: () => void = () => undefined;
    const { list, close } = open(
      () => asked,
      (text) => async (offset, limit) => {
        if (text === "persuasion") await new Promise<void>((resolve) => (answer = resolve));
        return shelf(text)(offset, limit);
      },
    );
    await vi.waitFor(() => expect(list.at(0)?.title).toBe("emma 0"));

    asked = "persuasion";
    flushSync();
    expect(list.at(0)?.title).toBe("emma 0");
    expect(list.outdated).toBe(true);
    expect(list.pending).toBe(false);
    answer();
    await vi.waitFor(() => expect(list.at(0)?.title).toBe("persuasion 0"));
    expect(list.outdated).toBe(false);
    close();
  });

  it("is read again when the books have changed, and says a refusal", async () => {
    const fetch = vi.fn(shelf("emma"));
    const { list, close } = open(
      () => "",
      () => fetch,
    );
    await vi.waitFor(() => expect(list.total).toBe(1000));
    fetch.mockRejectedValueOnce({ code: "busy", message: "Try later." });
    markStale(["books"]);
    await vi.waitFor(() => expect(list.error?.code).toBe("busy"));
    list.retry();
    await vi.waitFor(() => expect(list.error).toBeNull());
    expect(list.total).toBe(1000);
    close();
  });
});
