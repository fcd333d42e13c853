/** Style of the page: both colour schemes, small screens and paper; nothing is loaded from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --back: #ffffff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --now: #0969da; --before: #8fb8e8; --card: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #f0f6fc; --soft: #9198a1; --line: #3d444d; --now: #4493f8; --before: #2b4d7c; --card: #151b23; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.15rem; margin: 0 0 0.25rem; }
p { margin: 0.25rem 0; }
.soft { color: var(--soft); font-size: 0.9rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.75rem; margin: 1rem 0; }
section, .wide { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; break-inside: avoid; }
.wide { margin: 1rem 0; }
dl { margin: 0.5rem 0 0; }
dt { color: var(--soft); font-size: 0.9rem; }
dd { margin: 0 0 0.5rem; }
dd strong { font-size: 1.35rem; }
dd span { display: block; color: var(--soft); font-size: 0.85rem; }
a { color: var(--now); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--now); outline-offset: 2px; }
summary { cursor: pointer; }
ul { padding-left: 1.2rem; margin: 0.25rem 0; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 13px; }
svg line { stroke: var(--line); }
.now { fill: var(--now); }
.before { fill: var(--before); }
@media (max-width: 30rem) { .wide svg text { font-size: 22px; } }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } section, .wide { background: none; } }
`;
