import { createTransport } from "nodemailer";
import { env } from "@/lib/core/env";

export type MailGateway = {
  send: (mail: { id: string; to: string; subject: string; text: string; html: string }) => Promise<void>;
};

/** The mail server of SMTP_URL, or null when none is set. */
export function smtpGateway(): MailGateway | null {
  const { SMTP_URL, MAIL_FROM, origin } = env();
  if (!SMTP_URL) return null;
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: 10_000, socketTimeout: 20_000 });
  return {
    send: async ({ id, ...mail }) => {
      // The same id at every try, so that a receiver can tell a repeated mail.
      await transport.sendMail({ from: MAIL_FROM, messageId: `<${id}@${new URL(origin).hostname}>`, ...mail });
    },
  };
}
