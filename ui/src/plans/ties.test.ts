import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeHost, type FakeHost } from "#testing/fakeHost.ts";
import NeedDialog from "#shared/NeedDialog.svelte";
import GroupDialog from "./GroupDialog.svelte";
import MoveDialog from "./MoveDialog.svelte";
import PartDialog from "./PartDialog.svelte";
import { inOutline, item, needs, outlined, plan, stage } from "./samples.ts";
import { tieCommands } from "./tieCommands.ts";
import type { PlanView } from "./view.svelte.ts";

const user = userEvent.setup();
const onclose = vi.fn();
let host: FakeHost;
let refusal: object | undefined;

const [sql, antipatterns, internals] = ["Learning SQL", "SQL Antipatterns", "Database Internals"].map((title) =>
  item(title),
) as [ReturnType<typeof item>, ReturnType<typeof item>, ReturnType<typeof item>];

beforeEach(() => {
  onclose.mockReset();
  refusal = undefined;
  const answer = (): unknown => {
    if (refusal !== undefined) throw refusal;
    return { value: "g1", label: "Done", stale: ["plans"] };
  };
  const names = ["item_part", "group_make", "group_edit", "group_dissolve", "need_set"];
  host = fakeHost({ topic_list: () => [], ...Object.fromEntries(names.map((name) => [name, answer])) });
});

/** What the dialogs need of a plan's page. */
function view(...items: ReturnType<typeof item>[]): PlanView {
  const groups = items.some(({ group }) => group !== null) ? [{ id: "g1", title: "Either", take: 1 }] : [];
  return { plan: inOutline(plan([stage("one", items)], { groups })) } as PlanView;
}

const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("textbox", { name });
const save = () => user.click(screen.getByRole("button", { name: "Save" }));

describe("how much of a book an item asks for", () => {
  it("is the whole until chapters or pages are named", async () => {
    render(PartDialog, { item: sql, onclose });
    expect(screen.queryByRole("textbox", { name: "From" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Pages" }));
    await user.type(field("From"), "20");
    await user.type(field("To"), "80");
    await save();
    expect(host.ran.at(-1)?.args).toEqual({ id: sql.id, part: { unit: "page", first: 20, last: 80 } });
    expect(onclose).toHaveBeenCalled();
  });

  it("is the whole again by one choice, and what is refused is said at the field", async () => {
    render(PartDialog, { item: { ...sql, part: { unit: "chapter", first: 1, last: 7 } }, onclose });
    refusal = { code: "invalid", message: "A part begins at 1.", field: "part", detail: null };
    await save();
    expect(screen.getByText("A part begins at 1.")).toBeTruthy();
    expect(onclose).not.toHaveBeenCalled();
    refusal = undefined;
    await user.click(screen.getByRole("button", { name: "The whole book" }));
    await save();
    expect(host.ran.at(-1)?.args).toEqual({ id: sql.id, part: null });
  });
});

describe("items of which some are taken", () => {
  it("are chosen among those that are in no group yet", async () => {
    render(GroupDialog, { view: view(sql, antipatterns, { ...internals, group: "g2" }), item: sql, onclose });
    expect(screen.getAllByRole("checkbox")).toHaveLength(2);
    await user.type(field("What the choice is between"), "Either");
    await user.click(screen.getByRole("checkbox", { name: "SQL Antipatterns" }));
    await save();
    const draft = { title: "Either", take: 1 };
    expect(host.ran).toEqual([{ command: "group_make", args: { items: [sql.id, antipatterns.id], draft } }]);
  });

  it("come and leave in one step with the name and the number", async () => {
    const [one, two] = [sql, antipatterns].map((each) => ({ ...each, group: "g1" }));
    if (one === undefined || two === undefined) throw new Error("there are two");
    render(GroupDialog, { view: view(one, two, internals), item: one, onclose });
    await user.click(screen.getByRole("checkbox", { name: "Database Internals" }));
    await user.click(screen.getByRole("checkbox", { name: "SQL Antipatterns" }));
    await user.type(field("What the choice is between"), " of these");
    await save();
    const args = { id: "g1", draft: { title: "Either of these", take: 1 }, items: [one.id, internals.id] };
    expect(host.ran).toEqual([{ command: "group_edit", args }]);
  });

  it("are each for themselves again once the group is dissolved", async () => {
    const one = { ...sql, group: "g1" };
    render(GroupDialog, { view: view(one, antipatterns), item: one, onclose });
    await user.click(screen.getByRole("button", { name: "Dissolve the group" }));
    expect(host.ran).toEqual([{ command: "group_dissolve", args: { id: "g1" } }]);
    expect(onclose).toHaveBeenCalled();
  });

  it("of ten thousand are found by typing, and only what can be looked over is drawn", async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => item(`Tide ${at}`));
    const [first] = many;
    if (first === undefined) throw new Error("there are many");
    render(GroupDialog, { view: view(...many), item: first, onclose });
    expect(screen.getAllByRole("checkbox")).toHaveLength(101);
    await user.type(screen.getByRole("searchbox", { name: "Find: Items" }), "9999");
    await user.click(screen.getByRole("checkbox", { name: "Tide 9999" }));
    await user.clear(screen.getByRole("searchbox", { name: "Find: Items" }));
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Tide 9999" }).checked).toBe(true);
    await save();
    expect(host.ran.at(-1)?.args).toMatchObject({ items: ["tide-0", "tide-9999"] });
  });
});

describe("an item among ten thousand", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => item(`Tide ${at}`));

  it("is made a prerequisite by typing part of its title", async () => {
    render(NeedDialog, {
      stages: inOutline(plan([stage("one", many)])).stages.map(({ id, title, items }) => ({ id, title, items })),
      groups: [],
      connection: { from: null, to: "tide-5" },
      onclose,
    });
    expect(screen.getAllByRole("option").length).toBeLessThan(220);
    await user.type(screen.getByRole("searchbox", { name: "Find: First" }), "tide 777");
    await user.selectOptions(screen.getByRole("listbox", { name: "First" }), "Tide 7779");
    await user.click(screen.getByRole("button", { name: "Connect" }));
    expect(host.ran.find(({ command }) => command === "need_set")).toMatchObject({
      args: { item: "tide-5", draft: { needs: { kind: "item", id: "tide-7779" } } },
    });
  });

  it("moves behind another that is found by typing", async () => {
    const [first] = many;
    if (first === undefined) throw new Error("there are many");
    render(MoveDialog, { view: view(...many), item: first, onclose });
    expect(screen.getAllByRole("option").length).toBeLessThan(120);
    await user.type(screen.getByRole("searchbox", { name: "Find: Place" }), "after tide 4321");
    await user.selectOptions(screen.getByRole("listbox", { name: "Place" }), "After Tide 4321");
    expect(screen.getByRole<HTMLSelectElement>("listbox", { name: "Place" }).value).toBe("4321");
  });
});

describe("the key to go on without a prerequisite", () => {
  it("waits for an item that the cursor has only just come to", async () => {
    const waiting = item("Database Internals", { requires: [needs(sql)] });
    fakeHost({ plan_rows: () => [waiting] });
    const asked = {
      ...view(waiting),
      asked: null,
      acting: () => outlined(waiting),
      whole: () => undefined,
    } as PlanView;
    const waive = tieCommands(asked).find(({ keys }) => keys?.includes("Shift+W"));
    expect(waive?.when?.()).toBe(true);
    await waive?.run();
    expect(asked.asked).toMatchObject({ kind: "waive", name: "Learning SQL" });
  });
});
