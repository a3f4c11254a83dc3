// @ts-check
// What a package must be. Each check takes what was found and returns the problems, one sentence each; none is good.

/** Largest app archive: the bundles without source maps take a third of it, a forgotten dependency takes more. */
export const MAX_ASAR_BYTES = 2 * 1024 * 1024;

/** What the archive must hold for the app to start. */
const required = [
  'package.json',
  'out/main/main.js',
  'out/preload/preload.cjs',
  'out/threads/scan.cjs',
  'out/threads/write.cjs',
  'out/renderer/index.html',
  'out/renderer/files.json',
];

/**
 * The archive holds the build output of main, preload, threads and window, and `package.json`; nothing else.
 * @param {readonly string[]} files Paths in the archive, with `/`, without folders.
 */
export function checkFiles(files) {
  const missing = required.filter((name) => !files.includes(name)).map((name) => `${name} is missing.`);
  const maps = files.filter((name) => name.endsWith('.map')).map((name) => `${name} is a source map.`);
  const foreign = files
    .filter((name) => name !== 'package.json' && !/^out\/(main|preload|threads|renderer)\//.test(name))
    .map((name) => `${name} does not belong into the app.`);
  return [...missing, ...maps, ...foreign];
}

/** @param {number} bytes Size of the archive. */
export function checkSize(bytes) {
  return bytes < MAX_ASAR_BYTES
    ? []
    : [`The archive has ${bytes} bytes; at most ${MAX_ASAR_BYTES} are allowed.`];
}

/** Lines that a desktop entry of Parley has (freedesktop.org Desktop Entry Specification). */
const entryLines = {
  Type: /^Application$/,
  Name: /^Parley$/,
  GenericName: /^TCP workbench$/,
  Comment: /^A desktop TCP workbench\b/,
  Exec: /^(AppRun|\/opt\/Parley\/parley) %U$/,
  Icon: /^parley$/,
  Terminal: /^false$/,
  StartupWMClass: /^parley$/,
  Categories: /^Development;Network;$/,
};

/**
 * The desktop entry names and starts the app, with Chromium's sandbox left on.
 * @param {string} text The generated file.
 */
export function checkDesktopEntry(text) {
  const lines = text.split('\n');
  const wrong = Object.entries(entryLines)
    .filter(([key, value]) => {
      const found = lines
        .filter((line) => line.startsWith(`${key}=`))
        .map((line) => line.slice(key.length + 1));
      return found.length !== 1 || !value.test(found[0] ?? '');
    })
    .map(([key, value]) => `${key} is not as it must be (${value.source}).`);
  return [
    ...(lines[0] === '[Desktop Entry]' ? [] : ['It does not begin with [Desktop Entry].']),
    ...(text.includes('--no-sandbox') ? ['It turns the sandbox off (--no-sandbox).'] : []),
    ...wrong,
  ];
}

/** The state each fuse of Electron must have in the package, by its name in @electron/fuses. */
export const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** @param {Readonly<Record<string, boolean>>} found The fuses read back from the packaged binary. */
export function checkFuses(found) {
  return Object.entries(wantedFuses)
    .filter(([name, on]) => found[name] !== on)
    .map(([name, on]) => `The fuse ${name} is not ${on ? 'on' : 'off'}.`);
}
