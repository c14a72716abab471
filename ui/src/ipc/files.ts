/** Files that the page was given. It sees what is in them, never where they lie. */
import { commands } from "./bindings.ts";

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
