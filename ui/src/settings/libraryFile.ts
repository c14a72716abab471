/** The library as a file: opening another, making a new one, moving it. Refusals are said; nothing is touched then. */
import { t } from "#i18n/index.svelte.ts";
import { commands, type LibraryStatus } from "#ipc/bindings.ts";
import { readError } from "#ipc/error.ts";
import { host, type FileQuestion } from "#ipc/host.ts";
import { markStale, queryClient, queryKey } from "#ipc/queries.ts";
import { go, here } from "#lib/router.svelte.ts";
import { say } from "#lib/toasts.svelte.ts";

/** Asks for a library that is there, and opens it. */
export async function openAnother(): Promise<void> {
  const path = await host().openFileDialog(question(t.settings.file.openTitle));
  if (path !== null) await openNamed(path);
}

/** Opens a library that is there. */
export async function openNamed(path: string): Promise<void> {
  const status = await settle(commands.libraryOpen(path));
  if (status !== undefined) arrive(t.settings.file.opened(status.name ?? path));
}

/** Asks where, and makes a new library there. A file that is there is never written over. */
export async function createAnother(): Promise<void> {
  const path = await host().saveFileDialog(question(t.settings.file.createTitle));
  if (path === null) return;
  const status = await settle(commands.libraryCreate(path));
  if (status !== undefined) arrive(t.settings.file.created(status.name ?? path));
}

/** Asks where, and moves the open library there. */
export async function moveElsewhere(): Promise<void> {
  const path = await host().saveFileDialog(question(t.settings.file.moveTitle));
  if (path === null) return;
  const status = await settle(commands.libraryMove(path));
  if (status !== undefined) say(t.settings.file.moved(status.path ?? path), { icon: "folder" });
}

/** Takes a library off the list of recent ones. */
export async function forget(path: string): Promise<void> {
  await settle(commands.libraryForget(path));
}

/** Opens another window on the same library. */
export async function anotherWindow(): Promise<void> {
  await commands.windowOpen().catch(refused);
}

/** What a command about the file answered, or nothing where it was refused, which is said. */
async function settle(answer: Promise<LibraryStatus>): Promise<LibraryStatus | undefined> {
  try {
    const status = await answer;
    markStale(["library"]);
    return status;
  } catch (thrown) {
    refused(thrown);
    return undefined;
  }
}

function refused(thrown: unknown): void {
  say(readError(thrown).message, { tone: "danger" });
}

/** Another library is open now: what stood on a page of the old one has no meaning. */
function arrive(words: string): void {
  say(words, { icon: "disk" });
  if (here()?.name !== "settings") go("today");
}

function question(title: string): FileQuestion {
  const status = queryClient.getQueryData<LibraryStatus>(queryKey("libraryStatus"));
  const startAt = status?.path ?? status?.default_path;
  return {
    title,
    kinds: [{ name: t.settings.file.kind, extensions: ["lectern"] }],
    ...(startAt === undefined || startAt === null ? {} : { startAt }),
  };
}
