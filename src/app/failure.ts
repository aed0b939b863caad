import type { MakeClientRefusal } from "./create-client";
import type { CreateFailure } from "./create-note";
import type { ClientEditFailure } from "./edit-client";
import type { LogFailure } from "./log-check-in";
import type { PromiseFailure } from "./tick-promise";
import type { UndoFailure } from "./undo-history";

/** Everything that may keep something from being done; the interface words each by its code. */
export type Failure = LogFailure | UndoFailure | MakeClientRefusal | CreateFailure | PromiseFailure | ClientEditFailure;

/** A wording for each failure. */
export type FailureWords = {
  readonly [Code in Failure["code"]]: (failure: Extract<Failure, { readonly code: Code }>) => string;
};
