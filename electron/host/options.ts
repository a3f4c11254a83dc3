import { parseArgs } from 'node:util';
import { MAX_PORT } from '../../shared/limits';

/** What the command line asks for. `wrong`: it was not understood, and why. */
export type Options =
  /** `data`: the folder for what is stored; `null` stands for the platform's own. */
  | { readonly kind: 'run'; readonly port: number; readonly open: boolean; readonly data: string | null }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** What `--help` prints. */
export const usage = `Usage: npm run host -- [--port N] [--data FOLDER] [--no-open]

Runs Parley in the browser of this computer. Prints one line with the link that opens it.

  --port N       the port on 127.0.0.1, 0 to 65535; 0, the default, picks a free one
  --data FOLDER  where captures, recordings and settings are kept; by default
                 Parley's folder in the user's data folder (on Linux ~/.local/share/parley)
  --no-open      do not start a browser; open the printed link yourself
  --help         show this text

To use it on a remote machine, start it there with --no-open and a fixed port, and forward the same port:
  ssh -L 9000:127.0.0.1:9000 machine`;

const flags = {
  port: { type: 'string' },
  data: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments after the script's name. */
export function parseOptions(args: readonly string[]): Options {
  const parsed = parse(args);
  if (typeof parsed === 'string') return wrong(parsed);
  if (parsed.help === true) return { kind: 'help' };
  const port = parsed.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > MAX_PORT) {
    return wrong(`--port needs a whole number from 0 to ${MAX_PORT}, not “${port}”.`);
  }
  const data = parsed.data ?? null;
  if (data === '') return wrong('--data needs a folder.');
  return { kind: 'run', port: Number(port), open: parsed['no-open'] !== true, data };
}

interface Parsed {
  port?: string;
  data?: string;
  'no-open'?: boolean;
  help?: boolean;
}

function parse(args: readonly string[]): Parsed | string {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch {
    return `“${args.join(' ')}” is not understood: the flags are --port N, --data FOLDER, --no-open and --help.`;
  }
}

function wrong(sentence: string): Options {
  return { kind: 'wrong', sentence };
}
