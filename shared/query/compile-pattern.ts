import { fail, succeed, type Outcome } from '../errors';
import type { Pattern } from '../model/criteria';
import type { CompiledPattern } from './compiled';
import type { Reading } from './fault';
import { readHex } from './hex';
import { readRegex } from './regex';
import { readText } from './text';

/** Makes a pattern ready, or says where it is wrong: `invalid_pattern`. */
export function compilePattern(pattern: Pattern): Outcome<CompiledPattern> {
  const compiled = readPattern(pattern);
  return compiled.ok ? succeed(compiled.value) : fail('invalid_pattern', compiled.fault);
}

/** Whether a pattern could be looked for; otherwise `invalid_pattern`, with the place of the fault. */
export function checkPattern(pattern: Pattern): Outcome<Record<string, never>> {
  const compiled = compilePattern(pattern);
  return compiled.ok ? succeed({}) : compiled;
}

function readPattern(pattern: Pattern): Reading<CompiledPattern> {
  switch (pattern.kind) {
    case 'text':
      return readText(pattern.text, pattern.matchCase);
    case 'hex':
      return readHex(pattern.text);
    case 'regex':
      return readRegex(pattern.source, pattern.matchCase);
  }
}
