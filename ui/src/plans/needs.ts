/** What the reader does about what an item needs. Each is said with its undo. */
import { commands, type Item, type ItemId, type NeedTarget, type Requirement } from "#ipc/bindings.ts";
import { change, type Outcome } from "#ipc/change.ts";

/** What a requirement leads to; none where that is gone. */
export function targetOf({ item, group, topic }: Requirement): NeedTarget | null {
  if (item !== null) return { kind: "item", id: item.id };
  if (group !== null) return { kind: "group", id: group.id };
  return topic === null ? null : { kind: "topic", name: topic };
}

/** How that is called; none where it is gone. */
export function nameOf({ item, group, topic }: Requirement): string {
  return item?.title ?? group?.title ?? topic ?? "";
}

/** Whether the item waits for it. */
export function isOpen({ satisfied, waived, strength }: Requirement): boolean {
  return !satisfied && waived === null && strength === "hard";
}

/** The first that the item waits for, with its name. */
export function openNeed(item: Item): { needs: NeedTarget; name: string } | undefined {
  for (const need of item.requires.filter(isOpen)) {
    const needs = targetOf(need);
    if (needs !== null) return { needs, name: nameOf(need) };
  }
  return undefined;
}

/** The item may be read without it. */
export function waive(item: ItemId, needs: NeedTarget, why: string): Promise<Outcome<unknown>> {
  return change(() => commands.needWaive(item, needs, why), { ownErrors: true });
}

/** It waits for it again. */
export function hold(item: ItemId, needs: NeedTarget): unknown {
  return change(() => commands.needHold(item, needs));
}

/** The prerequisite is gone; of another's list, what the reader had changed of it. */
export function removeNeed(item: ItemId, needs: NeedTarget): unknown {
  return change(() => commands.needRemove(item, needs));
}

/** The reader knows a topic, in every plan. */
export function knowTopic(topic: string): Promise<Outcome<unknown>> {
  return change(() => commands.topicKnow(topic));
}

/** They do not, after all. */
export function forgetTopic(topic: string): unknown {
  return change(() => commands.topicForget(topic));
}

/** Whether the plan is complete without an item: the other way than now. */
export function setWeight({ id, optional }: Item): unknown {
  return change(() => commands.itemWeight([id], optional ? "needed" : "optional"));
}
