import { z } from 'zod';
import { LIBRARY_MAX_SAVED } from '../limits';
import { savedContent, type SavedContent } from '../model/library';
import { nothingImported, type Imported, type ImportProblem } from './imported';

/** Version of the file; a Parley that cannot read a later one says so. */
const FORMAT = 1;
const file = z.object({ format: z.int().min(1), saved: z.array(z.unknown()) });
const named = z.object({ name: z.string().min(1) });

/** A library as a file: JSON, indented so that versions of it can be compared. */
export function writeParleyJson(saved: readonly SavedContent[]): string {
  const entries = saved.map(({ name, tags, content }) => ({ name, tags, content }));
  return `${JSON.stringify({ format: FORMAT, saved: entries }, null, 2)}\n`;
}

/** Reads such a file. An entry that is wrong is left out, and its problem told; the others are taken. */
export function readParleyJson(text: string): Imported {
  const json = parse(text);
  if (json === null) return nothingImported('This file is no JSON. It may be cut off, or something else.');
  const read = file.safeParse(json.value);
  if (!read.success)
    return nothingImported('This file is JSON, but no library of Parley: it has no list of saved messages.');
  if (read.data.format > FORMAT)
    return nothingImported(
      'This library was written by a newer Parley. Import it with that version or a later one.',
    );
  const saved: SavedContent[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, value] of read.data.saved.slice(0, LIBRARY_MAX_SAVED).entries()) {
    const entry = savedContent.safeParse(value);
    if (entry.success) saved.push(entry.data);
    else problems.push({ entry: index + 1, outcome: 'left-out', problem: sentence(value, entry.error) });
  }
  if (read.data.saved.length > LIBRARY_MAX_SAVED)
    problems.push({
      entry: null,
      outcome: 'left-out',
      problem: `Only the first ${LIBRARY_MAX_SAVED} entries were taken: a library holds no more.`,
    });
  return { saved, problems };
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch {
    return null;
  }
}

function sentence(value: unknown, error: z.ZodError): string {
  const name = named.safeParse(value);
  const who = name.success ? `“${name.data.name}”` : 'An entry without a name';
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` ${issue.path.join('.')}:`;
  return `${who} was left out:${place} ${issue?.message ?? 'it is none'}.`;
}
