export interface UriParameters {
  action: string;
  [key: string]: string;
}

/**
 * `obsidian://action?key=value&flag`. A key without a value is "true". Keys and values are percent-decoded; a plus sign
 * stays one, and what can't be decoded stays as it is (both unsourced). A query can't set `action`. Null where the
 * address is no such URI.
 */
export function parseObsidianUri(uri: string): UriParameters | null {
  const [, action, query = ""] = /^obsidian:\/{0,3}([^/?#]+)\/?(?:\?([^#]*))?(?:#.*)?$/i.exec(uri) ?? [];
  if (action === undefined) return null;
  const params: UriParameters = { action: decoded(action) };
  for (const pair of query.split("&").filter((part) => part !== "")) {
    const equals = pair.indexOf("=");
    const key = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? "" : decoded(pair.slice(equals + 1));
    if (key !== "action") params[key] = value === "" ? "true" : value;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
