/** `own` of a person, `shared` in an organisation; `name` and `query` in characters. */
export const VIEW_LIMITS = { own: 50, shared: 100, name: 60, query: 8_000, columns: 2_000 } as const;

/** Stands in the address where a view's id would: the plain list, whatever the person's default view is. */
export const PLAIN_LIST = "all";
