import fc from "../../node_modules/fast-check/lib/fast-check.js";

// The same cases at each run, so that a change and nothing else turns a test red. PORTICO_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env.PORTICO_SEED ?? 20_260_101) });

export * from "../../node_modules/fast-check/lib/fast-check.js";
export default fc;
