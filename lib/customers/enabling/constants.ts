export const ENABLING_REASON = { min: 5, max: 300 } as const;
