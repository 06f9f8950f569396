import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";

// What nearly every page is set in: the Latin letters of Geist as Fontsource cuts them out, less than half of the whole. LICENSE stands beside.
const sans = localFont({
  src: "./fonts/geist-latin.woff2",
  variable: "--font-latin",
  weight: "100 900",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    },
  ],
});

// What names are written in besides, each fetched where it stands: Latin letters with marks, Cyrillic ones, and for any other the whole.
const extended = localFont({
  src: "./fonts/geist-latin-ext.woff2",
  variable: "--font-extended",
  weight: "100 900",
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
});

const cyrillic = localFont({
  src: "./fonts/geist-cyrillic.woff2",
  variable: "--font-cyrillic",
  weight: "100 900",
  adjustFontFallback: false,
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" }],
});

const others = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-others",
  weight: "100 900",
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0300-0303, U+0305-0307, U+0309-0328, U+032A-036F, U+0460-048F, U+0492-04AF, U+04B2-052F, U+1EA0-1EF1, U+2190, U+2192, U+2194-2199",
    },
  ],
});

// Ids alone are set in it. They show in the device's own until it is here: fetched ahead it would hold up what draws the page.
const mono = localFont({
  src: "./fonts/geist-mono-latin.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  adjustFontFallback: false,
  preload: false,
});

const fonts = [sans, extended, cyrillic, others, mono];

// Every page carries a nonce of its own, so none may be prerendered.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Portico", template: "%s · Portico" },
  description: "Onboard and look after your customers.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0d10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme script sets a class on <html> before React wakes.
    <html lang="en" className={fonts.map((font) => font.variable).join(" ")} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
