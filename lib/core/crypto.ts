import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

const KEY_ID = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Purpose = "audit" | "seal" | "blind-index" | "blob" | "session" | "database" | "link";

const derived = new Map<string, Buffer>();

/** A 256-bit key for one purpose, derived from PORTICO_SECRET. */
export function keyFor(purpose: Purpose): Buffer {
  const secret = env().PORTICO_SECRET;
  const cacheKey = `${purpose}:${secret}`;
  let key = derived.get(cacheKey);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), "portico", `portico:${purpose}:v${KEY_ID}`, 32));
    derived.set(cacheKey, key);
  }
  return key;
}

/** The key that wraps the data key of each document blob. */
export function blobKey(): { id: number; key: Buffer } {
  return { id: KEY_ID, key: keyFor("blob") };
}

/** Where a sealed value lives. It is authenticated, so a value moved elsewhere does not open. */
export type SealBinding = { orgId: string; table: string; rowId: string; column: string };

/** Thrown when a sealed value was changed, moved or sealed with another key. Shown as "cannot be read", never as empty. */
export class UnreadableError extends Error {
  constructor() {
    super("A sealed value cannot be read");
    this.name = "UnreadableError";
  }
}

const aad = (binding: SealBinding) =>
  Buffer.from(JSON.stringify([binding.orgId, binding.table, binding.rowId, binding.column]));

/** AES-256-GCM over UTF-8 text: key id, IV, tag, ciphertext. */
export function seal(plain: string, binding: SealBinding): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad(binding));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([KEY_ID]), iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made for the same binding. Throws `UnreadableError`. */
export function unseal(sealed: Uint8Array, binding: SealBinding): string {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + IV_BYTES + TAG_BYTES || bytes[0] !== KEY_ID) throw new UnreadableError();
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad(binding));
  decipher.setAuthTag(tag);
  try {
    return decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw new UnreadableError();
  }
}

/** A keyed digest for finding equal identifiers inside one organisation without storing them. */
export function blindIndex(orgId: string, kind: string, normalized: string): string {
  return createHmac("sha256", keyFor("blind-index"))
    .update(JSON.stringify([orgId, kind, normalized]))
    .digest("base64url");
}

/** A bearer secret for a link or cookie, and the digest of it that is stored. */
export function newToken(): { token: string; digest: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, digest: tokenDigest(token) };
}

export function tokenDigest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** HMAC for short-lived links. */
export function sign(purpose: Purpose, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");
}

export function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
