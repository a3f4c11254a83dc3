import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { captureName, type SavedCapture } from '../../../shared/model/capture';
import { MANIFEST_FILE } from '../capture/manifest';
import { readManifest } from '../capture/saved-capture';
import { segmentNumbers } from '../capture/segments';
import type { Clock } from '../clock';
import { isInUse } from './lock';

/** A capture on disk, whether it is open or not. */
export type CaptureOnDisk = Omit<SavedCapture, 'opened'>;

interface Known {
  readonly changedMs: number;
  readonly capture: CaptureOnDisk;
}

/** Looks which captures a folder holds. What cannot have changed since it was looked at is not read again. */
export class SavedList {
  private readonly folder: string;
  private readonly clock: Clock;
  private known = new Map<string, Known>();

  constructor(folder: string, clock: Clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** All captures but the one named, the newest first. Other files and folders are left out. */
  async all(except: string): Promise<CaptureOnDisk[]> {
    const entries = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    const names = entries
      .filter((entry) => entry.isDirectory() && entry.name !== except)
      .map(({ name }) => name);
    const found = (await Promise.all(names.map((name) => this.look(name)))).filter((known) => known !== null);
    this.known = new Map(found.map((known) => [known.capture.name, known]));
    return found.map(({ capture }) => capture).sort(newestFirst);
  }

  /** One of them; `null` when there is no capture of this name. */
  async one(name: string): Promise<CaptureOnDisk | null> {
    return (await this.look(name))?.capture ?? null;
  }

  private async look(name: string): Promise<Known | null> {
    if (!captureName.safeParse(name).success) return null;
    const path = join(this.folder, name);
    try {
      const changedMs = (await stat(path)).mtimeMs;
      const known = this.known.get(name);
      // A folder changes with every file that comes or goes; only who writes a capture lets its files grow.
      if (known?.changedMs === changedMs && known.capture.ending === 'clean') return known;
      const capture = await readFacts(path, name, this.clock);
      return capture === null ? null : { changedMs, capture };
    } catch {
      // It went while it was looked at.
      return null;
    }
  }
}

async function readFacts(path: string, name: string, clock: Clock): Promise<CaptureOnDisk | null> {
  const names = await readdir(path);
  if (!names.includes(MANIFEST_FILE) && segmentNumbers(names).length === 0) return null;
  const sizes = await Promise.all(names.map((file) => sizeOf(join(path, file))));
  const manifest = await readManifest(path);
  const left = typeof manifest?.endedAt === 'number' ? 'clean' : 'interrupted';
  return {
    name,
    startedAt: manifest?.startedAt ?? null,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    ending: (await isInUse(path, clock)) ? 'in-use' : left,
  };
}

/** 0 for a file that went meanwhile. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

/** By the time at which they began; those without one go by their names, which begin with a time, at the end. */
function newestFirst(one: CaptureOnDisk, other: CaptureOnDisk): number {
  const byTime = (other.startedAt ?? -Infinity) - (one.startedAt ?? -Infinity);
  return Number.isNaN(byTime) || byTime === 0 ? (one.name < other.name ? 1 : -1) : byTime;
}
