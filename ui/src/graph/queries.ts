/** What the picture of a plan asks of the library. */
import { commands } from "#ipc/bindings.ts";
import { query } from "#ipc/queries.ts";

/** A plan as a picture. */
export const graphQuery = (plan: string) => query("planGraph", [plan], () => commands.planGraph(plan));

/** The shortest way to an item. */
export const wayQuery = (item: string) => query("itemWay", [item], () => commands.itemWay(item));
