import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { queryClient } from "#ipc/queries.ts";
import { dismissAll } from "#lib/toasts.svelte.ts";

// happy-dom has no top layer; a popover there is simply an element.
HTMLElement.prototype.showPopover ??= () => undefined;

afterEach(() => {
  cleanup();
  queryClient.clear();
  dismissAll();
  document.body.replaceChildren();
  window.location.hash = "";
});
