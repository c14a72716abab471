import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { queryClient } from "#ipc/queries.ts";
import { dismissAll } from "#lib/toasts.svelte.ts";
import { forgetDrafts } from "#shared/drafts.ts";

// happy-dom has no top layer; a popover there is simply an element.
HTMLElement.prototype.showPopover ??= () => undefined;

afterEach(() => {
  cleanup();
  queryClient.clear();
  dismissAll();
  forgetDrafts();
  document.body.replaceChildren();
  window.location.hash = "";
});
