import { useEffect, useState, type ReactNode } from 'react';
import { countdownWords } from './countdown-words';

/** How often it is drawn anew, in ms: its last digit. */
const TICK_MS = 100;

/** The time until a moment (µs since the Unix epoch), counted down before the eye; it stands still while nobody sees the page. */
export function Countdown({ until }: { readonly until: number }): ReactNode {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span>{countdownWords(until, now)}</span>;
}
