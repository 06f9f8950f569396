export const PALETTE_TEXT_MAX = 100;
