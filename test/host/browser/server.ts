import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutsideChange } from "../core/backend";
import type { KeptCache } from "../core/host-types";
import { pageBundle } from "./bundle";
import { ServedVault } from "./served-vault";
import { answerCall, changesOf, type VaultCall } from "./vault-calls";

export interface ServeOptions {
  /** The folder whose files the page reads and writes. */
  readonly vault: string;
  /** 0 for any free one. */
  readonly port?: number;
  /** The folder of `main.js`, `manifest.json` and `styles.css`; default: the project's own. */
  readonly plugin?: string;
}

export interface ShowOptions {
  /** As in {@link ServeOptions}. */
  readonly plugin?: string;
  /** Path → what the app kept of the note when it was last closed. */
  readonly keptCaches?: ReadonlyMap<string, KeptCache>;
}

export interface Served {
  /** Ends in a slash. */
  readonly url: string;
  /** Serves another vault in place of the one before, whose pages are closed by then. */
  show(vault: string, options?: ShowOptions): Promise<void>;
  /** Lets go of the vault, whose folder may then be removed. */
  leave(): void;
  close(): Promise<void>;
}

interface Listener {
  readonly client: string;
  readonly stream: ServerResponse;
}

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));
const PAGE = fileURLToPath(new URL("index.html", import.meta.url));
const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  css: "text/css; charset=utf-8",
};
const STATUS: Record<string, number> = { FORBIDDEN: 403, ENOENT: 404, EEXIST: 409, BAD: 400 };
const ALWAYS_ANEW = "no-store";
/** What has its version in its address. */
const ONCE = "max-age=31536000, immutable";
/** The page talks to nobody else. It evaluates the plugin, as Obsidian does. */
const POLICY = "default-src 'self' data: blob:; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'";

/**
 * Serves the host's page, a built plugin and one vault's files, on the loopback interface only. A call needs the token
 * that stands in the page, which no other site can read, and a loopback `Host`, which no foreign name can fake.
 */
export async function serveVault({ vault: folder, port = 0, plugin: first = PROJECT }: ServeOptions): Promise<Served> {
  const { script, styles, version } = await pageBundle();
  let token = randomUUID();
  let plugin = first;
  let keptCaches: ReadonlyMap<string, KeptCache> = new Map();
  let vault = await ServedVault.open(folder);
  const listeners = new Set<Listener>();
  const tell = (change: OutsideChange, except: string | null): void => {
    for (const { client, stream } of listeners) if (client !== except) stream.write(`data: ${JSON.stringify(change)}\n\n`);
  };
  const watch = (): (() => void) => vault.watch((change) => tell(change, null));
  let unwatch = watch();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { code = "", message = "" } = error as { code?: string; message?: string };
      send(response, STATUS[code] ?? 500, "json", JSON.stringify({ code, message }));
    });
  });
  const leave = (): void => {
    unwatch();
    vault.close();
    for (const { stream } of listeners) stream.end();
    listeners.clear();
  };
  await listenOn(server, port).catch((error: unknown) => {
    leave();
    throw error;
  });
  const { port: chosen } = server.address() as AddressInfo;
  const hosts = [`127.0.0.1:${chosen}`, `localhost:${chosen}`];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!hosts.includes(request.headers.host ?? "")) throw refused("Not a loopback address.");
    const url = new URL(request.url ?? "/", `http://${hosts[0] ?? ""}`);
    const what = `${request.method ?? ""} ${url.pathname}`;
    if (what === "GET /") send(response, 200, "html", await page());
    else if (what === "GET /shell.js") send(response, 200, "js", script, ONCE);
    else if (what === "GET /host.css") send(response, 200, "css", styles, ONCE);
    else if (what === "GET /caches") send(response, 200, "json", JSON.stringify([...keptCaches]));
    else if (what === "GET /plugin/main.js") send(response, 200, "js", await pluginFile("main.js"));
    else if (what === "GET /plugin/manifest.json") send(response, 200, "json", await pluginFile("manifest.json"));
    else if (what === "GET /plugin/styles.css") send(response, 200, "css", await pluginFile("styles.css").catch(() => ""));
    else if (what === "GET /changes" && url.searchParams.get("token") === token) listen(url, request, response);
    else if (what === "POST /call" && request.headers["x-vault-token"] === token) await call(request, response);
    else if (url.pathname === "/call" || url.pathname === "/changes") throw refused("Not this page's token.");
    else send(response, 404, "json", "{}");
  }

  async function page(): Promise<string> {
    const text = await readFile(PAGE, "utf8");
    return text.replaceAll("{{token}}", token).replaceAll("{{version}}", version).replaceAll("{{vault}}", escapeHtml(basename(vault.root)));
  }

  function pluginFile(name: string): Promise<string> {
    return readFile(join(plugin, name), "utf8");
  }

  function listen(url: URL, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": open\n\n");
    const listener = { client: url.searchParams.get("client") ?? "", stream: response };
    listeners.add(listener);
    request.on("close", () => listeners.delete(listener));
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = parseCall(await bodyOf(request));
    const result = await answerCall(vault, asked);
    if (result instanceof ArrayBuffer) send(response, 200, "bin", Buffer.from(result));
    else send(response, 200, "json", JSON.stringify(result ?? null));
    for (const change of await changesOf(vault, asked)) tell(change, String(request.headers["x-client"] ?? ""));
  }

  return {
    url: `http://${hosts[0] ?? ""}/`,
    show: async (next, options = {}) => {
      leave();
      token = randomUUID();
      plugin = options.plugin ?? PROJECT;
      keptCaches = options.keptCaches ?? new Map();
      vault = await ServedVault.open(next);
      unwatch = watch();
    },
    leave,
    close: async () => {
      leave();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => server.once("error", fail).listen(port, "127.0.0.1", done));
}

function parseCall(body: string): VaultCall {
  try {
    return JSON.parse(body) as VaultCall;
  } catch {
    throw Object.assign(new Error("Not a call."), { code: "BAD" });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer, cache = ALWAYS_ANEW): void {
  response.writeHead(status, {
    "content-type": TYPES[type] ?? "application/octet-stream",
    "content-security-policy": POLICY,
    "cache-control": cache,
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}

function refused(why: string): Error {
  return Object.assign(new Error(why), { code: "FORBIDDEN" });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
