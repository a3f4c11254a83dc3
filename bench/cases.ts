import { pingPong, stream, type Target } from './load';
import { bareNode, labPython, parley, parleyFramedRules, parleyRules, type Peer } from './peers';

const KIB = 1024;
const MIB = 1024 * KIB;
/** Long enough that connecting and the first, cold trips do not count. */
const PING_PONG_MS = 700;

/** A bound that the ratio of one of them to a peer should reach. */
export interface Goal {
  readonly of: Peer;
  readonly against: Peer;
  readonly atLeast: number;
}

/** One thing to measure: what it is, its unit, who takes part and what is aimed at. */
export interface Case {
  readonly name: string;
  readonly unit: string;
  readonly peers: readonly Peer[];
  readonly goals: readonly Goal[];
  /** Runs once against one server and resolves with the figure; more is better. */
  measure(at: Target): Promise<number>;
}

export const cases: readonly Case[] = [
  {
    name: 'echo, 64 B ping-pong, 1 connection',
    unit: 'trips/s',
    peers: [parley, bareNode, labPython],
    goals: [{ of: parley, against: bareNode, atLeast: 0.9 }],
    measure: (at) => pingPong(at, 1, 64, PING_PONG_MS),
  },
  {
    // The lab's server takes one client at a time, so 50 at once would wait for ever.
    name: 'echo, 64 B ping-pong, 50 connections',
    unit: 'trips/s',
    peers: [parley, bareNode],
    goals: [{ of: parley, against: bareNode, atLeast: 0.9 }],
    measure: (at) => pingPong(at, 50, 64, PING_PONG_MS),
  },
  ...[1, 50].map(answersByRules),
  {
    name: 'echo stream, 64 KiB writes',
    unit: 'MiB/s',
    peers: [parley, bareNode, labPython],
    goals: [
      { of: parley, against: bareNode, atLeast: 0.8 },
      { of: parley, against: labPython, atLeast: 3 },
    ],
    measure: (at) => stream(at, 64 * KIB, 256 * MIB),
  },
];

function answersByRules(connections: number): Case {
  return {
    name: `answers by rules, 64 B ping-pong, ${connections} connection${connections === 1 ? '' : 's'}`,
    unit: 'trips/s',
    peers: [parley, parleyRules, parleyFramedRules],
    goals: [
      { of: parleyRules, against: parley, atLeast: 0.8 },
      { of: parleyFramedRules, against: parley, atLeast: 0.8 },
    ],
    measure: (at) => pingPong(at, connections, 64, PING_PONG_MS),
  };
}
