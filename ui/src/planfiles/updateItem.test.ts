import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import type { UpdateEntry } from "#ipc/bindings.ts";
import { createKept } from "./kept.svelte.ts";
import UpdateItem from "./UpdateItem.svelte";

it("two things of an item that are called the same are both shown, as of a file with a field of its own", () => {
  const entry: UpdateEntry = {
    key: "item:emma",
    subject: "item",
    item: "i1",
    title: "Emma",
    stage: "First",
    changes: [
      { part: "annotations.why", kind: "reworded", field: "why", from: "For the tone.", to: "For the irony." },
      { part: "why", kind: "fact", field: "why", from: "", to: "Read it twice." },
    ],
    newcomer: null,
    touched: false,
    copy: null,
  };
  render(UpdateItem, { entry, from: "1", to: "2", kept: createKept(), switching: false, onswitch: () => undefined });
  expect(screen.getByText("irony.")).toBeTruthy();
  expect(screen.getByText("Read it twice.")).toBeTruthy();
});
