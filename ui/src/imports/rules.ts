/** What a column can mean, in groups to choose from. */
import type { Rule } from "#ipc/bindings.ts";

/** Rules by what they speak of, each group in the order of a list. */
export const ruleGroups = {
  none: ["kept"],
  book: [
    "title",
    "title_and_series",
    "subtitle",
    "author",
    "authors",
    "authors_in_bars",
    "contributors",
    "contributors_in_bars",
    "series",
    "series_number",
    "series_and_number",
    "first_published",
    "language",
    "description",
    "tags",
    "tags_in_bars",
    "shelves",
    "flag",
    "medium",
    "foreign_id",
  ],
  edition: [
    "isbn",
    "isbn_or_asin",
    "isbns",
    "asin",
    "identifiers",
    "publisher",
    "published",
    "binding",
    "pages",
    "seconds",
    "copies",
  ],
  reading: [
    "state",
    "state_name",
    "was_read",
    "started",
    "ended",
    "stopped",
    "spans",
    "spans_in_bars",
    "read_count",
    "progress",
    "added",
    "removed",
    "shelf_ranks",
    "list_ranks",
    "stretch_began",
    "stretch_day",
    "stretch_minutes",
    "stretch_from",
    "stretch_to",
  ],
  mine: ["stars", "half_stars", "score_of_ten", "review", "spoiler", "why_added", "recommended_by"],
  notes: [
    "note",
    "quote",
    "plain_note",
    "plain_quote",
    "link",
    "anchor",
    "anchor_unit",
    "at_page",
    "at_location",
    "at_percent",
    "written",
    "note_tags",
  ],
} as const satisfies Record<string, readonly Rule[]>;

/** The names of the groups. */
export type RuleGroup = keyof typeof ruleGroups;

/** Whether a column of this meaning gives a book its title. */
export const isTitle = (rule: Rule | undefined): boolean => rule === "title" || rule === "title_and_series";
