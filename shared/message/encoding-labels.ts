import type { EncodingName } from '../model/message';

/** An encoding as menus show it: its usual name, and in a few words what it is for. */
export interface EncodingLabel {
  readonly name: string;
  readonly explains: string;
}

/** The words for each encoding, in the order of menus. */
export const encodingLabels: Readonly<Record<EncodingName, EncodingLabel>> = {
  'utf-8': { name: 'UTF-8', explains: 'All characters of Unicode, 1 to 4 bytes each' },
  'us-ascii': { name: 'ASCII', explains: '7 bits: English letters, digits, signs and controls' },
  'iso-8859-1': { name: 'Latin-1', explains: 'ISO-8859-1: the first 256 characters of Unicode, a byte each' },
  'windows-1252': {
    name: 'Windows-1252',
    explains: 'Western Europe on Windows: Latin-1 with €, quotes and dashes',
  },
  'utf-16le': { name: 'UTF-16 LE', explains: 'All characters of Unicode, 2 or 4 bytes each, low byte first' },
  'utf-16be': {
    name: 'UTF-16 BE',
    explains: 'All characters of Unicode, 2 or 4 bytes each, high byte first',
  },
  shift_jis: { name: 'Shift-JIS', explains: 'Japanese, as on Windows' },
  'euc-jp': { name: 'EUC-JP', explains: 'Japanese, as on Unix' },
  gbk: { name: 'GBK', explains: 'Simplified Chinese, as on Windows' },
  gb18030: { name: 'GB18030', explains: 'Chinese, with all characters of Unicode, 1 to 4 bytes each' },
  big5: { name: 'Big5', explains: 'Traditional Chinese' },
  'euc-kr': { name: 'EUC-KR', explains: 'Korean' },
  'iso-8859-2': { name: 'Latin-2', explains: 'ISO-8859-2: Central Europe' },
  'iso-8859-5': { name: 'ISO-8859-5', explains: 'Cyrillic' },
  'iso-8859-15': { name: 'Latin-9', explains: 'ISO-8859-15: Western Europe with €' },
  'windows-1250': { name: 'Windows-1250', explains: 'Central Europe on Windows' },
  'windows-1251': { name: 'Windows-1251', explains: 'Cyrillic on Windows' },
  'koi8-r': { name: 'KOI8-R', explains: 'Russian, as on Unix' },
  ibm866: { name: 'IBM866', explains: 'Cyrillic in DOS' },
};
