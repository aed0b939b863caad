export function parseTime(code: string): Promise<{ readonly ours: number; readonly measure: number; readonly ratio: number }>;
