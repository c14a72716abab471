import { afterEach } from "vitest";
import { cleanup } from "@testing-library/svelte";

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  window.location.hash = "";
});
