import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import { isCountry } from "@/lib/core/geo";
import { cleanLine, cleanParagraphs, hasForbiddenCharacters, hasLetter, isAscii, isVisibleText } from "@/lib/core/text";
import { LIMITS } from "@/lib/customers/constants";

// Every field takes a string and gives the clean value; a string with nothing visible in it is the same as no value.

type Read<T> = { value: T } | { problem: string };

function textField<T>(read: (clean: string) => Read<T>, clean: (raw: string) => string = cleanLine) {
  return z
    .string("Enter text")
    .max(20_000, "This text is too long")
    .transform((raw, context): T | undefined => {
      const text = clean(raw);
      if (text === "") return undefined;
      const result = read(text);
      if ("value" in result) return result.value;
      context.addIssue({ code: "custom", message: result.problem });
      return z.NEVER;
    })
    .optional();
}

function checkText(text: string, max: number): Read<string> {
  if (hasForbiddenCharacters(text.replace(/\n/g, " "))) return { problem: "Remove the hidden or control characters" };
  if (!isVisibleText(text)) return { problem: "Enter text that can be seen" };
  if (text.length > max) return { problem: `Use at most ${max} characters` };
  return { value: text };
}

export const line = (max: number) => textField((text) => checkText(text, max));

export const paragraphs = (max: number) => textField((text) => checkText(text, max), cleanParagraphs);

/** A part of a person's name, in any script. `what`: how messages call it. */
export const personName = (what: string) =>
  textField((text) =>
    hasLetter(text) ? checkText(text, LIMITS.personName) : { problem: `Enter the ${what} with at least one letter` },
  );

/** A name of a company, which may be a number. `what`: how messages call it. */
export const companyName = (what: string) =>
  textField((text) =>
    hasLetter(text) || /\p{N}/u.test(text)
      ? checkText(text, LIMITS.companyName)
      : { problem: `Enter the ${what} with at least one letter or digit` },
  );

/** The Latin twin of a field. */
export const latin = (max: number) =>
  textField((text) =>
    isAscii(text) ? checkText(text, max) : { problem: "Use Latin letters without accents, for example Jose for José" },
  );

const EMAIL = z.email();

export const email = textField((text) => {
  const lower = text.toLowerCase();
  if (lower.length > LIMITS.email) return { problem: `Use at most ${LIMITS.email} characters` };
  return EMAIL.safeParse(lower).success
    ? { value: lower }
    : { problem: "Enter an e-mail address like name@example.com" };
});

export const country = textField((text) => {
  const code = text.toUpperCase();
  return isCountry(code) ? { value: code } : { problem: "Choose a country" };
});

export const subdivision = textField((text) => {
  const code = text.toUpperCase();
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) ? { value: code } : { problem: "Choose a state or region" };
});

export const civilDate = textField((text) =>
  isCivilDate(text) && text >= "1850-01-01" && text <= "2199-12-31"
    ? { value: text }
    : { problem: "Enter a real date as year, month and day" },
);

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  textField<Values[number]>((text) =>
    values.includes(text) ? { value: text } : { problem: "Choose one of the options" },
  );

export const oneWhere = (accepts: (value: string) => boolean) =>
  textField((text) => (accepts(text) ? { value: text } : { problem: "Choose one of the options" }));

export const website = textField((text) => {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const problem = "Enter a web address like https://example.com";
  if (!URL.canParse(withScheme)) return { problem };
  const url = new URL(withScheme);
  const web = (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
  if (!web || !/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return { problem };
  return url.href.length > LIMITS.website
    ? { problem: `Use at most ${LIMITS.website} characters` }
    : { value: url.href };
});

export const ipv4 = textField((text) =>
  z.ipv4().safeParse(text).success ? { value: text } : { problem: "Enter an IPv4 address like 203.0.113.7" },
);

export const externalId = textField((text) => {
  if (!/^[\x21-\x7E]+$/.test(text)) return { problem: "Use letters, digits and signs without spaces" };
  return text.length > LIMITS.externalId ? { problem: `Use at most ${LIMITS.externalId} characters` } : { value: text };
});

/** A whole number, as a number or as digits typed into a form. */
export const whole = (min: number, max: number, problem: string) =>
  z
    .union([z.number(), z.string().max(20)], problem)
    .transform((raw, context): number | undefined => {
      if (typeof raw === "string" && raw.trim() === "") return undefined;
      const value = typeof raw === "number" ? raw : /^\d{1,15}$/.test(raw.trim()) ? Number(raw) : Number.NaN;
      if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    })
    .optional();

export const idIn = (ids: ReadonlySet<number>) =>
  whole(0, Number.MAX_SAFE_INTEGER, "Choose one of the options").refine((id) => id === undefined || ids.has(id), {
    error: "Choose one of the options",
  });

/** Several ids of a reference list, in the order chosen, each once. */
export const idsIn = (ids: ReadonlySet<number>, max: number) =>
  z
    .array(z.union([z.number(), z.string().regex(/^\d{1,9}$/)]), "Choose from the list")
    .max(max, `Choose at most ${max}`)
    .transform((raw, context): number[] | undefined => {
      const chosen = [...new Set(raw.map(Number))];
      if (chosen.length === 0) return undefined;
      if (chosen.every((id) => ids.has(id))) return chosen;
      context.addIssue({ code: "custom", message: "Choose from the list" });
      return z.NEVER;
    })
    .optional();

/** A share above 0 and up to 100 with at most two decimals, as a number or typed. */
export const percentage = z
  .union([z.number(), z.string().max(10)], "Enter a percentage")
  .transform((raw, context): number | undefined => {
    const text = String(raw).trim();
    if (text === "") return undefined;
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    if (value > 0 && value <= 100) return value;
    context.addIssue({
      code: "custom",
      message: "Enter a percentage above 0 and up to 100, with at most two decimals",
    });
    return z.NEVER;
  })
  .optional();

export const flag = z.boolean("Tick or clear the box").optional();

const metadataKey = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,40}$/, "Use letters, digits, dots, dashes and underscores in keys");

export const metadata = z
  .record(metadataKey, z.string().max(LIMITS.metadataValue, `Use at most ${LIMITS.metadataValue} characters`))
  .refine((entries) => Object.keys(entries).length <= LIMITS.metadataKeys, `Use at most ${LIMITS.metadataKeys} entries`)
  .transform((entries) => (Object.keys(entries).length === 0 ? undefined : entries))
  .optional();
