import { clock } from "./clock";

/** Outside prefixes by kind of thing. */
export const ID_PREFIXES = {
  customer: "cus",
  draft: "drf",
  document: "doc",
  organisation: "org",
  user: "usr",
  session: "ses",
  invitation: "inv",
  sender: "snd",
  event: "evt",
  audit: "aud",
  transition: "trn",
  run: "run",
  check: "chk",
  mail: "eml",
  case: "cse",
  note: "nte",
  proposal: "prp",
  request: "rfi",
  question: "qst",
  link: "lnk",
  restriction: "rst",
  hit: "hit",
  listVersion: "lsv",
  notification: "ntf",
  view: "viw",
  bulk: "blk",
  export: "exp",
  import: "imp",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let lastMs = -1;
let count = 0;

/**
 * A new UUIDv7 (RFC 9562): time-ordered, so that new rows stay together in every index. Those of one process in one millisecond are counted on,
 * so that what was written first stands first.
 */
function uuidV7(): string {
  // Of the web, not of Node: forms check ids in the browser, and a stand-in for Node's would be the largest thing there.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const ms = clock.now().getTime();
  // From a random place in the lower half, so that there is room to count.
  count = ms === lastMs && count < 0xfff ? count + 1 : (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0);
  lastMs = ms;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const random = Array.from(bytes.subarray(6), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const hex = ms.toString(16).padStart(12, "0") + random;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const ids = { next: uuidV7 };

/** Inside UUID to the outside form: prefix and 26 Crockford base32 characters. */
export function toPublicId(kind: IdKind, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${text}`;
}

/** Outside form to the UUID, or null when it is not one of this kind. */
export function fromPublicId(kind: IdKind, publicId: string): string | null {
  const prefix = `${ID_PREFIXES[kind]}_`;
  const text = publicId.toLowerCase();
  if (!text.startsWith(prefix) || text.length !== prefix.length + 26) return null;
  let value = 0n;
  for (const character of text.slice(prefix.length)) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  if (value >> 128n) return null;
  const hex = value.toString(16).padStart(32, "0");
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return UUID.test(uuid) ? uuid : null;
}
