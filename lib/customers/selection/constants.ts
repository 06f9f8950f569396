/** As many as may be picked one by one; more are named by what the list asks for. */
export const SELECTION_MAX = 500;
