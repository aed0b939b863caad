/** The forms of a phrase that counts something; a language fills in the categories that it has. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Picks the form by the language's plural rules and puts the number for `#`: `plural("ru")(2, { few: "# дня", … })`. */
export function plural(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", String(count));
}
