import type { Settings } from "../domain/settings";
import type { SurveyedLogs, VaultProposal } from "../domain/vault-proposal";
import type { ReviewStore } from "./review-store";

/** What a vault seems to mean. */
export interface VaultSurvey {
  readonly proposal: VaultProposal;
  readonly logs: SurveyedLogs;
}

/** The review as it would be under other settings. */
export interface ReviewPreview {
  readonly store: ReviewStore;
  apply(settings: Settings): void;
  /** Resolves once every client note has been read. */
  whenReady(): Promise<void>;
  close(): void;
}

/** Looks at a vault without writing anything. */
export interface VaultSurveyor {
  /**
   * Looks at every note's properties, then reads the notes that seem to be clients. Null where it was aborted.
   *
   * @param onProgress from 0 to 1
   */
  survey(onProgress: (done: number) => void, signal: AbortSignal): Promise<VaultSurvey | null>;
  preview(settings: Settings): ReviewPreview;
}
