/** The few runtime globals that Node and every browser share, and that `lib: ES2023` does not name. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
