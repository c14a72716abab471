/** Pictures of the library: asked for by id and shown from memory, since no picture has an address of its own. */
import { commands } from "./bindings.ts";
import { change, type Outcome } from "./change.ts";
import { base64 } from "./files.ts";

/** More than a page shows at once; older ones are asked for again. */
const MOST = 64;

const addresses = new Map<string, Promise<string>>();

/** An address under which the page can show a picture. Rejects where there is none. */
export function pictureAddress(id: string): Promise<string> {
  const known = addresses.get(id);
  if (known !== undefined) return known;
  const address = commands.imageGet(id).then((bytes) => URL.createObjectURL(new Blob([bytes])));
  addresses.set(id, address);
  address.catch(() => addresses.delete(id));
  forgetOldest();
  return address;
}

function forgetOldest(): void {
  const [oldest] = addresses;
  if (addresses.size <= MOST || oldest === undefined) return;
  addresses.delete(oldest[0]);
  void oldest[1].then((address) => URL.revokeObjectURL(address)).catch(() => undefined);
}

/** Keeps a picture in the library; the answer is its id. */
export async function keepPicture(file: File): Promise<Outcome<string>> {
  const data = await base64(file);
  return change(() => commands.imageAdd(file.name, data), { ownErrors: true, silent: true });
}
