import { capturedEndpoint, type CapturedEndpoint } from '../../../shared/model/capture';

/** Name of the manifest in a capture's folder. */
export const MANIFEST_FILE = 'capture.json';
const FORMAT = 1;

/** What a capture says of itself. Times in µs since the Unix epoch. */
export interface Manifest {
  /** Name and version of the program that wrote it. */
  readonly program: string;
  readonly startedAt: number;
  /** When it was closed in order; `null` while it is written, and for good when its program was killed. */
  readonly endedAt: number | null;
  readonly endpoints: readonly CapturedEndpoint[];
}

/** The manifest as the text of its file (`docs/capture-format.md`). */
export function encodeManifest({ program, startedAt, endedAt, endpoints }: Manifest): string {
  return `${JSON.stringify({ format: FORMAT, program, startedAt, endedAt, endpoints }, null, 2)}\n`;
}

/** Reads a manifest back; `null` for text that is none of ours. Endpoints that are not understood are left out. */
export function decodeManifest(text: string): Manifest | null {
  const fields = fieldsOf(text);
  const { program, startedAt, endedAt, endpoints } = fields;
  if (fields['format'] !== FORMAT || typeof program !== 'string' || !isTime(startedAt)) return null;
  return {
    program,
    startedAt,
    endedAt: isTime(endedAt) ? endedAt : null,
    endpoints: Array.isArray(endpoints) ? endpoints.flatMap(knownEndpoint) : [],
  };
}

function fieldsOf(text: string): Partial<Record<'format' | keyof Manifest, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function knownEndpoint(value: unknown): CapturedEndpoint[] {
  const parsed = capturedEndpoint.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}
