import { constructFromSymbol } from "date-fns/constants";

/** A date whose local fields are those of UTC, whatever the zone. Only those that calendar arithmetic reads and writes. */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }

  override getMonth(): number {
    return this.getUTCMonth();
  }

  override getDate(): number {
    return this.getUTCDate();
  }

  override getDay(): number {
    return this.getUTCDay();
  }

  override getHours(): number {
    return this.getUTCHours();
  }

  override setFullYear(...fields: Parameters<Date["setUTCFullYear"]>): number {
    return this.setUTCFullYear(...fields);
  }

  override setMonth(...fields: Parameters<Date["setUTCMonth"]>): number {
    return this.setUTCMonth(...fields);
  }

  override setDate(day: number): number {
    return this.setUTCDate(day);
  }

  override setHours(...fields: Parameters<Date["setUTCHours"]>): number {
    return this.setUTCHours(...fields);
  }

  override getTimezoneOffset(): number {
    return 0;
  }

  /** How date-fns makes further dates of this one. */
  [constructFromSymbol](value: Date | number | string): Date {
    return utc(value);
  }
}

/**
 * The context in which date-fns reckons: `{ in: utc }`. No constructor of a class below `Date` runs, so it is right
 * under whatever stands in for `Date`, be it put there before this module is loaded or after.
 *
 * @param value a date, or milliseconds since the epoch
 */
export function utc(value: Date | number | string): Date {
  const instant = Number(value);
  return Object.setPrototypeOf(new Date(instant), UtcDate.prototype) as Date;
}
