import { isCivilDate } from "@/lib/core/civil-date";
import {
  IDS_LENGTH_MAX,
  IDS_MAX,
  METADATA_FILTERS_MAX,
  METADATA_VALUE_MAX,
  TAG_LENGTH_MAX,
  TAGS_MAX,
} from "./constants";

/** Gives undefined for what it cannot read. Takes what the schemas of input-parts.ts take: a test holds the two together. */
export type Reader<T> = (value: string) => T | undefined;

export const CURSOR = /^[A-Za-z0-9_-]{1,4000}$/;
export const PRINTABLE = /^[^\p{Cc}\uFFFD]*$/u;
export const METADATA_KEY = /^[A-Za-z0-9_.-]{1,40}$/;
export const PASTED_ID = /^[^\s,;\p{Cc}\uFFFD]{1,254}$/u;
/** The outside form of an import's id. */
export const IMPORT_REF = /^imp_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

export const sameCase = (text: string) => text.toLowerCase();
export const differ = (items: readonly string[]) => new Set(items).size === items.length;

// Only what separates parts is written otherwise: the address is encoded as a whole besides.
const protect = (text: string) => text.replace(/[%,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const restore = (text: string) => text.replace(/%(2C|25)/gi, (_, code: string) => (code === "25" ? "%" : ","));

export const joinParts = (parts: readonly string[]): string | null => parts.map(protect).join(",") || null;
const splitParts = (value: string): string[] => value.split(",").map(restore);

/** Some of a few words, in their own order. */
export const listOf =
  <T extends string>(known: readonly T[], aliases: Readonly<Record<string, T>> = {}): Reader<T[]> =>
  (value) => {
    const words = value.toUpperCase().split(",");
    const found = words.map((word) => known.find((each) => each === word) ?? aliases[word]);
    if (found.some((each) => each === undefined)) return undefined;
    return known.filter((each) => found.includes(each));
  };

export const yesNo: Reader<boolean> = (value) => (value === "yes" ? true : value === "no" ? false : undefined);
export const dateOf: Reader<string> = (value) => (isCivilDate(value) ? value : undefined);
export const cursorOf: Reader<string> = (value) => (CURSOR.test(value) ? value : undefined);

export const importOf: Reader<string> = (value) => {
  const ref = value.toLowerCase();
  return IMPORT_REF.test(ref) ? ref : undefined;
};

export const tagsOf: Reader<string[]> = (value) => {
  const tags = splitParts(value).map((tag) => tag.trim());
  const isFirst = (tag: string, at: number) => tags.findIndex((each) => sameCase(each) === sameCase(tag)) === at;
  const distinct = tags.filter(isFirst);
  const isTag = (tag: string) => tag !== "" && tag.length <= TAG_LENGTH_MAX && PRINTABLE.test(tag);
  return distinct.length <= TAGS_MAX && distinct.every(isTag) ? distinct : undefined;
};

export const metadataOf: Reader<{ key: string; value: string }[]> = (value) => {
  const pairs = splitParts(value).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? { key: "", value: "" } : { key: part.slice(0, at), value: part.slice(at + 1) };
  });
  const isPair = (pair: { key: string; value: string }) =>
    METADATA_KEY.test(pair.key) && pair.value.length <= METADATA_VALUE_MAX && PRINTABLE.test(pair.value);
  const isFine = pairs.length <= METADATA_FILTERS_MAX && pairs.every(isPair) && differ(pairs.map(({ key }) => key));
  return isFine ? pairs : undefined;
};

export const idsOf: Reader<string[]> = (value) => {
  const ids = [...new Set(splitParts(value))];
  const isFine =
    ids.length <= IDS_MAX && ids.join(",").length <= IDS_LENGTH_MAX && ids.every((id) => PASTED_ID.test(id));
  return isFine ? ids : undefined;
};
