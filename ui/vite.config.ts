import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Own files only: no inline script or style, no frame, no address but the page's own and the shell's. */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ipc: http://ipc.localhost",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes the policy into the built page. The development server needs inline styles to swap modules. */
function strictPage(): Plugin {
  return {
    name: "lectern-strict-page",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: contentPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), strictPage()],
  base: "./",
  clearScreen: false,
  server: { host: "localhost", port: 5173, strictPort: true },
  build: {
    outDir: "dist",
    target: ["es2022", "safari16.4"],
    // Inlined assets would be refused by the policy above.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
  },
  // Without the browser condition Svelte resolves to its server build, which cannot mount.
  ...(mode === "test" ? { resolve: { conditions: ["browser"] } } : {}),
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    // A failing query would print the whole page, sprite included.
    env: { DEBUG_PRINT_LIMIT: "0" },
  },
}));
