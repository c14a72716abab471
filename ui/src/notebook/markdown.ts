/** A note as Markdown for elsewhere: its words, and where they come from. */
import { authorLine } from "#lib/coverDesign.ts";
import { t } from "#i18n/index.svelte.ts";
import type { Hit } from "#ipc/bindings.ts";
import { shortPlace } from "./words.ts";

/** The note's Markdown: a quote as quoted lines, then the source, then tags that are not in the text already. */
export function noteAsMarkdown(note: Hit): string {
  const text = note.kind === "quote" ? note.text.replaceAll(/^/gm, "> ").replaceAll(/^> $/gm, ">") : note.text;
  const tags = note.tags.filter((tag) => !standsInText(note.text, tag)).map((tag) => `#${tag}`);
  return [text, source(note), tags.join(" ")].filter(Boolean).join("\n\n");
}

/** Whether a tag is written in the text itself, as #word. */
export function standsInText(text: string, tag: string): boolean {
  return text
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.replace(/^[(["“]+/, "").replace(/[^\p{L}\p{N}]+$/u, "") === `#${tag.toLowerCase()}`);
}

function source({ book_title: title, book_authors: authors, anchor }: Hit): string {
  if (title === null) return "";
  const place = anchor === null ? "" : shortPlace(anchor);
  return `— ${[authorLine(authors, t.shared.authors.andOthers), `*${title}*`, place].filter(Boolean).join(", ")}`;
}
