import type { Mail } from "./types";

export type MailTemplate =
  | {
      kind: "invitation";
      organisation: string;
      invitedBy: string;
      roleLabel: string;
      days: number;
      /** Path and fragment on our origin. */
      path: string;
    }
  | { kind: "password_reset"; name: string; minutes: number; path: string }
  | { kind: "password_changed"; name: string; path: string }
  | { kind: "two_step_changed"; name: string; isOn: boolean; path: string }
  | {
      kind: "upload_link";
      organisation: string;
      /** First name; null for a company. */
      name: string | null;
      asksFor: string[];
      /** YYYY-MM-DD */
      until: string;
      path: string;
    }
  | { kind: "notice"; name: string; title: string; body: string; path: string; preferencesPath: string };

type Link = { label: string; path: string };
type Draft = {
  subject: string;
  paragraphs: string[];
  link: Link;
  after?: string[];
  /** At the foot, quieter: where to turn such mails off. */
  foot?: Link;
};

function draftOf(template: MailTemplate): Draft {
  switch (template.kind) {
    case "invitation":
      return {
        subject: `${template.invitedBy} invites you to ${template.organisation} on Portico`,
        paragraphs: [
          "Hello,",
          `${template.invitedBy} would like you to join ${template.organisation} on Portico as ${template.roleLabel}.`,
        ],
        link: { label: "Accept the invitation", path: template.path },
        after: [
          `The link works once, for ${template.days} days.`,
          "If you did not expect this, ignore it: nothing happens without you.",
        ],
      };
    case "password_reset":
      return {
        subject: "Choose a new Portico password",
        paragraphs: [`Hello ${template.name},`, "Somebody asked for a new password for your account."],
        link: { label: "Choose a new password", path: template.path },
        after: [
          `The link works once, for ${template.minutes} minutes.`,
          "If that was not you, ignore this mail: your password stays as it is.",
        ],
      };
    case "password_changed":
      return {
        subject: "Your Portico password was changed",
        paragraphs: [
          `Hello ${template.name},`,
          "The password of your account was changed, and every other session was signed out.",
          "If that was not you, choose a new password at once.",
        ],
        link: { label: "Choose a new password", path: template.path },
      };
    case "two_step_changed":
      return {
        subject: `Two-step sign-in was turned ${template.isOn ? "on" : "off"}`,
        paragraphs: [
          `Hello ${template.name},`,
          `Two-step sign-in was turned ${template.isOn ? "on" : "off"} for your Portico account.`,
          "If that was not you, choose a new password at once.",
        ],
        link: { label: "Choose a new password", path: template.path },
      };
    case "upload_link":
      return {
        subject: `${template.organisation} asks you for documents`,
        paragraphs: [
          template.name ? `Hello ${template.name},` : "Hello,",
          `${template.organisation} asks you to upload: ${template.asksFor.join(", ")}.`,
          "You can do it on your phone, with its camera. You need no account.",
        ],
        link: { label: "Upload the documents", path: template.path },
        after: [
          `The link works until ${template.until}. It is meant for you alone, so do not pass it on.`,
          `If you do not know ${template.organisation}, ignore this mail.`,
        ],
      };
    case "notice":
      return {
        subject: template.title,
        paragraphs: [`Hello ${template.name},`, template.title, template.body].filter(Boolean),
        link: { label: "Open in Portico", path: template.path },
        foot: { label: "Choose which e-mails you get", path: template.preferencesPath },
      };
  }
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Names come from people: a line break in one must not start a header or a paragraph of its own. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** Writes a mail. `origin` is the portal's own address; every link leads there. */
export function renderMail(template: MailTemplate, origin: string): Mail {
  const draft = draftOf(template);
  const url = `${origin}${draft.link.path}`;
  const before = draft.paragraphs.map(oneLine);
  const after = (draft.after ?? []).map(oneLine);
  const foot = draft.foot && { label: draft.foot.label, url: `${origin}${draft.foot.path}` };
  const footText = foot ? [`${foot.label}:\n${foot.url}`] : [];
  const text = [...before, `${draft.link.label}:\n${url}`, ...after, "Portico", ...footText].join("\n\n");
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  const html = [
    '<!doctype html><html lang="en"><body style="margin:0;padding:32px;background:#f6f6f8;color:#1b1b22;',
    'font:15px/1.5 system-ui,-apple-system,Segoe UI,sans-serif"><div style="max-width:480px;margin:0 auto;padding:32px;',
    'background:#fff;border:1px solid #e3e3e8;border-radius:12px">',
    ...before.map(paragraph),
    `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;`,
    `border-radius:8px;background:#4b3fd1;color:#fff;text-decoration:none">${escapeHtml(draft.link.label)}</a></p>`,
    ...after.map(paragraph),
    '<p style="margin:24px 0 0;color:#6a6a76">Portico',
    foot ? ` · <a href="${escapeHtml(foot.url)}" style="color:#6a6a76">${escapeHtml(foot.label)}</a>` : "",
    "</p></div></body></html>",
  ].join("");
  return {
    subject: oneLine(draft.subject),
    text,
    html,
    links: [{ label: draft.link.label, url }, ...(foot ? [foot] : [])],
  };
}
