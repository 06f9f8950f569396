import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { unreadable } from "./errors";

/** The key-encryption key and its number, which stands in each blob's header. 256 bits. */
export type BlobKek = { id: number; key: Uint8Array };

/** Whose blob this is. Authenticated with every chunk, so a blob put in another's place does not open. */
export type BlobBinding = { orgId: string; key: string };

export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const HEADER_BYTES = 4 + 4 + 12 + 32 + TAG_BYTES;

const MAGIC = Buffer.from("PTB1", "latin1");
const IV_BYTES = 12;
const ALGORITHM = "aes-256-gcm";
const GCM = { authTagLength: TAG_BYTES };

/** Header: magic, key number, IV, wrapped data key, tag. */
export function sealHeader(kek: BlobKek, binding: BlobBinding): { header: Buffer; dataKey: Buffer } {
  const dataKey = randomBytes(32);
  const lead = Buffer.alloc(8);
  MAGIC.copy(lead);
  lead.writeUInt32BE(kek.id, 4);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, kek.key, iv, GCM);
  cipher.setAAD(wrapAad(lead, binding));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { header: Buffer.concat([lead, iv, wrapped, cipher.getAuthTag()]), dataKey };
}

/** The data key of a blob. Throws `unreadable` for another owner, another key or a changed header. */
export function openHeader(header: Buffer, keks: readonly BlobKek[], binding: BlobBinding): Buffer {
  if (header.length !== HEADER_BYTES || !header.subarray(0, 4).equals(MAGIC)) throw unreadable();
  const keyId = header.readUInt32BE(4);
  const kek = keks.find((one) => one.id === keyId);
  if (!kek) throw unreadable();
  const decipher = createDecipheriv(ALGORITHM, kek.key, header.subarray(8, 20), GCM);
  decipher.setAAD(wrapAad(header.subarray(0, 8), binding));
  decipher.setAuthTag(header.subarray(52));
  try {
    return Buffer.concat([decipher.update(header.subarray(20, 52)), decipher.final()]);
  } catch (error) {
    throw unreadable(error);
  }
}

/** Seals and opens chunk after chunk; the counter in the nonce fixes the order, the flag in the AAD fixes the end. */
export class ChunkCipher {
  #count = 0;
  readonly #key: Buffer;
  readonly #aad: Buffer;

  constructor(dataKey: Buffer, header: Buffer, binding: BlobBinding) {
    this.#key = dataKey;
    this.#aad = Buffer.concat([Buffer.from([0]), createHash("sha256").update(header).update(owner(binding)).digest()]);
  }

  seal(plain: Uint8Array, final: boolean): [Buffer, Buffer] {
    const cipher = createCipheriv(ALGORITHM, this.#key, this.#nonce(), GCM);
    cipher.setAAD(this.#aadFor(final));
    const body = cipher.update(plain);
    cipher.final();
    return [body, cipher.getAuthTag()];
  }

  open(sealed: Buffer, final: boolean): Buffer {
    const split = sealed.length - TAG_BYTES;
    if (split < 0 || (split === 0 && this.#count > 0)) throw unreadable();
    const decipher = createDecipheriv(ALGORITHM, this.#key, this.#nonce(), GCM);
    decipher.setAAD(this.#aadFor(final));
    decipher.setAuthTag(sealed.subarray(split));
    try {
      const plain = decipher.update(sealed.subarray(0, split));
      decipher.final();
      return plain;
    } catch (error) {
      throw unreadable(error);
    }
  }

  // The data key serves one blob, so a plain counter never repeats a nonce.
  #nonce(): Buffer {
    const nonce = Buffer.alloc(IV_BYTES);
    nonce.writeUInt32BE(this.#count, IV_BYTES - 4);
    this.#count += 1;
    return nonce;
  }

  #aadFor(final: boolean): Buffer {
    this.#aad[0] = final ? 1 : 0;
    return this.#aad;
  }
}

function owner(binding: BlobBinding): Buffer {
  return Buffer.from(`${binding.orgId}/${binding.key}`, "utf8");
}

function wrapAad(lead: Buffer, binding: BlobBinding): Buffer {
  return Buffer.concat([lead, owner(binding)]);
}
