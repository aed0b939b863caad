// Written from src/api.ts by `npx tsx scripts/api-types.ts`. How to use it stands in docs/api.md.

/**
 * What Rapport offers to Dataview, Templater and scripts as `app.plugins.plugins.rapport.api`. Days are local calendar
 * days, `YYYY-MM-DD`.
 */
export interface RapportApi {
    /** Resolves once every client note has been read. */
    whenReady(): Promise<void>;
    /** All clients in review order, paused and archived last. Throws a RangeError for a day that is none. */
    review(day?: string): ReviewRow[];
    /** One client by the path of its note; null where there is none. Its lists run from new to old. */
    client(path: string): ClientDetail | null;
    /** What can't be read, at the real today. */
    problems(): NoteProblemReport[];
    /** Logs a check-in with each client. Bad input and refused notes are listed as failed, nothing of them written. */
    log(entry: LogEntryInput): Promise<{
        logged: string[];
        failed: Failure[];
    }>;
    /** Takes the last log of this session back. */
    undo(): Promise<{
        undone: string[];
        failed: Failure[];
    }>;
    /** Calls back after every change of the review. Returns the unsubscribe. */
    onChange(callback: () => void): () => void;
}
export interface ReviewRow {
    path: string;
    name: string;
    standing: "neglected" | "overdue" | "due" | "soon" | "new" | "on-track" | "paused" | "archived";
    type: string | null;
    duration: string | null;
    tier: string | null;
    /** ISO 8601: `P2W`, `P1M`. */
    cadence: string;
    lastContact: string | null;
    dueOn: string | null;
    /** Today minus the due date, in days; negative before it. */
    daysOver: number;
    /** Elapsed over cadence, in days; not rounded. */
    ratio: number | null;
    /** In the interface's language. */
    reason: string;
    signs: string[];
}
export interface ClientDetail extends ReviewRow {
    checkIns: CheckIn[];
    promises: ClientPromise[];
    evidence: Evidence[];
}
export interface CheckIn {
    day: string;
    time: string | null;
    channel: string | null;
    outcome: "reached" | "attempt";
    /** The first line, without inline fields. */
    text: string;
    satisfaction: number | null;
    /** Counts from 0. */
    line: number;
}
export interface ClientPromise {
    text: string;
    due: string | null;
    open: boolean;
    line: number;
}
export interface Evidence {
    kind: "check-in" | "meeting" | "day-note" | "property";
    day: string;
    path: string;
    line?: number;
    through?: string;
}
export interface NoteProblemReport {
    path: string;
    property?: string;
    value?: string;
    message: string;
    code: "yaml" | "date" | "cadence" | "value" | "future" | "checkin-date" | "merge";
}
export interface LogEntryInput {
    /** Paths of client notes, or names where only one client has it. */
    clients: string[];
    /** Today if left out; never later. */
    day?: string;
    /** `HH:MM`. */
    time?: string;
    channel?: string;
    outcome?: "reached" | "attempt";
    text?: string;
    /** 1 to 5. */
    satisfaction?: number;
    /** A day after the check-in's. */
    nextContact?: string;
}
export interface Failure {
    path: string;
    message: string;
}
