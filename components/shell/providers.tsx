"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { TipLayer } from "@/components/ui/tip-layer";
import { Toaster } from "@/components/ui/toaster";

interface ProvidersProps {
  /** The request's content security policy nonce. */
  nonce: string | undefined;
  children: ReactNode;
}

/** Everything the whole tree needs once: theme, tips, toasts. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <CSPProvider nonce={nonce} disableStyleElements>
        <div className="app-root">{children}</div>
        <Announcer />
        <TipLayer />
        <Toaster />
      </CSPProvider>
    </ThemeProvider>
  );
}
