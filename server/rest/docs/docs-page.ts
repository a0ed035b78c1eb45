import { openApiDocument, type OpenApiDocument, type Operation } from "../openapi";
import { restWords } from "../rest-words";
import { fieldLines, type TypeText, typeText } from "./describe-schema";
import { DOCS_STYLE } from "./docs-style";
import { exampleCall } from "./example-call";
import { html, Html } from "./html";

/** One call on the page. */
interface Call {
  path: string;
  method: string;
  operation: Operation;
}

/**
 * The API document for people: one page without a script, made from the same table as the API itself.
 * @param origin of this installation, for the examples
 */
export function docsPage(origin: string): string {
  const document = openApiDocument();
  const base = `${origin}${document.servers[0]?.url ?? ""}`;
  const calls = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): Call => ({ path, method, operation })));
  const groups = document.tags.map((tag) => ({ ...tag, calls: calls.filter(({ operation }) => operation.tags.includes(tag.name)) }));
  const words = (key: string): string => restWords(`docs.${key}`);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words("title")}</title><link rel="icon" href="/icon.svg"><style>${new Html(DOCS_STYLE)}</style></head>
<body><div class="layout">
<nav aria-label="${words("contents")}">${groups.map((group) => html`<h2>${group.name}</h2>${group.calls.map(({ path, method, operation }) => html`<a href="#${operation.operationId}"><code class="${method}">${method.toUpperCase()}</code> ${path}</a>`)}`)}<h2><a href="#schemas">${words("schemas")}</a></h2></nav>
<main><h1>${words("title")}</h1><p>${document.info.description}</p><p class="soft">X-API-Key: ${document.components.securitySchemes.key.description} <a href="/api/v1/openapi.json">${words("machine")}</a></p>
${groups.map((group) => html`<section><h2>${group.name}</h2><p class="soft">${group.description}</p>${group.calls.map((call) => callCard(call, base))}</section>`)}
${schemaCards(document)}
</main></div></body></html>`.text;
}

function callCard({ path, method, operation }: Call, base: string): Html {
  return html`<article id="${operation.operationId}"><h3><span class="method ${method}">${method.toUpperCase()}</span><span>${path}</span><span class="role">${restWords("docs.role")}: ${operation["x-role"]}</span></h3>
<p>${operation.summary}</p>${parameterTable(operation)}${bodyTable(operation)}${answerTable(operation)}<pre tabindex="0">${exampleCall(base, path, method, operation)}</pre></article>`;
}

function parameterTable({ parameters }: Operation): Html | null {
  if (parameters.length === 0) return null;
  const rows = parameters.map(({ name, required, description, schema }) => html`<tr><td><code>${name}</code></td><td>${type(typeText(schema))}</td><td>${required ? restWords("docs.required") : schema.default === undefined ? "" : `= ${JSON.stringify(schema.default)}`}</td><td>${description}</td></tr>`);
  return html`<h4>${restWords("docs.parameters")}</h4>${table(rows)}`;
}

/** On a narrow screen a table scrolls by itself, with the keyboard too. */
function table(rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0"><table>${rows}</table></div>`;
}

function bodyTable({ requestBody }: Operation): Html | null {
  if (requestBody === undefined) return null;
  const rows = Object.entries(requestBody.content).map(([media, { schema }]) => html`<tr><td><code>${media}</code></td><td>${contentType(media, schema)}</td></tr>`);
  return html`<h4>${restWords("docs.body")}</h4>${table(rows)}`;
}

function answerTable({ responses }: Operation): Html {
  const entries = Object.entries(responses);
  const good = entries.filter(([status]) => status < "400").map(([status, { content = {} }]) => {
    const rows = Object.entries(content).map(([media, { schema }]) => html`<tr><td>${status}</td><td><code>${media}</code></td><td>${contentType(media, schema)}</td></tr>`);
    return rows.length === 0 ? [html`<tr><td>${status}</td></tr>`] : rows;
  });
  const bad = entries.filter(([status]) => status >= "400").map(([status, { description }]) => `${status} ${description}`);
  return html`<h4>${restWords("docs.answer")}</h4>${table(good.flat())}<h4>${restWords("docs.errors")}</h4><p class="soft">${bad.join(" · ")}</p>`;
}

function contentType(media: string, schema: Parameters<typeof typeText>[0]): Html {
  if (media !== "application/json" || schema.format === "binary") return html`${schema.properties === undefined ? restWords("docs.anything") : fieldNames(schema)}`;
  return schema.$ref === undefined ? html`${fieldNames(schema)}` : type(typeText(schema));
}

function fieldNames(schema: Parameters<typeof typeText>[0]): Html {
  const lines = fieldLines(schema).map(({ name, type: of }) => html`<code>${name}</code> ${type(of)}`);
  return html`${lines.map((line, index) => (index === 0 ? line : html`, ${line}`))}`;
}

function type({ text, schema }: TypeText): Html {
  return schema === null ? html`<code>${text}</code>` : html`<a href="#schema-${schema}"><code>${text}</code></a>`;
}

function schemaCards({ components }: OpenApiDocument): Html {
  const cards = Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => {
    const rows = fieldLines(schema).map(({ name: field, type: of, isRequired }) => html`<tr><td><code>${field}</code></td><td>${type(of)}</td><td class="soft">${isRequired ? restWords("docs.required") : ""}</td></tr>`);
    return html`<article id="schema-${name}"><h3>${name}</h3>${table(rows)}</article>`;
  });
  return html`<section id="schemas"><h2>${restWords("docs.schemas")}</h2>${cards}</section>`;
}
