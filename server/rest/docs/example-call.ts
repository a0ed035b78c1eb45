import type { Operation } from "../openapi";

/** A line for a terminal that makes this call, with names in place of what only the caller knows. */
export function exampleCall(base: string, path: string, method: string, { parameters, requestBody }: Operation): string {
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required).map(({ name }) => `${name}=…`);
  const address = `${base}${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
  const verb = method === "get" ? "" : ` -X ${method.toUpperCase()}`;
  return `curl${verb} -H "X-API-Key: $KEY"${parameters.some(({ in: place }) => place === "header") ? ' -H "Upload-Offset: 0"' : ""}${bodyText(requestBody)} "${address}"`;
}

function bodyText(body: Operation["requestBody"]): string {
  const [type, content] = Object.entries(body?.content ?? {})[0] ?? [];
  if (type === undefined) return "";
  if (type === "multipart/form-data") return " -F files=@bundle.zip";
  if (type === "application/json") return ` -H "Content-Type: ${type}" -d '${JSON.stringify(content?.example)}'`;
  return ` -H "Content-Type: ${type}" --data-binary @file`;
}
