/** The reader's preferences as the frame follows them: looks at once, keys at the next press. */
import { createQuery } from "@tanstack/svelte-query";
import type { Settings } from "#ipc/bindings.ts";
import { change, edit } from "#ipc/change.ts";
import { queryKey } from "#ipc/queries.ts";
import { applyAppearance, nextTextScale, type Appearance } from "./appearance.ts";
import { setPreference, settingsQuery } from "./library.ts";

/** How the frame looks and acts; the rest is no concern of it. */
type Followed = Pick<Settings, "theme" | "density" | "motion" | "text_scale" | "single_keys">;

/** How the interface looks and acts before the library has answered. */
const usual: Followed = {
  theme: "system",
  density: "comfortable",
  motion: "system",
  text_scale: 1,
  single_keys: true,
};

/** The preferences, and how the frame's own commands change them. */
export interface FollowedPreferences {
  readonly bareKeys: boolean;
  setTheme(theme: Appearance["theme"]): void;
  /** Larger (1), smaller (-1) or usual (0) text. */
  resizeText(direction: 1 | -1 | 0): void;
}

/** Follows the preferences for as long as the component that calls this is shown. */
export function followPreferences(): FollowedPreferences {
  const settings = createQuery(settingsQuery);
  const now = $derived({ ...usual, ...settings.data });

  $effect(() => {
    const { theme, density, motion, text_scale: textScale } = now;
    applyAppearance({ theme, density, motion, textScale });
  });

  function set<Key extends keyof Followed>(key: Key, value: Settings[Key]): void {
    void change(() => setPreference(key, value), {
      silent: true,
      optimistic: [edit(queryKey("settings"), (before: Settings) => ({ ...before, [key]: value }))],
    });
  }

  return {
    get bareKeys() {
      return now.single_keys;
    },
    setTheme: (theme) => set("theme", theme),
    resizeText: (direction) => set("text_scale", direction === 0 ? 1 : nextTextScale(now.text_scale, direction)),
  };
}
