/** Editions as drafts. */
import type { Edition, EditionDraft } from "#ipc/bindings.ts";
import { dateEntry } from "./words.ts";

/** An edition as its form shows it. */
export function editionDraft(edition: Edition | undefined): Required<EditionDraft> {
  const number = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));
  return {
    name: edition?.name ?? "",
    isbn: edition?.isbn13 ?? "",
    asin: edition?.asin ?? "",
    publisher: edition?.publisher ?? "",
    published: dateEntry(edition?.published ?? null),
    language: edition?.language ?? "",
    format: edition?.format ?? null,
    pages: number(edition?.pages),
    last_page: number(edition?.last_page),
    minutes: number(edition?.minutes),
  };
}
