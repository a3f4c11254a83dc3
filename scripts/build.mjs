// @ts-check
// Builds everything into out/. With --if-stale only when the sources changed since the last build.
import { build, buildIfStale } from './lib/build.mjs';

process.exitCode = await (process.argv.includes('--if-stale') ? buildIfStale() : build());
