import type { Fields, KeptKind } from './kept-kind';

/** The content of a file, or why it cannot be had: the end of a sentence. */
export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Reads the bytes of a kept file, brings what an older Parley wrote to the format of today, and checks it. Never throws. */
export function decodeKept<T extends object>(kind: KeptKind<T>, bytes: Uint8Array): Decoded<T> {
  if (bytes.length === 0) return problem('it is empty');
  const text = textOf(bytes);
  if (text === null) return problem('it holds bytes that are no UTF-8');
  const document = parse(text);
  if (document === undefined) return problem('it is no JSON, or its end is missing');
  if (!isFields(document)) return problem('it holds no settings of Parley');
  const { format, ...content } = document;
  if (!isFormat(format)) return problem('it does not say which format it has');
  if (format > kind.format) return problem('a newer Parley wrote it');
  const migrated = migrate(kind, format, content);
  return migrated === null ? problem('this Parley cannot read its old format') : check(kind, migrated);
}

function migrate<T extends object>(kind: KeptKind<T>, format: number, content: Fields): Fields | null {
  let newest = content;
  for (let at = format; at < kind.format; at += 1) {
    const step = kind.migrations[at];
    if (step === undefined) return null;
    try {
      newest = step(newest);
    } catch {
      // A step may rely on fields that a damaged file lacks.
      return null;
    }
  }
  return newest;
}

function check<T extends object>(kind: KeptKind<T>, content: Fields): Decoded<T> {
  const checked = kind.schema.safeParse(content);
  if (checked.success) return { ok: true, value: checked.data };
  const [issue] = checked.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'its content' : issue.path.join('.');
  return problem(`${where} is wrong (${issue?.message ?? 'not understood'})`);
}

function problem(text: string): { ok: false; problem: string } {
  return { ok: false, problem: text };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `undefined`, which no JSON means, for text that is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFormat(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
