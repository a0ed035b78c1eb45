import type { List, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

type Node = RootContent;

/**
 * Markdown as plain text: marks gone, list items with their numbers or dots, code as it stands, an address after the
 * words that link to it.
 * @param markdown CommonMark
 * @returns text with single line feeds
 */
export function markdownText(markdown: string): string {
  return blocks(fromMarkdown(markdown).children);
}

function blocks(nodes: readonly Node[]): string {
  return nodes.map(block).filter((text) => text !== "").join("\n");
}

function block(node: Node): string {
  if (node.type === "list") return listText(node);
  if (node.type === "blockquote" || node.type === "listItem") return blocks(node.children);
  if (node.type === "thematicBreak" || node.type === "definition") return "";
  return inline(node).trimEnd();
}

function listText(list: List): string {
  return list.children
    .map((item, index) => {
      const mark = list.ordered === true ? `${(list.start ?? 1) + index}.` : "•";
      return `${mark} ${blocks(item.children).replaceAll("\n", "\n  ")}`;
    })
    .join("\n");
}

function inline(node: Node): string {
  if (node.type === "break") return "\n";
  if (node.type === "image") return node.alt ?? "";
  if (node.type === "link") {
    const words = node.children.map(inline).join("");
    return words === node.url ? words : `${words} (${node.url})`;
  }
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(inline).join("") : "";
}
