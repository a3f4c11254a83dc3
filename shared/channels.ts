/** The fixed IPC channels between preload and main. In a module of their own, so that the preload bundles nothing else. */
export const CALL_CHANNEL = 'parley:call';
export const NOTICE_CHANNEL = 'parley:notice';
