/** The reader's preferences as the frame follows them: looks at once, keys at the next press. */
import { createQuery } from "@tanstack/svelte-query";
import { change, edit } from "#ipc/change.ts";
import { queryKey } from "#ipc/queries.ts";
import { applyAppearance, nextTextScale, type Appearance } from "./appearance.ts";
import { setSettings, settingsQuery, type FrameSettings } from "./library.ts";

/** How the interface looks and acts before the library has answered. */
const usual: FrameSettings = {
  theme: "system",
  density: "comfortable",
  textScale: 1,
  motion: "system",
  singleKeys: true,
};

/** The preferences, and how the frame's own commands change them. */
export interface Preferences {
  readonly bareKeys: boolean;
  setTheme(theme: Appearance["theme"]): void;
  /** Larger (1), smaller (-1) or usual (0) text. */
  resizeText(direction: 1 | -1 | 0): void;
}

/** Follows the preferences for as long as the component that calls this is shown. */
export function preferences(): Preferences {
  const settings = createQuery(settingsQuery);
  const now = $derived({ ...usual, ...settings.data });

  $effect(() => applyAppearance(now));

  function set(patch: Partial<FrameSettings>): void {
    void change(() => setSettings(patch), {
      silent: true,
      optimistic: [edit(queryKey("settings"), (before: FrameSettings) => ({ ...before, ...patch }))],
    });
  }

  return {
    get bareKeys() {
      return now.singleKeys;
    },
    setTheme: (theme) => set({ theme }),
    resizeText: (direction) => set({ textScale: direction === 0 ? 1 : nextTextScale(now.textScale, direction) }),
  };
}
