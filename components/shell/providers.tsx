"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { SoftLinks } from "@/components/ui/soft-links";
import { TipLayer } from "@/components/ui/tip-layer";
import { Toaster } from "@/components/ui/toaster";
import { ThemeScript } from "./theme-script";

interface ProvidersProps {
  /** The request's content security policy nonce. */
  nonce: string | undefined;
  children: ReactNode;
}

/** Everything the whole tree needs once: theme, links, tips, toasts. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeScript nonce={nonce} />
      <div className="app-root">{children}</div>
      <Announcer />
      <SoftLinks />
      <TipLayer />
      <Toaster />
    </CSPProvider>
  );
}
