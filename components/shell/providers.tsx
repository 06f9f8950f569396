"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/announcer";
import { TipLayer } from "@/components/ui/tip-layer";
import { Toaster } from "@/components/ui/toaster";

interface ProvidersProps {
  /** The request's content security policy nonce. */
  nonce: string | undefined;
  children: ReactNode;
}

/** Everything the whole tree needs once: theme, URL state, tips, toasts. */
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
        <NuqsAdapter>
          <div className="app-root">{children}</div>
          <Announcer />
          <TipLayer />
          <Toaster />
        </NuqsAdapter>
      </CSPProvider>
    </ThemeProvider>
  );
}
