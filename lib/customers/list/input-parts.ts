import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import { IDS_LENGTH_MAX, IDS_MAX, METADATA_FILTERS_MAX, TAGS_MAX } from "./constants";

/** Gives undefined for what it cannot read. */
export type Reader<T> = (value: string) => T | undefined;

export const civilDate = z.string().refine(isCivilDate, "Enter a date as YYYY-MM-DD");
export const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,4000}$/);

const printable = /^[^\p{Cc}\uFFFD]*$/u;
const same = (text: string) => text.toLowerCase();
const differ = (items: readonly string[]) => new Set(items).size === items.length;

/** Tags to look for, whatever their case. */
export const tagFilters = z
  .array(z.string().trim().min(1).max(60).regex(printable))
  .max(TAGS_MAX, `Choose at most ${TAGS_MAX} tags`)
  .refine((tags) => differ(tags.map(same)), "Name each tag once");

/** What the metadata of a customer has to say: every one of these, values in any case. */
export const metadataFilters = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, "Use letters, digits, dots, dashes and underscores in keys"),
      value: z.string().max(500).regex(printable),
    }),
  )
  .max(METADATA_FILTERS_MAX, `Name at most ${METADATA_FILTERS_MAX} keys`)
  .refine((pairs) => differ(pairs.map(({ key }) => key)), "Name each key once");

/** Customer ids, external ids or e-mail addresses as they were pasted. */
export const pastedIds = z
  .array(z.string().regex(/^[^\s,;\p{Cc}\uFFFD]{1,254}$/u))
  .max(IDS_MAX, `Paste at most ${IDS_MAX} at once`)
  .refine(differ, "Name each once")
  .refine((ids) => ids.join(",").length <= IDS_LENGTH_MAX, "This list is too long for one address");

// Only what separates parts is written otherwise: the address is encoded as a whole besides.
const protect = (text: string) => text.replace(/[%,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const restore = (text: string) => text.replace(/%(2C|25)/gi, (_, code: string) => (code === "25" ? "%" : ","));

export const joinParts = (parts: readonly string[]): string | null => parts.map(protect).join(",") || null;
const splitParts = (value: string): string[] => value.split(",").map(restore);

const accepted = <T>(schema: z.ZodType<T>, value: unknown): T | undefined => {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
};

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
export const dateOf: Reader<string> = (value) => accepted(civilDate, value);
export const cursorOf: Reader<string> = (value) => accepted(cursor, value);

export const tagsOf: Reader<string[]> = (value) => {
  const tags = splitParts(value).map((tag) => tag.trim());
  const isFirst = (tag: string, at: number) => tags.findIndex((each) => same(each) === same(tag)) === at;
  return accepted(tagFilters, tags.filter(isFirst));
};

export const metadataOf: Reader<{ key: string; value: string }[]> = (value) => {
  const pairs = splitParts(value).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? null : { key: part.slice(0, at), value: part.slice(at + 1) };
  });
  return accepted(metadataFilters, pairs);
};

export const idsOf: Reader<string[]> = (value) => accepted(pastedIds, [...new Set(splitParts(value))]);
