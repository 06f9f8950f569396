import type { Encoding } from "./constants";

type EncodingFound = { ok: true; encoding: Encoding } | { ok: false; message: string };

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

const SAVE_AS_UTF8 = 'Open it in your spreadsheet, choose "Save as" and the format "CSV UTF-8", and upload that file.';

/** Bytes that mean nothing in Windows-1252. */
const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Finds out, while the bytes of a file pass, how its text is written. */
export class EncodingScan {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #head = new Uint8Array(0);
  #isUtf8 = true;
  #hasNul = false;
  #hasUnassigned = false;

  push(bytes: Uint8Array): void {
    if (this.#head.length < 4) this.#head = Uint8Array.from([...this.#head, ...bytes.subarray(0, 4)].slice(0, 4));
    for (const byte of bytes) {
      if (byte === 0) this.#hasNul = true;
      else if (byte > 0x80 && UNASSIGNED.has(byte)) this.#hasUnassigned = true;
    }
    if (this.#isUtf8) this.#decode(bytes, true);
  }

  #decode(bytes: Uint8Array, isMore: boolean): void {
    try {
      this.#decoder.decode(bytes, { stream: isMore });
    } catch {
      this.#isUtf8 = false;
    }
  }

  /** After the last byte. */
  end(): EncodingFound {
    const head = this.#head;
    if (this.#isUtf8) this.#decode(new Uint8Array(0), false);
    if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0xd0, 0xcf, 0x11, 0xe0))
      return { ok: false, message: `This is a workbook, not a CSV file. ${SAVE_AS_UTF8}` };
    if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return { ok: false, message: "This is a PDF. Upload a CSV file." };
    if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff))
      return { ok: false, message: `The file is written in UTF-32, which we do not read. ${SAVE_AS_UTF8}` };
    if (startsWith(head, 0xff, 0xfe)) return { ok: true, encoding: "UTF-16LE" };
    if (startsWith(head, 0xfe, 0xff)) return { ok: true, encoding: "UTF-16BE" };
    if (this.#hasNul)
      return {
        ok: false,
        message: `The file holds bytes that are no text. It may be damaged or of another kind. ${SAVE_AS_UTF8}`,
      };
    if (this.#isUtf8) return { ok: true, encoding: "UTF-8" };
    if (!this.#hasUnassigned) return { ok: true, encoding: "WINDOWS-1252" };
    return { ok: false, message: `We cannot tell in which encoding the file is written. ${SAVE_AS_UTF8}` };
  }
}
