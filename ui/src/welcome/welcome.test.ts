import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanOffer } from "#ipc/bindings.ts";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import Page from "#testing/Page.svelte";
import { shelfRows } from "./shelves.ts";
import Welcome from "./Welcome.svelte";

const user = userEvent.setup();
let host: FakeHost;

const offer = (key: string, title: string): PlanOffer => ({
  key,
  title,
  summary: "From first queries to running a service.",
  version: "2026.11",
  stages: 2,
  items: 3,
  unidentified: 1,
  pages: 2496,
  shelf: [
    { title: "Express in Action", pages: 256, stage: 0 },
    { title: null, pages: null, stage: 0 },
    { title: "Core Data", pages: 250, stage: 1 },
  ],
  taken: null,
});

beforeEach(() => {
  host = fakeHost({
    library_status: () => ({
      path: "/home/reader/Lectern/Library.lectern",
      name: "Library",
      folder: "/home/reader/Lectern",
      counts: { books: 0, reading: 0, notes: 0, plans: 0, in_trash: 0 },
      problem: null,
      recent: [],
      default_path: null,
      version: "0.1.0",
    }),
    plan_offers: () => [offer("backend-engineering", "Backend Engineering"), offer("backend-canon", "Backend Canon")],
    plan_take: () => ({ value: "p1", label: "Took the plan Backend Engineering", stale: ["plans"] }),
  });
});

describe("a reader with nothing yet", () => {
  it("is shown the plans there are, each as a shelf, and where the library lives", async () => {
    render(Page, { page: Welcome });
    expect(await screen.findByRole("heading", { level: 1, name: "What are you going to read?" })).toBeTruthy();
    expect(await screen.findByRole("img", { name: /Backend Engineering as a shelf, stages 1 to 2/ })).toBeTruthy();
    expect(screen.getAllByText("3 steps in 2 stages").length).toBe(2);
    expect(screen.getByText("/home/reader/Lectern/Library.lectern")).toBeTruthy();
  });

  it("takes the first plan in one action and arrives at it", async () => {
    render(Page, { page: Welcome });
    const [first] = await screen.findAllByRole("button", { name: "Use this plan" });
    await user.click(first as HTMLElement);
    await waitFor(() => expect(window.location.hash).toBe("#/plan/p1"));
    expect(host.ran.find(({ command }) => command === "plan_take")?.args).toEqual({ key: "backend-engineering" });
  });

  it("can bring the books of another program instead", async () => {
    render(Page, { page: Welcome });
    await user.click(await screen.findByRole("button", { name: /Import books/ }));
    await waitFor(() => expect(window.location.hash).toBe("#/import"));
  });
});

describe("the shelves of a plan", () => {
  it("stand in two rows of about as many books, stages whole", () => {
    const shelf = [3, 3, 5, 4, 1].flatMap((books, stage) =>
      Array.from({ length: books }, () => ({ title: "Emma", pages: 400, stage })),
    );
    const rows = shelfRows({ ...offer("k", "K"), shelf });
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 5],
    ]);
    expect(rows.map(({ stages }) => stages.flat().length)).toEqual([6, 10]);
  });

  it("stand in one row where there are few books", () => {
    expect(shelfRows(offer("k", "K")).length).toBe(1);
  });
});
