import { describe, expect, it } from "vitest";
import { applyAppearance, nextTextScale } from "./appearance.ts";

describe("the reader's looks", () => {
  it("are attributes of the root, and absent where the system decides", () => {
    const root = document.createElement("html");
    applyAppearance({ theme: "dark", density: "compact", textScale: 1.5, motion: "reduce" }, root);
    expect({ ...root.dataset }).toEqual({ theme: "dark", density: "compact", motion: "reduce" });
    expect(root.style.getPropertyValue("--text-scale")).toBe("1.5");

    applyAppearance({ theme: "system", density: "comfortable", textScale: 9, motion: "system" }, root);
    expect({ ...root.dataset }).toEqual({});
    expect(root.style.getPropertyValue("--text-scale")).toBe("2");
  });

  it("step without crumbs and stop at the bounds", () => {
    expect(nextTextScale(1.1, 1)).toBe(1.2);
    expect(nextTextScale(2, 1)).toBe(2);
    expect(nextTextScale(0.8, -1)).toBe(0.8);
  });
});
