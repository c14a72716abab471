/**
 * Every string of the interface by key: `t.today.title`, `t.shared.moreFor(title)`. Typed after English, so that a
 * missing key or argument in any language is an error of the compiler, never a hole on the screen.
 */
import { en } from "./en/index.ts";

type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translated<T[K]>;
};

/** What a language must provide: the keys of English, with the same arguments. */
export type Messages = Translated<typeof en>;

let current = $state.raw<{ locale: string; messages: Messages }>({ locale: "en", messages: en });

/** The strings in the reader's language. Reactive: a change of language changes every string on the screen. */
export const t: Messages = new Proxy(en as Messages, {
  get: (_target, group) => current.messages[group as keyof Messages],
});

/** The language of the strings, as a BCP 47 tag; dates and numbers follow it. */
export function locale(): string {
  return current.locale;
}

/** Puts every string into another language. */
export function speak(tag: string, messages: Messages): void {
  current = { locale: tag, messages };
}
