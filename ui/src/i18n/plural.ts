/** The words for each plural category of a language; `other` always exists. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * A chooser of plural forms for one language. `#` in the chosen form becomes the number as the language
 * writes it: `plural(2, { one: "# page", other: "# pages" })` is “2 pages”.
 */
export function pluralFor(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll("#", digits.format(count));
}
