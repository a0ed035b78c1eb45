# syntax=docker/dockerfile:1

# ── Build: exactly what `npm start` does in a fresh clone, up to the start ──────────────────────
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm node scripts/bootstrap.mjs
# What was needed to build is not needed to run; nor are other platforms' binaries and the database that comes with npm.
RUN npm prune --omit=dev --no-audit --no-fund && node ops/docker/prune-packages.mjs && rm -rf .next/cache

# ── Run ─────────────────────────────────────────────────────────────────────────────────────────
FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 MALLOC_TRIM_THRESHOLD_=65536 HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/models ./models
COPY --from=build /app/package.json /app/next.config.js /app/LICENSE /app/NOTICE ./
COPY --from=build /app/public ./public
COPY --from=build /app/samples ./samples
COPY --from=build /app/knowledge ./knowledge
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/dist ./dist
COPY --from=build /app/server/archive/seven-zip/process.mjs ./server/archive/seven-zip/process.mjs
COPY --from=build --chown=node:node /app/.next ./.next
# A new volume takes its owner from this folder.
RUN install -d -o node -g node .data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/web.js"]
