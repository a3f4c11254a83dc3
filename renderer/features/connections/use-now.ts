import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** The wall clock in µs since the Unix epoch, anew each second; it stands still while nobody sees the page. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now() * 1_000);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now() * 1_000);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
