export const MOST_KB: number;
export function bundleFaults(code: string): string[];
export function kilobytes(code: string): number;
