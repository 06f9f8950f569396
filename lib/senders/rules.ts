import { foldCompatibility } from "@/lib/core/text";

// U+2212 is the minus sign, which spreadsheets put in place of a hyphen.
const SEPARATORS = /[\s\p{Pd}\u2212]+/gu;

/** The six digits of a BSB from `062-000`, `062 000` or `062000`; null for anything else. */
export function readBsb(raw: string): string | null {
  const digits = foldCompatibility(raw).replace(SEPARATORS, "");
  return /^\d{6}$/.test(digits) && digits !== "000000" ? digits : null;
}

/** The digits of an Australian account number (5 to 9), leading zeros kept; null for anything else. */
export function readAccountNumber(raw: string): string | null {
  const digits = foldCompatibility(raw).replace(SEPARATORS, "");
  return /^\d{5,9}$/.test(digits) && !/^0+$/.test(digits) ? digits : null;
}

/** `062000` -> `062-000`. */
export function formatBsb(bsb: string): string {
  return `${bsb.slice(0, 3)}-${bsb.slice(3)}`;
}

/** Keeps the last three digits. */
export function maskAccountNumber(accountNumber: string): string {
  return `•••• ${accountNumber.slice(-3)}`;
}

type Account = { bsb: string; accountNumber: string };

/**
 * The linked, active sender whose BSB and account number both equal the payer's; null when there is none. The holder's name
 * decides nothing here. Leading zeros count: `012345` and `12345` are two accounts.
 */
export function matchSender<S extends Account & { status: string }>(senders: readonly S[], payer: Account): S | null {
  const bsb = readBsb(payer.bsb);
  const account = readAccountNumber(payer.accountNumber);
  if (bsb === null || account === null) return null;
  return (
    senders.find((sender) => sender.status === "ACTIVE" && sender.bsb === bsb && sender.accountNumber === account) ??
    null
  );
}
