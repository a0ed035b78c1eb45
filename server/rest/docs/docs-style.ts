/** The look of the page: the console's colours, light and dark as the reader's system is. No file is fetched for it. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --bg: light-dark(#f7f8fa, #101216); --card: light-dark(#fff, #171a20); --line: light-dark(#e3e6eb, #2a2f38); --text: light-dark(#1b1f27, #e6e8ec); --soft: light-dark(#586172, #9aa3b2); --accent: light-dark(#1f5fd0, #7fb0ff); --code: light-dark(#f0f2f5, #1f242c);
  --get: light-dark(#116644, #5fd0a0); --post: light-dark(#1f5fd0, #7fb0ff); --put: light-dark(#8a5200, #f0b45c); --delete: light-dark(#b3261e, #ff8f86); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; }
.layout { display: grid; grid-template-columns: 260px minmax(0, 1fr); max-width: 1280px; margin: 0 auto; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 24px 12px 24px 20px; border-right: 1px solid var(--line); }
nav h2 { margin: 20px 0 4px; font-size: 12px; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); }
nav a { display: block; padding: 3px 8px; border-radius: 6px; color: var(--text); text-decoration: none; font-size: 13.5px; overflow-wrap: anywhere; }
nav a:hover { background: var(--code); }
main { padding: 32px 40px 96px; min-width: 0; }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.25; }
main > section > h2 { margin: 48px 0 4px; font-size: 20px; }
p { margin: 0 0 12px; max-width: 72ch; }
.soft { color: var(--soft); }
a { color: var(--accent); }
article { margin: 16px 0; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; scroll-margin-top: 16px; }
article:target { border-color: var(--accent); }
article h3 { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: baseline; margin: 0 0 6px; font: 600 15px/1.4 "JetBrains Mono", ui-monospace, monospace; overflow-wrap: anywhere; }
.method { font-weight: 700; } .get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .delete { color: var(--delete); }
.role { margin-left: auto; padding: 1px 8px; border: 1px solid var(--line); border-radius: 999px; font: 12px/1.6 Inter, system-ui, sans-serif; color: var(--soft); white-space: nowrap; }
h4 { margin: 16px 0 4px; font-size: 12.5px; color: var(--soft); font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
td { padding: 5px 12px 5px 0; border-top: 1px solid var(--line); vertical-align: top; }
td:first-child { white-space: nowrap; }
td:last-child { width: 99%; min-width: 160px; }
code, pre { font: 12.5px/1.5 "JetBrains Mono", ui-monospace, monospace; }
pre { margin: 12px 0 0; padding: 10px 12px; overflow-x: auto; background: var(--code); border-radius: 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
@media (max-width: 860px) { .layout { display: block; } nav { position: static; height: auto; max-height: 45vh; border-right: 0; border-bottom: 1px solid var(--line); padding: 16px 20px; } main { padding: 24px 20px 64px; } }
`;
