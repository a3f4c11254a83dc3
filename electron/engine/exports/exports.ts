import type { Readable } from 'node:stream';
import type { Params, Result } from '../../../shared/contract';
import type { Outcome } from '../../../shared/errors';
import type { EndpointId } from '../../../shared/model/ids';
import type { ExportId, ExportState, Recording } from '../../../shared/model/export';
import type { RowSource } from '../capture/capture';

type Done = Outcome<Record<string, never>>;

/**
 * How files reach the user. `dialog`: the program asks where to, and writes there; `null` when the user cancelled.
 * `download`: a browser fetches exports; recordings are written to `folder`.
 */
export type Outlet =
  | { readonly kind: 'dialog'; choose(suggestion: string): Promise<string | null> }
  | { readonly kind: 'download'; readonly folder: string };

/** A file on its way to a browser. */
export interface Download {
  readonly name: string;
  readonly type: string;
  /** Its bytes. Destroying it before its end cancels the export. */
  readonly content: Readable;
}

/** Writes rows to files. */
export interface Exports {
  /** `rows`: those of the filter that the request names, or `null` when it names none. */
  start(request: Params<'export.start'>, rows: RowSource | null): Promise<Outcome<Result<'export.start'>>>;
  status(id: ExportId): Outcome<{ state: ExportState }>;
  cancel(id: ExportId): Done;
  /** The file of an export that a browser fetches, once; `null` when there is none (any more). */
  download(key: string): Download | null;
  dispose(): Promise<void>;
}

/** Saves the traffic of endpoints while it passes. */
export interface Recordings {
  start(request: Params<'recording.start'>, name: string): Promise<Outcome<Result<'recording.start'>>>;
  stop(endpoint: EndpointId): Promise<Done>;
  /** What is recorded of an endpoint now. */
  of(endpoint: EndpointId): Recording | null;
  /** Ends all; resolves when everything is in the files. */
  dispose(): Promise<void>;
}
