import { expect, test } from "vitest";
import { Choosing } from "./choosing.svelte.ts";

test("mine is kept until the reader says otherwise, for all rows or for one field of one", () => {
  const choosing = new Choosing();
  expect(choosing.word(2, "pages")).toBe("mine");
  choosing.all({ take_some: ["rating"] });
  expect([choosing.word(2, "pages"), choosing.word(2, "rating")]).toEqual(["mine", "theirs"]);
  choosing.pick(2, "pages", "theirs");
  choosing.pick(3, "rating", "mine");
  expect([choosing.word(2, "pages"), choosing.word(3, "pages")]).toEqual(["theirs", "mine"]);
  expect([choosing.word(2, "rating"), choosing.word(3, "rating")]).toEqual(["theirs", "mine"]);
  expect(choosing.picks).toEqual([
    { line: 2, field: "pages", word: "theirs" },
    { line: 3, field: "rating", word: "mine" },
  ]);
});

test("what is said of all rows counts for those that were chosen before, too", () => {
  const choosing = new Choosing();
  choosing.pick(2, "pages", "theirs");
  choosing.pick(2, "pages", "mine");
  expect(choosing.count).toBe(1);
  choosing.all("take");
  expect([choosing.word(2, "pages"), choosing.count]).toEqual(["theirs", 0]);
});
