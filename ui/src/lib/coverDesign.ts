/** Which cloth, binding and letters a generated cover gets: the same book always looks the same (DESIGN §4). */

/** A drawn cover: class numbers and the size of its title. */
export interface CoverDesign {
  /** `.cloth-N`, 0 to 13. */
  cloth: number;
  /** `.bind-N`, 0 to 5: frame, paper label, quarter binding, bands, ornament, ruled head. */
  binding: number;
  /** The drawing of binding 4, `o-N`, 0 to 5. */
  ornament: number;
  /** The title's size in percent of the cover's width (`cqi`). */
  titleSize: number;
  /** The spine's height on a shelf in percent, 78 to 100. */
  height: number;
}

const CLOTHS = 14;
const BINDINGS = 6;
const ORNAMENTS = 6;
const PAPER_LABEL = 1;

/** Smaller letters would be dust; a longer word is broken instead. */
const LEAST_SIZE = 5;

/** Room for the longest word, in percent of the width, by binding. */
const room = [56, 56, 60, 72, 72, 72];

/** FNV-1a over the folded title's UTF-16 units, then mixed so that near titles part. Unsigned 32 bits. */
export function titleHash(title: string): number {
  let hash = 0x811c9dc5;
  const folded = title.toLowerCase().normalize("NFKC");
  for (let at = 0; at < folded.length; at += 1) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}

/** The design of a title's cover and spine. */
export function coverDesign(title: string): CoverDesign {
  const hash = titleHash(title);
  const binding = Math.floor(hash / 16384) % BINDINGS;
  return {
    cloth: hash % CLOTHS,
    binding,
    ornament: titleHash(`${title}*`) % ORNAMENTS,
    titleSize: titleSize(title, binding),
    height: 78 + (hash % 23),
  };
}

/** A cover's author line: surnames; more than two become “First et al.”. `others` is that phrase in the reader's words. */
export function authorLine(authors: readonly string[], others: (first: string) => string): string {
  const surnames = authors.map(surname);
  const [first = ""] = surnames;
  return surnames.length > 2 ? others(first) : surnames.join(", ");
}

function titleSize(title: string, binding: number): number {
  const letters = [...title].length;
  const longest = Math.max(1, ...title.split(/[\s-]+/).map((word) => [...word].length));
  const [most, spread] = binding === PAPER_LABEL ? [10.5, 44] : [13.5, 62];
  const size = Math.min(most, (room[binding] ?? 56) / (longest * 0.56), spread / Math.sqrt(Math.max(1, letters)));
  return Math.max(LEAST_SIZE, Math.round(size * 10) / 10);
}

function surname(name: string): string {
  return name.includes(",") ? (name.split(",")[0]?.trim() ?? name) : (name.trim().split(/\s+/).at(-1) ?? name);
}
