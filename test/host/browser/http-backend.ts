import type { Backend, BackendEntry, OutsideChange } from "../core/backend";

interface WaitingRead {
  readonly path: string;
  readonly done: (text: Promise<string>) => void;
}

/** The vault behind the server that sent this page. Reads asked for in one moment travel together. */
export class HttpBackend implements Backend {
  private readonly client = crypto.randomUUID();
  private waiting: WaitingRead[] = [];

  constructor(private readonly token: string) {}

  list(): Promise<BackendEntry[]> {
    return this.call("list");
  }

  stat(path: string): Promise<BackendEntry | null> {
    return this.call("stat", path);
  }

  read(path: string): Promise<string> {
    return new Promise((done) => {
      this.waiting.push({ path, done });
      if (this.waiting.length === 1) queueMicrotask(() => void this.readWaiting());
    });
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return (await this.send("readBinary", path)).arrayBuffer();
  }

  write(path: string, text: string): Promise<BackendEntry> {
    return this.call("write", path, text);
  }

  mkdir(path: string): Promise<void> {
    return this.call("mkdir", path);
  }

  remove(path: string): Promise<void> {
    return this.call("remove", path);
  }

  rename(from: string, to: string): Promise<void> {
    return this.call("rename", from, to);
  }

  sync(): Promise<void> {
    return this.call("sync");
  }

  watch(onChange: (change: OutsideChange) => void): () => void {
    const stream = new EventSource(`/changes?token=${this.token}&client=${this.client}`);
    stream.addEventListener("message", (event) => onChange(JSON.parse(String(event.data)) as OutsideChange));
    return () => stream.close();
  }

  /** A text that did not come is asked for alone, which gives the reason. */
  private async readWaiting(): Promise<void> {
    const reads = this.waiting.splice(0);
    const alone = (path: string): Promise<string> => this.call("read", path);
    const texts = reads.length === 1 ? [] : await this.call<(string | null)[]>("readMany", ...reads.map(({ path }) => path)).catch(() => []);
    reads.forEach(({ path, done }, at) => {
      const text = texts[at];
      done(text === undefined || text === null ? alone(path) : Promise.resolve(text));
    });
  }

  private async call<T>(method: string, ...args: string[]): Promise<T> {
    return (await (await this.send(method, ...args)).json()) as T;
  }

  private async send(method: string, ...args: string[]): Promise<Response> {
    const response = await window.fetch("/call", {
      method: "POST",
      headers: { "x-vault-token": this.token, "x-client": this.client },
      body: JSON.stringify({ method, args }),
    });
    if (response.ok) return response;
    const { code, message } = (await response.json()) as { code?: string; message?: string };
    throw Object.assign(new Error(message), { code });
  }
}
