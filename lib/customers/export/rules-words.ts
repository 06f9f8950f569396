/** "1 customer", "12,345 customers". */
export const customersWords = (n: number) => `${n.toLocaleString("en-US")} ${n === 1 ? "customer" : "customers"}`;
