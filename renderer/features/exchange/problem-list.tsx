import type { ReactNode } from 'react';
import styles from './problem-list.module.css';

/** Problems that are listed; a file that is full of them has made itself clear by then. */
const LISTED = 50;

/** What is wrong with a file, a line each; nothing where nothing is. */
export function ProblemList({ problems }: { readonly problems: readonly ReactNode[] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']} aria-label="Problems">
      {problems.slice(0, LISTED).map((problem, at) => (
        <li key={at}>{problem}</li>
      ))}
      {problems.length > LISTED && <li>and {(problems.length - LISTED).toLocaleString('en')} more.</li>}
    </ul>
  );
}
