import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ParleyBridge } from '../../shared/bridge';
import { CALL_CHANNEL, NOTICE_CHANNEL } from '../../shared/channels';
import type { EventName } from '../../shared/contract';

const bridge: ParleyBridge = {
  call: (method, params) => ipcRenderer.invoke(CALL_CHANNEL, method, params),
  subscribe(listener) {
    // The IPC event is kept from the page: its `sender` would hand out every channel.
    const forward = (_event: IpcRendererEvent, event: EventName, payload: unknown): void =>
      listener(event, payload);
    ipcRenderer.on(NOTICE_CHANNEL, forward);
    return () => void ipcRenderer.removeListener(NOTICE_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld('parley', bridge);
