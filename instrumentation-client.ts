import { config } from "zod/v4/core";

// Runs before any page's script. Zod would try whether it may compile code, which our policy forbids and reports as a violation.
config({ jitless: true });
