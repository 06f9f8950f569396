/** Headers for every answer; the content security policy with its nonce is set in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

const policy = (value) => [{ key: "Content-Security-Policy", value }];

/** For what proxy.ts leaves out. Routes for documents say the same themselves, and equal values are sent once. */
const outsideProxy = [
  {
    source: "/api/(documents|uploads|exports)/:path*",
    headers: policy("sandbox; default-src 'none'; frame-ancestors 'none'"),
  },
  { source: "/upload/files", headers: policy("sandbox; default-src 'none'; frame-ancestors 'none'") },
  { source: "/(_next/.*|icon.svg|favicon.ico)", headers: policy("frame-ancestors 'none'") },
];

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // Pages are loaded when they are first asked for: the start is a quarter shorter, and a process holds what it serves.
  experimental: { preloadEntriesOnStart: false },
  compress: true,
  images: { unoptimized: true },
  // The title stands in the first bytes for everybody: a page without one, even for a moment, has no name for a screen reader.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    "@node-rs/argon2",
    "sharp",
    "pino",
    "postgres",
    "graphile-worker",
    "nodemailer",
    "@hyzyla/pdfium",
    "pdfkit",
    "fontkit",
  ],
  headers: async () => [{ source: "/:path*", headers }, ...outsideProxy],
};
