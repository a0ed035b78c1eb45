import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const STAGES = ["extract", "parse", "generalize", "embed", "classify", "link", "aggregate", "report"];

/** A stage never imports a later one; `present/` draws what the stages made and is not imported by them. */
const stageZones = STAGES.slice(0, -1).map((stage, index) => ({
  target: `./server/domain/${stage}`,
  from: [...STAGES.slice(index + 1), "present"].map((later) => `./server/domain/${later}`),
  message: "A stage may only import stages before it.",
}));

const ADAPTERS = ["db", "storage", "s3", "archive", "embedding", "queue", "charts", "metrics", "feeds"];
const adapterPaths = ADAPTERS.map((name) => `./server/${name}`);

/** Imports go one way: app -> api, rest -> services -> adapters -> domain; workers -> services, adapters, domain. */
const layerZones = [
  { target: "./server/domain", from: ["./app", "./server/api", "./server/rest", "./server/services", ...adapterPaths, "./server/env.ts", "./server/logger.ts", "./workers", "./scripts"], message: "The domain is pure: it imports nothing that touches the world." },
  { target: adapterPaths, from: ["./app", "./server/api", "./server/rest", "./server/services", "./workers"], message: "An adapter serves the layers above it and imports none of them." },
  { target: "./server/services", from: ["./app", "./server/api", "./server/rest", "./workers"], message: "Services do not know who calls them." },
  { target: ["./server/api", "./server/rest"], from: ["./app", "./workers"], message: "Transports do not import pages or workers." },
  { target: "./workers", from: ["./app", "./server/api", "./server/rest"], message: "Workers import services, adapters and the domain." },
  { target: "./app", from: adapterPaths, message: "Pages go through the API or a service." },
];

/** One library, one door (chart.js: two). */
const doors = [
  { name: "@huggingface/transformers", files: ["server/embedding/**"] },
  { name: "graphile-worker", files: ["server/queue/**"] },
  { name: "chart.js", files: ["app/_components/chart.tsx", "server/charts/**"] },
  { name: "@prisma/client", files: ["server/db/**"] },
  { name: "@prisma/adapter-pg", files: ["server/db/**"] },
  { name: "prom-client", files: ["server/metrics/**"] },
  { name: "aws4", files: ["server/s3/**"] },
];
const closedDoors = (open = []) => ({
  "no-restricted-imports": [
    "error",
    {
      paths: doors.filter((door) => !open.includes(door)).map((door) => ({ name: door.name, allowTypeImports: true, message: `Import it only from ${door.files.join(" or ")}.` })),
      patterns: open.some((door) => door.files.includes("server/db/**")) ? [] : [{ group: ["**/db/generated/**"], message: "Import the Prisma client only from server/db." }],
    },
  ],
});

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", "dist/", ".data/", "artifacts/", "reports/", "server/db/generated/", "next-env.d.ts", "public/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".tsx", ".mjs"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
      "import-x/resolver": { typescript: { project: "./tsconfig.json" } },
    },
    rules: {
      // A cycle of ours does not go through packages: reading those as well took as long as everything else of the rule.
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones: [...layerZones, ...stageZones] }],
      "import-x/no-default-export": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      ...closedDoors(),
    },
  },
  ...["server/embedding/**", "server/queue/**", "server/db/**", "server/metrics/**", "server/s3/**"].map((glob) => ({
    files: [glob],
    rules: closedDoors(doors.filter((door) => door.files.includes(glob))),
  })),
  { files: ["app/_components/chart.tsx", "server/charts/**"], rules: closedDoors(doors.filter((door) => door.name === "chart.js")) },
  { files: ["app/**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: { ...reactHooks.configs.recommended.rules, "max-lines-per-function": ["error", { max: 150, skipBlankLines: true, skipComments: true }] } },
  { files: ["server/domain/**"], ignores: ["**/*.test.ts"], rules: { "no-restricted-globals": ["error", "process", "fetch"], "no-restricted-properties": ["error", { object: "Math", property: "random" }, { object: "Date", property: "now" }, { object: "performance", property: "now" }], "no-restricted-syntax": ["error", { selector: "ImportDeclaration[source.value=/^(node:)?(fs|fs\\/promises|net|http|https|child_process|os|worker_threads|timers)$/]", message: "The domain is pure." }, { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The domain has no clock." }] } },
  { files: ["**/*.test.ts", "tests/**"], rules: { "max-lines-per-function": "off", "@typescript-eslint/no-non-null-assertion": "off" } },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
);
