// @ts-check
// npm run host: builds what is stale, then runs the browser host. Its flags follow `--`: npm run host -- --port 8080.
import { becomeBrowserHost } from './lib/browser-host.mjs';
import { buildIfStale } from './lib/build.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';

endWithNpm();
const code = await buildIfStale();
if (code === 0) await becomeBrowserHost();
else process.exitCode = code;
