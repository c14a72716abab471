/** Files that the page was given. It sees what is in them, never where they lie. */
import { commands, type FilesDropped } from "./bindings.ts";
import { host } from "./host.ts";

/** What is in a file, as the shell takes it. */
export function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
}

/** A path under which the shell can read what is in a file, until the program ends or another comes. */
export async function keptPath(file: File): Promise<string> {
  return commands.importKeep(file.name, await base64(file));
}

/** Calls the handler with files that the window took in the page's place: where the web view gives it none. */
export function whenDropped(handler: (files: FilesDropped) => void): Promise<() => void> {
  return host().listen("files-dropped", (payload) => handler(payload as FilesDropped));
}

/** A file that the window took, by its place among those that were dropped. */
export async function droppedFile(name: string, at: number): Promise<File> {
  const bytes = await commands.importFetch(at);
  const type = PICTURES[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ""];
  return new File([bytes], name, type === undefined ? {} : { type });
}

/** What a picture is by its ending. The library looks at what is in it. */
const PICTURES: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};
