import Markdown, { type Components } from "react-markdown";
import classes from "./playbooks.module.css";

/** Headings inside a step would upset the order of headings of the page; pictures from outside may not be loaded. */
const ALLOWED = ["p", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "a", "blockquote", "br", "hr"];

const COMPONENTS: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
};

/** Markdown that a person wrote, as text: no HTML, no pictures. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={classes.markdown}>
      <Markdown allowedElements={ALLOWED} unwrapDisallowed components={COMPONENTS}>
        {text}
      </Markdown>
    </div>
  );
}
