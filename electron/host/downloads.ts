import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Download } from '../engine/exports/exports';
import { alwaysHeaders } from './answers';

/** What the host takes files from: the engine, which gives each of them once, to who knows its key. */
export interface DownloadSource {
  download(key: string): Download | null;
}

/**
 * Sends a file as fast as the browser takes it. Its length is not known ahead, so that an export that fails half-way must end
 * the connection: without the last chunk (RFC 9112 §8), the browser knows that the file is not whole. A browser that goes
 * away ends the export.
 */
export function sendDownload(response: ServerResponse, { name, type, content }: Download): void {
  response.writeHead(200, {
    ...alwaysHeaders,
    'Content-Type': type,
    'Content-Disposition': contentDisposition(name),
  });
  pipeline(content, response, () => undefined);
}

/**
 * Saves the answer under a name, never shows it (RFC 6266 §4). The name comes twice: in plain characters for those who
 * know no other form, and in UTF-8 (RFC 8187 §3.2).
 */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
