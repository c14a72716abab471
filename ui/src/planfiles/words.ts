/** Changes of a list in the reader's words. */
import { t } from "#i18n/index.svelte.ts";
import type { PlanChange, UpdateChange, UpdateEffort, UpdateEntry } from "#ipc/bindings.ts";
import type { IconName } from "#lib/icons.ts";

/** What an entry can be shown for. */
export type Kind = Exclude<keyof typeof t.planfiles.update.kinds, "all">;

/** The kinds of all changes of an entry. */
export function kindsOf({ changes }: UpdateEntry): Kind[] {
  return changes.map(kindOf);
}

function kindOf({ kind }: UpdateChange): Kind {
  if (kind === "renamed" || kind === "reworded") return "reworded";
  return kind === "fact" ? "facts" : kind;
}

/** A line of two columns: what was said, and what is said now. */
export interface Difference {
  /** The part of an item that is decided with it; null where the entry is decided as a whole. */
  part: string | null;
  field: string;
  from: string;
  to: string;
}

/** The changes of an entry that are differences in what is said, in the order of the list. */
export function differences(entry: UpdateEntry): Difference[] {
  return entry.changes.flatMap((change) => {
    switch (change.kind) {
      case "renamed":
        return [line(change.part, "title", change.from, change.to)];
      case "relevelled":
        return [line(change.part, "level", change.from, change.to)];
      case "reworded":
      case "fact":
        return [line(change.part, change.field, change.from, change.to)];
      case "needs":
        return [line(change.part, "needs", change.dropped.join("; "), change.added.join("; "))];
      default:
        return [];
    }
  });
}

/** What happens to an entry as a whole: its sign and its words. */
export function deeds(entry: UpdateEntry): { icon: IconName; text: string }[] {
  const words = t.planfiles.update;
  const told = entry.changes.flatMap((change): { icon: IconName; text: string }[] => {
    switch (change.kind) {
      case "added": {
        const to = words.addedTo(entry.stage);
        return [{ icon: "plus", text: entry.newcomer?.optional === true ? `${to}, ${words.optional}` : to }];
      }
      case "dropped":
        return [{ icon: "minus", text: change.stays ? words.droppedStays : words.droppedGoes }];
      case "moved": {
        const { from, to, after } = change;
        return [{ icon: "sort", text: from === to ? words.movedWithin(to, after) : words.movedTo(from, to, after) }];
      }
      default:
        return [];
    }
  });
  const fields = differences(entry).map(({ field }) => field);
  return fields.length === 0 ? told : [...told, { icon: "refresh", text: words.changedIn(fields.join(", ")) }];
}

/** What of an entry can be taken or kept by itself: the names of its parts, each once; none where it is one thing. */
export function partsOf({ changes }: UpdateEntry): string[] {
  const parts = [...new Set(changes.flatMap(({ part }) => part ?? []))];
  return parts.length < 2 ? [] : parts;
}

/** The name under which the reader decides about one part of an entry. */
export function partKey({ key }: Pick<UpdateEntry, "key">, part: string): string {
  return `${key}#${part}`;
}

/** What of the update is said in one sentence. */
export function tally(entries: readonly UpdateEntry[]): string {
  const words = t.planfiles.update;
  const count = (fits: (entry: UpdateEntry) => boolean): number => entries.filter(fits).length;
  const is = (kind: PlanChange["kind"]) => (entry: UpdateEntry) => entry.changes.some((change) => change.kind === kind);
  const added = count(is("added"));
  const dropped = count(is("dropped"));
  const changed = entries.length - added - dropped;
  const parts = [
    ...(added > 0 ? [words.added(added)] : []),
    ...(dropped > 0 ? [words.dropped(dropped)] : []),
    ...(changed > 0 ? [words.changed(changed)] : []),
  ];
  return parts.length < 2 ? (parts[0] ?? "") : t.plans.and(parts.slice(0, -1).join(", "), parts.at(-1) ?? "");
}

/** What all of an update makes of how much there is to read; nothing where that stays. */
export function effortOf({ before, after }: UpdateEffort): string {
  const words = t.planfiles.update;
  const items = before.items === after.items ? [] : [words.itemsThen(after.items, before.items)];
  const pages = before.pages_left === after.pages_left ? [] : [words.pagesThen(after.pages_left, before.pages_left)];
  const told = [...items, ...pages];
  return told.length === 0 ? "" : words.withAll(told.join(", "));
}

function line(part: string | null, field: string, from: string, to: string): Difference {
  const names = t.planfiles.update.fields;
  return { part, field: names[field] ?? field.replaceAll(/[._]/g, " "), from, to };
}
