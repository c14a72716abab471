import { pluralFor } from "../plural.ts";

/** English plurals: “1 page”, “2 pages”. */
export const plural = pluralFor("en");
