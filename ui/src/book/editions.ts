/** Editions as drafts, and the correction of a length that a reader has read beyond. */
import type { Edition, EditionDraft } from "#ipc/bindings.ts";
import type { AppError } from "#ipc/error.ts";
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

/** A length that may be too short: of which edition, in pages or minutes, and what was typed. */
export interface TooShort {
  edition: Edition;
  unit: "page" | "minute";
  given: number;
}

/** Reads from a refusal which length may be wrong; nothing where it was no length of this edition. */
export function tooShort(error: AppError, edition: Edition | undefined): TooShort | undefined {
  if (error.code !== "beyond_the_end" || edition === undefined) return undefined;
  const { given, last } = (error.detail ?? {}) as { given?: number | null; last?: number | null };
  if (typeof given !== "number" || typeof last !== "number") return undefined;
  if (last === (edition.last_page ?? edition.pages)) return { edition, unit: "page", given };
  return last === edition.minutes ? { edition, unit: "minute", given } : undefined;
}

/** The edition with its length made what the reader says; the page count grows with the end of the text. */
export function lengthened({ edition, unit }: TooShort, length: string): Required<EditionDraft> {
  const draft = editionDraft(edition);
  if (unit === "minute") return { ...draft, minutes: length };
  if (edition.last_page === null) return { ...draft, pages: length };
  const grown = edition.pages !== null && Number(length) > edition.pages;
  return { ...draft, last_page: length, pages: grown ? length : draft.pages };
}
