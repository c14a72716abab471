import { describe, expect, it } from "vitest";
import { readError, remedyFor } from "./error.ts";

describe("reading a refusal", () => {
  it("takes the shell's object", () => {
    const sent = { code: "invalid", message: "The check digit does not fit.", field: "isbn", detail: null };
    expect(readError(sent)).toEqual({ code: "invalid", message: "The check digit does not fit.", field: "isbn" });
  });

  it("takes the framework's plain string", () => {
    expect(readError("command nope not found")).toEqual({ code: "framework", message: "command nope not found" });
  });

  it("keeps the message of a code it does not know", () => {
    expect(readError({ code: "from_the_future", message: "Soon." })).toEqual({ code: "framework", message: "Soon." });
  });

  it.each([new Error("broken"), undefined, null, 7, {}])("has words for anything thrown", (thrown) => {
    expect(readError(thrown).message).not.toBe("");
  });

  it("marks a field, offers to try again, or shows the library, by the code", () => {
    expect(remedyFor(readError({ code: "invalid", message: "" }))).toEqual({ tone: "danger", remedy: "correct" });
    expect(remedyFor(readError({ code: "disk_full", message: "" })).remedy).toBe("retry");
    expect(remedyFor(readError({ code: "damaged", message: "" })).remedy).toBe("settings");
  });
});
