import type { MerchantRole } from "@/lib/auth/constants";
import type { MerchantPermission } from "@/lib/auth/permissions";
import type { NoticeAudience, NoticeKind } from "./constants";

/** Who is told. People who left, were suspended or are of another organisation are passed over. */
export type NoticeTarget =
  /** These people: members of the organisation, or staff. */
  | { userIds: string[] }
  /** Those in the organisation whose role has the permission, or one of the roles. */
  | { merchant: MerchantPermission | MerchantRole[] }
  /** Compliance: reviewers and leads, or leads alone. */
  | { staff: "all" | "lead" };

/** What happened, for people. All of it may be read by everybody it goes to. */
export type Notice = {
  /** Null for what belongs to no organisation; then only staff can be told. */
  orgId: string | null;
  kind: NoticeKind;
  title: string;
  body: string;
  /** A path of our own that opens the exact place. */
  href: string;
  customerId?: string;
  /** Several are joined: each person is told once. */
  to: NoticeTarget | NoticeTarget[];
  /** Who did it and need not be told. */
  exceptUserId?: string;
  /** Routine: an e-mail goes only to those who chose e-mails for this kind. */
  isRoutine?: boolean;
};

/** A notice as the job that delivers it gets it. */
export type NoticeOrder = Omit<Notice, "to" | "customerId" | "exceptUserId" | "isRoutine"> & {
  id: string;
  at: string;
  customerId: string | null;
  exceptUserId: string | null;
  isRoutine: boolean;
  to: NoticeTarget[];
};

export type NoticeRecipient = {
  userId: string;
  name: string;
  email: string;
  audience: NoticeAudience;
  /** Null where the person has not chosen. */
  chosen: { inPortal: boolean; byEmail: boolean } | null;
};

/** One notice as its reader sees it. */
export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  href: string;
  /** For staff: which organisation it is about. */
  organisation: string | null;
  createdAt: string;
  isRead: boolean;
};

export type NoticePreference = { kind: NoticeKind; inPortal: boolean; byEmail: boolean };

export type NoticePage = { rows: NoticeRow[]; nextCursor: string | null };

/** What the bell shows when it is opened. */
export type NoticeBell = { unread: number; rows: NoticeRow[] };
