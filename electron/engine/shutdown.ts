import type { Workbench } from './workbench';

/** Part of the time that is spent on good manners; the rest is for letting go of what is left, 10,000 sockets at worst. */
const PATIENT_SHARE = 0.75;

/**
 * Ends everything: connections get their FIN and the grace time, then nothing is waited for beyond the time that a
 * shutdown may take. What is left then loses its socket, so that every port is free in any case.
 */
export async function shutDown(bench: Workbench): Promise<void> {
  const { endpoints, context } = bench;
  const ended = endpoints.map((endpoint) =>
    endpoint.kind === 'server' ? endpoint.stop() : endpoint.disconnect('strict'),
  );
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, context.limits.shutdownMs * PATIENT_SHARE);
  });
  await Promise.race([Promise.all(ended), timeIsUp]);
  clearTimeout(timer);
  for (const { connections } of endpoints)
    for (const connection of [...connections.live]) connection.release();
}
