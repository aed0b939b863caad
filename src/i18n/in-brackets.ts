/** A detail behind what is said, where there is one. */
export const inBrackets = (detail: string): string => (detail === "" ? "" : ` (${detail})`);
