import { describe, expect, it } from "vitest";
import { hrefTo, parseHash } from "./routes.ts";

describe("addresses", () => {
  it.each([
    ["", { name: "today", id: null, search: {} }],
    ["#/", { name: "today", id: null, search: {} }],
    ["#/today", { name: "today", id: null, search: {} }],
    ["#/plan", { name: "plan", id: null, search: {} }],
    ["#/plan/p1?item=i2", { name: "plan", id: "p1", search: { item: "i2" } }],
    ["#/book/a%2Fb", { name: "book", id: "a/b", search: {} }],
    ["#/library?q=state%3Areading+emma", { name: "library", id: null, search: { q: "state:reading emma" } }],
  ])("%s names a place", (hash, place) => {
    expect(parseHash(hash)).toEqual(place);
  });

  it.each(["#/nowhere", "#/book", "#/library/x", "#/plan/a/b"])("%s names no page", (hash) => {
    expect(parseHash(hash)).toBeNull();
  });

  it("keeps a stray percent sign", () => {
    expect(parseHash("#/book/100%")?.id).toBe("100%");
  });

  it.each([
    ["book", "a/b", { tab: "notes", q: undefined }],
    ["library", null, { q: "“Emma” & more" }],
  ] as const)("a link to %s leads back to the same place", (name, id, search) => {
    const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
    expect(parseHash(hrefTo(name, id, search))).toEqual({ name, id, search: kept });
  });
});
