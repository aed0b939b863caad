/**
 * Words for a number of things: each form stands for the plural category of its place, the last one for those behind it
 * too, and `#` for the number. `plural("ru", "one", "few", "many")(2, "# день", "# дня", "# дней")` is "2 дня".
 */
export function plural(language: string, ...categories: Intl.LDMLPluralRule[]): (count: number, ...forms: [string, ...string[]]) => string {
  const rules = new Intl.PluralRules(language);
  return (count, ...forms) => {
    const place = categories.indexOf(rules.select(count));
    return (forms[place] ?? forms.at(-1) ?? "").replace("#", String(count));
  };
}
