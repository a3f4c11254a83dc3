import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { cases, type Case } from './cases';
import { startPeer, type RunningPeer } from './peers';
import { median, medianInterval, ratiosOf } from './stats';

/** Many short rounds: the median of paired ratios gets steadier with their number, not with their length. */
const ROUNDS = 31;

/** Figures of one case: peer name -> one figure a round. */
type Figures = Map<string, number[]>;

/**
 * Measures every peer in turn, round by round, starting each round with another one; a first round is a warm-up. Adds to `figures`,
 * at the same place of each list what was measured in the same round.
 */
async function measure(of: Case, figures: Figures): Promise<void> {
  const running: RunningPeer[] = [];
  try {
    for (const peer of of.peers) running.push(await startPeer(peer));
    for (const { name } of running) figures.set(name, figures.get(name) ?? []);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (let turn = 0; turn < running.length; turn += 1) {
        const peer = running[(round + turn) % running.length];
        if (peer === undefined) continue;
        const figure = await of.measure(peer.target);
        if (round > 0) figures.get(peer.name)?.push(figure);
      }
    }
  } finally {
    await Promise.all(running.map((peer) => peer.stop()));
  }
}

function print(of: Case, figures: Figures): void {
  const [{ length: rounds } = []] = figures.values();
  console.log(`\n${of.name} (${of.unit}, median of ${rounds} interleaved rounds; min … max)`);
  for (const [name, values] of figures) {
    const range = `${Math.round(Math.min(...values))} … ${Math.round(Math.max(...values))}`;
    console.log(`  ${name.padEnd(12)} ${String(Math.round(median(values))).padStart(9)}   ${range}`);
  }
  for (const goal of of.goals) {
    const ratios = ratiosOf(figures.get(goal.of.name) ?? [], figures.get(goal.against.name) ?? []);
    const ratio = median(ratios);
    const [low, high] = medianInterval(ratios).map((bound) => bound.toFixed(2));
    const verdict = ratio >= goal.atLeast ? 'met' : 'MISSED';
    console.log(
      `  ${goal.of.name} / ${goal.against.name}: ${ratio.toFixed(2)} (95 %: ${low} … ${high}; target ≥ ${goal.atLeast.toFixed(2)}, ${verdict})`,
    );
  }
}

const processor = cpus()[0]?.model ?? 'unknown processor';
console.log(
  `${processor}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
    `${process.platform} ${process.arch}; Node ${process.version}`,
);
// Words behind the command choose cases: `npm run bench -- echo rules`. `--times 5` measures five times with new processes: what one of
// them has compiled or laid out by chance speeds it up or slows it down for all of its rounds.
const { positionals: words, values: flags } = parseArgs({
  allowPositionals: true,
  // Other parts of the bench have flags of their own.
  strict: false,
  options: { times: { type: 'string' } },
});
const times = Math.max(1, Math.trunc(Number(flags.times ?? 1)) || 1);
for (const one of cases.filter(({ name }) => words.every((word) => name.includes(word)))) {
  const figures: Figures = new Map();
  for (let time = 0; time < times; time += 1) await measure(one, figures);
  print(one, figures);
}
