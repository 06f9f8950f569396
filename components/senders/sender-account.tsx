import { formatBsb } from "@/lib/senders/rules";
import type { SenderChoice } from "@/lib/senders/types";

interface SenderAccountProps {
  sender: Pick<SenderChoice, "bsb" | "accountNumber">;
}

/** BSB and account number in one line. */
export function SenderAccount({ sender }: SenderAccountProps) {
  return (
    <span className="whitespace-nowrap font-mono text-mini text-ink-muted">
      {formatBsb(sender.bsb)} {sender.accountNumber}
    </span>
  );
}
