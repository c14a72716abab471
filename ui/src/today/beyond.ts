/** A position beyond the end: either it or the edition's count is wrong, and only the reader knows which. */
import { t } from "#i18n/index.svelte.ts";
import type { Edition, EditionDraft } from "#ipc/bindings.ts";
import type { AppError } from "#ipc/error.ts";
import { durationWords, placeWords } from "./place.ts";

/** What can be answered, in place, to a position beyond the end. */
export interface BeyondQuestion {
  /** What was typed. */
  typed: string;
  /** The edition with the count that would make it true, and that count in words; none where no count is at fault. */
  correction: { edition: Edition; draft: EditionDraft; words: string } | undefined;
  /** The end of the text, in words. */
  end: string | undefined;
}

/** The question that a refusal asks; undefined for any other refusal. */
export function beyondQuestion(error: AppError, typed: string, edition: Edition | null): BeyondQuestion | undefined {
  const detail = error.detail as { given?: number | null; last?: number | null } | undefined;
  if (error.code !== "beyond_the_end" || detail?.given == null || detail.last == null) return undefined;
  const { given, last } = detail;
  const unit = unitOf(typed, last, edition);
  if (edition === null || unit === undefined) return { typed, correction: undefined, end: undefined };
  const end = placeWords({ unit, value: last });
  return { typed, end, correction: { edition, ...corrected(edition, unit, given) } };
}

/** The draft that leaves an edition as it is. */
export function draftOf(edition: Edition): EditionDraft {
  return {
    name: edition.name ?? "",
    isbn: edition.isbn13 ?? "",
    asin: edition.asin ?? "",
    publisher: edition.publisher ?? "",
    published: edition.published ?? "",
    language: edition.language ?? "",
    format: edition.format,
    pages: numberText(edition.pages),
    last_page: numberText(edition.last_page),
    minutes: numberText(edition.minutes),
  };
}

/** Percentages and chapters have no count of the edition behind them. */
function unitOf(typed: string, last: number, edition: Edition | null): "page" | "minute" | undefined {
  if (typed.includes("%")) return undefined;
  if (last === (edition?.last_page ?? edition?.pages)) return "page";
  return last === edition?.minutes ? "minute" : undefined;
}

function corrected(edition: Edition, unit: "page" | "minute", given: number): { draft: EditionDraft; words: string } {
  const draft = draftOf(edition);
  if (unit === "minute") {
    return { draft: { ...draft, minutes: String(given) }, words: t.today.beyond.length(durationWords(given)) };
  }
  // The page is in the book but after where the text was thought to end: that end was wrong, not the count.
  if (edition.last_page !== null && (edition.pages ?? 0) >= given) {
    return { draft: { ...draft, last_page: String(given) }, words: t.today.beyond.lastPage(given) };
  }
  return { draft: { ...draft, pages: String(given), last_page: "" }, words: t.today.beyond.pages(given) };
}

function numberText(number: number | null): string {
  return number === null ? "" : String(number);
}
