import { describe, expect, it } from "vitest";
import { placeBeside } from "./floating.ts";

const room = { width: 900, height: 600 };
const size = { width: 220, height: 200 };
const control = (left: number, top: number) => ({ left, right: left + 30, top, bottom: top + 30 });

describe("placing a menu", () => {
  it("lies below its control, in line with its start", () => {
    expect(placeBeside(control(100, 100), size, room)).toEqual({ x: 100, y: 134 });
  });

  it("lies above where there is no room below", () => {
    expect(placeBeside(control(100, 500), size, room)).toEqual({ x: 100, y: 296 });
  });

  it("stays within the window at its edges, in both directions of reading", () => {
    expect(placeBeside(control(860, 100), size, room).x).toBe(672);
    expect(placeBeside(control(0, 100), size, room, true).x).toBe(8);
  });
});
