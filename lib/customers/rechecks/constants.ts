/** A customer is not checked again within these hours: nothing would have changed, and each check takes its screening along. */
export const RECHECK_REST_HOURS = 24;
