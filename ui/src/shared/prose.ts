/**
 * Makes the links and pictures of rendered Markdown work. The core marks them with what they mean; only the page knows
 * its own addresses.
 */
import { t } from "#i18n/index.svelte.ts";
import { pictureAddress } from "#ipc/pictures.ts";
import { addBookNamed } from "#lib/bookAdder.ts";
import { hrefTo } from "#lib/routes.ts";

/** Brings the marked parts of a rendered text to life. */
export function enliven(prose: HTMLElement): void {
  for (const link of prose.querySelectorAll<HTMLAnchorElement>("a[data-book], a[data-note]")) lead(link);
  for (const link of prose.querySelectorAll<HTMLAnchorElement>("a[data-missing]")) offer(link);
  for (const link of prose.querySelectorAll<HTMLAnchorElement>("a[data-to]")) jump(prose, link);
  for (const image of prose.querySelectorAll<HTMLImageElement>("img[data-image]")) void show(image);
  for (const box of prose.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    box.ariaLabel = box.checked ? t.shared.prose.done : t.shared.prose.notDone;
  }
}

function lead(link: HTMLAnchorElement): void {
  const { book, note } = link.dataset;
  link.href = book === undefined ? hrefTo("notebook", null, { q: link.textContent }) : hrefTo("book", book, { note });
}

/** A title that nothing has yet: pressing it adds the book. */
function offer(link: HTMLAnchorElement): void {
  const title = link.dataset["missing"] ?? "";
  link.role = "button";
  link.tabIndex = 0;
  link.title = t.shared.prose.missing(title);
  const add = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    addBookNamed(title);
  };
  link.addEventListener("click", add);
  link.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") add(event);
  });
}

/** To a footnote and back; the address of the page stays. */
function jump(prose: HTMLElement, link: HTMLAnchorElement): void {
  link.href = window.location.hash || "#";
  if (link.id === "" && link.closest("section.footnotes") !== null) link.ariaLabel = t.shared.prose.back;
  else link.ariaLabel = t.shared.prose.footnote(link.textContent);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const target = prose.querySelector<HTMLElement>(`[id="${link.dataset["to"] ?? ""}"]`);
    if (target === null) return;
    if (target.tagName === "LI") target.tabIndex = -1;
    target.scrollIntoView?.({ block: "nearest" });
    target.focus();
  });
}

async function show(image: HTMLImageElement): Promise<void> {
  try {
    image.src = await pictureAddress(image.dataset["image"] ?? "");
  } catch {
    image.replaceWith(t.shared.prose.noPicture(image.alt));
  }
}
