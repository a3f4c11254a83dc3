import { cpus, totalmem } from 'node:os';
import { cases, type Case } from './cases';
import { startPeer, type RunningPeer } from './peers';
import { median, medianInterval, ratiosOf } from './stats';

/** Many short rounds: the median of paired ratios gets steadier with their number, not with their length. */
const ROUNDS = 31;

/** Figures of one case: peer name -> one figure a round. */
type Figures = ReadonlyMap<string, number[]>;

/** Measures every peer in turn, round by round, starting each round with another one; a first round is a warm-up. */
async function measure(of: Case): Promise<Figures> {
  const running: RunningPeer[] = [];
  try {
    for (const peer of of.peers) running.push(await startPeer(peer));
    const figures = new Map(running.map((peer) => [peer.name, [] as number[]]));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (let turn = 0; turn < running.length; turn += 1) {
        const peer = running[(round + turn) % running.length];
        if (peer === undefined) continue;
        const figure = await of.measure(peer.target);
        if (round > 0) figures.get(peer.name)?.push(figure);
      }
    }
    return figures;
  } finally {
    await Promise.all(running.map((peer) => peer.stop()));
  }
}

function print(of: Case, figures: Figures): void {
  console.log(`\n${of.name} (${of.unit}, median of ${ROUNDS} interleaved rounds; min … max)`);
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
// Words behind the command choose cases: `npm run bench -- echo rules`.
const words = process.argv.slice(2);
const wanted = cases.filter(({ name }) => words.every((word) => name.includes(word)));
for (const one of wanted) print(one, await measure(one));
