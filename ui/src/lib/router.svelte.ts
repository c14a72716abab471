/** Where the reader is: the address after `#`, as a place. Back and forward are the browser's own. */
import { hrefTo, parseHash, type Place, type RouteName } from "./routes.ts";

let place = $state.raw<Place | null>(parseHash(window.location.hash));

window.addEventListener("hashchange", () => {
  place = parseHash(window.location.hash);
});

/** The place now shown; null when the address names no page. */
export function here(): Place | null {
  return place;
}

/** Goes to a page. `replace` leaves no step behind for “back”. */
export function go(
  name: RouteName,
  id: string | null = null,
  search: Readonly<Record<string, string | undefined>> = {},
  { replace = false } = {},
): void {
  const href = hrefTo(name, id, search);
  if (replace) {
    window.history.replaceState(null, "", href);
    place = parseHash(href);
  } else {
    window.location.hash = href;
  }
}

/** Changes what is chosen on the page, keeping the rest; `undefined` takes a choice away. No step for “back”. */
export function choose(search: Readonly<Record<string, string | undefined>>): void {
  if (place !== null) go(place.name, place.id, { ...place.search, ...search }, { replace: true });
}
