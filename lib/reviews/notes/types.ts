/** Somebody of compliance who can be mentioned. */
export type Colleague = { id: string; name: string };

export type NotePart = { text: string; isMention: boolean };

export type Note = { id: string; at: string; author: string; parts: NotePart[] };

export type CaseTags = { caseId: string; version: number; tags: string[]; isOpen: boolean };
