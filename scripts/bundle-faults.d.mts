export function bundleFaults(code: string): string[];
