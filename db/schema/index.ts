export * from "./customer-lists";
export * from "./customers";
export * from "./documents";
export * from "./organisations";
export * from "./people";
export * from "./reviews";
export * from "./senders";
