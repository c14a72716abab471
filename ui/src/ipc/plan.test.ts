import { expect, it } from "vitest";
import { fakeHost } from "#testing/fakeHost.ts";
import { outlineQuery, planQuery } from "./plan.ts";
import { queryClient } from "./queries.ts";

const piece = (stages: string[], groups: string[], next: number | null) => ({
  id: "p1",
  title: "Pairs",
  stages: stages.map((id) => ({ id, title: id })),
  groups: groups.map((id) => ({ id, title: id, take: 1 })),
  next,
});

it("puts the stages and groups of a long plan together, however many pieces they come in", async () => {
  const pieces = [piece(["s1", "s2"], [], 2), piece(["s3"], ["g1"], 4), piece([], ["g2", "g3"], null)];
  const starts = [0, 2, 4];
  const host = fakeHost({
    plan_outline: ({ from }) => structuredClone(pieces[starts.indexOf(from as number)]),
    plan_items: () => ({ items: [], next: null, print: "", unchanged: false }),
  });
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const outline = await queryClient.fetchQuery(outlineQuery("p1"));
  expect([ids(outline.stages), ids(outline.groups)]).toEqual([
    ["s1", "s2", "s3"],
    ["g1", "g2", "g3"],
  ]);
  expect(host.ran.map(({ args }) => args["from"])).toEqual(starts);
  const plan = await queryClient.fetchQuery(planQuery("p1"));
  expect([ids(plan.stages), ids(plan.groups)]).toEqual([ids(outline.stages), ids(outline.groups)]);
});
