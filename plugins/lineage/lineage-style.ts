export const LINEAGE_STYLE = `
.nl-row { display: block; width: 100%; text-align: start; font: inherit; font-size: 13px; line-height: 1.45; color: var(--card-fg-color);
  background: none; border: 1px solid transparent; border-radius: 6px; padding: 8px 10px; cursor: pointer; }
.nl-row:hover { border-color: var(--card-border-color); }
.nl-row[aria-expanded=true] { border-color: var(--card-border-color); border-end-start-radius: 0; border-end-end-radius: 0; border-block-end-color: transparent; }
.nl-row:focus-visible, .nl-do:focus-visible, .nl-head:focus-visible { outline: 2px solid var(--card-focus-ring-color); outline-offset: 1px; }
.nl-muted { color: var(--card-muted-fg-color); font-size: 12px; }
.nl-state { font-size: 12px; font-weight: 600; margin-inline-start: 6px; }
.nl-state[data-state=asRead] { color: var(--card-muted-fg-color); font-weight: 400; }
.nl-detail { border: 1px solid var(--card-border-color); border-block-start: 0; border-end-start-radius: 6px; border-end-end-radius: 6px; padding: 4px 10px 10px; font-size: 13px; line-height: 1.5; color: var(--card-fg-color); }
.nl-detail dt { color: var(--card-muted-fg-color); font-size: 12px; margin-block-start: 8px; }
.nl-detail dd { margin: 0; }
.nl-source { font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 6px 0; color: var(--card-muted-fg-color); }
.nl-source mark { color: var(--card-fg-color); background: color-mix(in srgb, #f2b705 42%, transparent); border-radius: 2px; }
.nl-clip { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.nl-suggestion { border: 1px solid var(--card-border-color); border-radius: 6px; padding: 10px; font-size: 13px; line-height: 1.45; color: var(--card-fg-color); }
.nl-head { font: inherit; font-weight: 500; color: inherit; text-align: start; background: none; border: 0; padding: 0; cursor: default; border-radius: 3px; }
.nl-do { font: inherit; font-size: 12px; color: var(--card-fg-color); background: none; cursor: pointer; border: 1px solid var(--card-border-color); border-radius: 4px; padding: 5px 8px; }
.nl-do kbd { font: 600 11px/1 ui-monospace, monospace; border: 1px solid currentColor; border-radius: 3px; padding: 1px 4px; margin-inline-end: 6px; }
`
