import { expect, test } from "vitest";
import { t } from "#i18n/index.svelte.ts";
import { ruleGroups } from "./rules.ts";

test("everything that a column can mean stands in one group", () => {
  expect(Object.values(ruleGroups).flat().sort()).toEqual(Object.keys(t.imports.rules).sort());
});
