import { z } from "zod";
import { cleanLine, hasForbiddenCharacters, isVisibleText } from "@/lib/core/text";
import { SENDER_LIMITS } from "@/lib/senders/constants";
import { readAccountNumber, readBsb } from "@/lib/senders/rules";

function required(max: number, empty: string) {
  return z
    .string(empty)
    .max(1000, "This text is too long")
    .transform((raw, context): string => {
      const text = cleanLine(raw);
      const problem = !isVisibleText(text)
        ? empty
        : hasForbiddenCharacters(text)
          ? "Remove the hidden or control characters"
          : text.length > max
            ? `Use at most ${max} characters`
            : null;
      if (problem === null) return text;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    });
}

function digits(read: (raw: string) => string | null, problem: string) {
  return z
    .string(problem)
    .max(40, problem)
    .transform((raw, context): string => {
      const value = read(raw);
      if (value !== null) return value;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    });
}

export const senderInput = z.strictObject({
  nickname: required(SENDER_LIMITS.nickname, "Enter a short name for this sender"),
  account_holder_name: required(SENDER_LIMITS.holderName, "Enter the name the bank account is held in"),
  bsb: digits(readBsb, "Enter the 6 digits of the BSB, for example 062-000"),
  account_number: digits(readAccountNumber, "Enter an account number of 5 to 9 digits"),
});
export type SenderInput = z.output<typeof senderInput>;

export const archiveReasonInput = required(SENDER_LIMITS.reason, "Say why this sender is archived");
