# syntax=docker/dockerfile:1

# --- build: everything that is compiled, with the development dependencies -------------------------------
FROM --platform=$BUILDPLATFORM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# --- production: the packages that the service needs, for the platform it will run on ---------------------
FROM node:24-slim AS production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

# --- the image -------------------------------------------------------------------------------------------
FROM node:24-slim
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Immich Image Cleaner" \
      org.opencontainers.image.description="Finds what nobody would miss in an Immich library, shows the evidence, and lets a person decide." \
      org.opencontainers.image.source="https://github.com/immich-image-cleaner/immich-image-cleaner" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# glibc keeps memory apart for each thread, and each part keeps what was freed: some 20 MB less with two of them, and
# some 40 MB less after a run where a freed megabyte goes back at once.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=5000 DATA_DIR=/app/data LOG_DIR=/app/logs MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=1048576
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/dist dist
COPY --from=build /app/web/build web/build
COPY --from=build /app/drizzle drizzle
COPY docker/entrypoint.sh /usr/local/bin/entrypoint.sh
RUN chmod 755 /usr/local/bin/entrypoint.sh && install -d -o node -g node -m 0750 /app/data /app/logs
VOLUME ["/app/data", "/app/logs"]
EXPOSE 5000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# The entrypoint starts as root only to hand mounted folders to the service's user, then gives root up.
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["node", "dist/src/bin.js", "serve"]
