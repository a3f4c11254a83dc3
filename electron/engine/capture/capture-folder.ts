import { join } from 'node:path';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import type { Disk } from './disk';
import { encodeManifest, MANIFEST_FILE, type Manifest } from './manifest';

/** Name of the file that says who writes a capture; its time of change is the sign of life. */
export const LOCK_FILE = 'lock';

/** The folder of the capture that is being written: who writes it, and what it says of itself. */
export class CaptureFolder {
  readonly path: string;
  private readonly disk: Disk;
  private readonly about: Pick<Manifest, 'program' | 'startedAt'>;
  /** By number: those that are gone from the workbench have records too. */
  private readonly endpoints = new Map<number, CapturedEndpoint>();
  /** What the manifest on disk is: the newest one, an older one, or none. */
  private manifest: 'none' | 'outdated' | 'current' = 'none';

  constructor(disk: Disk, path: string, about: Pick<Manifest, 'program' | 'startedAt'>) {
    this.disk = disk;
    this.path = path;
    this.about = about;
  }

  /** Names endpoints; they are written with the next {@link prepare}. */
  describe(endpoints: readonly CapturedEndpoint[]): void {
    for (const endpoint of endpoints) this.endpoints.set(endpoint.id, endpoint);
    if (this.manifest === 'current') this.manifest = 'outdated';
  }

  /** All that were named so far. */
  get named(): readonly CapturedEndpoint[] {
    return [...this.endpoints.values()];
  }

  /** Makes the folder where it is missing, and brings the manifest up to date. The lock comes first: it keeps others away. */
  async prepare(): Promise<void> {
    if (this.manifest === 'none') {
      await this.disk.makeFolder(this.path);
      await this.disk.replace(join(this.path, LOCK_FILE), lockText());
    }
    const before = this.manifest;
    if (before === 'current') return;
    // What is described while it is written must be written again.
    this.manifest = 'current';
    try {
      await this.writeManifest(null);
    } catch (cause) {
      this.manifest = before;
      // An older manifest does for now: names that could not be written, as while another program looks at them, can wait.
      if (before === 'none') throw cause;
    }
  }

  /** Gives a sign of life. Rejects when the folder, or the file `within` it, is gone. */
  async beat(within: string): Promise<void> {
    await this.disk.check(join(this.path, within));
    const lock = join(this.path, LOCK_FILE);
    // Whoever deletes the lock alone takes nothing else away.
    await this.disk.touch(lock, lockText()).catch(() => this.disk.replace(lock, lockText()));
  }

  /** The folder was lost: {@link prepare} makes it anew. */
  lost(): void {
    this.manifest = 'none';
  }

  /** Says that the capture was closed in order; nobody writes it from now on. */
  async close(endedAt: number): Promise<void> {
    await this.writeManifest(endedAt);
    await this.disk.remove(join(this.path, LOCK_FILE));
  }

  /** Removes the folder with all that is in it. */
  remove(): Promise<void> {
    this.manifest = 'none';
    return this.disk.remove(this.path);
  }

  private writeManifest(endedAt: number | null): Promise<void> {
    const manifest = { ...this.about, endedAt, endpoints: this.named };
    return this.disk.replace(join(this.path, MANIFEST_FILE), encodeManifest(manifest));
  }
}

function lockText(): string {
  return `${JSON.stringify({ pid: process.pid })}\n`;
}
