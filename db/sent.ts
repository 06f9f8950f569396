/**
 * Starts a statement of the query builder at once. By itself it starts when it is first waited for: beside functions, which start theirs
 * when they are called, it would be overtaken. What is sent together arrives in the order in which it stands.
 */
export const sent = async <T>(statement: PromiseLike<T>): Promise<T> => await statement;
