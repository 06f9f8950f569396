export const NOTE_LIMIT = 4_000;
export const TAG_LIMIT = 24;
export const TAGS_PER_CASE = 8;
