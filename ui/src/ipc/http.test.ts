import { afterEach, describe, expect, it, vi } from "vitest";
import { httpHost } from "./http.ts";

const respond = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

afterEach(() => vi.unstubAllGlobals());

describe("the bridge of the browser tests", () => {
  it("runs commands and rejects with the shell's own shape", async () => {
    const fetch = vi.fn(async (_url: string, init: RequestInit) =>
      String(init.body).includes("nope")
        ? respond({ error: { code: "not_found", message: "There is no nope." } }, 404)
        : respond({ ok: 7 }),
    );
    vi.stubGlobal("fetch", fetch);
    const host = httpHost("http://127.0.0.1:1");
    await expect(host.invoke("book_get", { id: "b1" })).resolves.toBe(7);
    expect(JSON.parse(String(fetch.mock.calls[0]?.[1].body))).toEqual({ cmd: "book_get", args: { id: "b1" } });
    await expect(host.invoke("nope")).rejects.toEqual({ code: "not_found", message: "There is no nope." });
  });

  it("gives bytes as they are", async () => {
    const bytes = new Response(new Uint8Array([1, 2]), { headers: { "content-type": "application/octet-stream" } });
    vi.stubGlobal("fetch", async () => bytes);
    const answer = await httpHost("").invoke("image_get", { id: "p1" });
    expect([...new Uint8Array(answer as ArrayBuffer)]).toEqual([1, 2]);
  });

  it("hands on each event once, and stops asking when nobody listens", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (url: string) => {
      asked.push(url);
      const first = url.endsWith("after=0");
      return respond({ events: first ? [{ seq: 4, name: "library-changed", payload: { revision: 4 } }] : [] });
    });
    const heard: unknown[] = [];
    const stop = await httpHost("", 1).listen("library-changed", (payload) => heard.push(payload));
    await vi.waitFor(() => expect(asked).toContain("/events?after=4"));
    stop();
    expect(heard).toEqual([{ revision: 4 }]);
    const before = asked.length;
    await new Promise((resume) => setTimeout(resume, 20));
    expect(asked.length).toBeLessThanOrEqual(before + 1);
  });
});
