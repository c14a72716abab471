import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** The features, in no order: none may know another. */
const features = ["today", "plans", "library", "book", "notebook", "settings", "welcome", "review", "transfer"];

/** Each folder, and the folders that stand above it and that it may not look up to. */
const above = {
  i18n: ["lib", "ipc", "shared", "shell", ...features],
  lib: ["ipc", "shared", "shell", ...features],
  ipc: ["shared", "shell", ...features],
  shared: ["shell", ...features],
  shell: features,
};

const tauri = {
  group: ["@tauri-apps/*"],
  message: "Only src/ipc/tauri.ts knows Tauri; ask #ipc/host.ts.",
};
const farUp = {
  group: ["../../*"],
  message: "Another folder is imported by its name: #shared/…, #ipc/….",
};

function keepsOut(folder, forbidden, more = []) {
  const patterns = [
    tauri,
    farUp,
    ...more,
    ...(forbidden.length === 0
      ? []
      : [
          {
            regex: `^(#|\\.\\./)(${forbidden.join("|")})/`,
            message: `src/${folder} does not import from here.`,
          },
        ]),
  ];
  return {
    files: [`src/${folder}/**`],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

// Cycles are found by src/architecture.test.ts, which reads Svelte files too.
export default ts.config(
  { ignores: ["dist", "src/ipc/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      // TypeScript knows every name already, including Svelte's runes.
      "no-undef": "off",
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [tauri, farUp] }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "A strict content policy refuses style attributes: set a property with style:--name={…}.",
        },
      ],
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "off",
      // Links are addresses after the hash, made by hrefTo; there is no SvelteKit to resolve them.
      "svelte/no-navigation-without-resolve": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  ...Object.entries(above).map(([folder, forbidden]) => keepsOut(folder, forbidden)),
  ...features.map((feature) =>
    keepsOut(
      feature,
      features.filter((other) => other !== feature),
      [
        {
          regex: "^(#|\\.\\./)shell/(?!public\\.ts$)",
          message: "Features use the frame through #shell/public.ts.",
        },
      ],
    ),
  ),
  {
    files: ["src/ipc/tauri.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": "off" },
  },
  { files: ["*.js", "*.ts"], languageOptions: { globals: { ...globals.node } } },
);
