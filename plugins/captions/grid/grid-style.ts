/** Pixels: eleven captions, the head and the line of the gallery fit on a laptop's screen at once. */
export const ROW = 44
export const HOLE = 26
export const HEAD = 26
export const GALLERY = 28

/**
 * Rules for everything inside a bench. They follow the Studio's own colours, light and dark; what
 * the Studio has no word for (a cell that waits to be saved, a range) is mixed from them.
 */
export const GRID_STYLE = `
.nr-grid { flex: 1; min-height: 0; overflow: auto; position: relative; outline: none;
  overscroll-behavior: contain; font-size: 12.5px; line-height: 14px; font-family: inherit;
  --nr-line: var(--card-border-color);
  --nr-accent: var(--card-focus-ring-color);
  --nr-range: color-mix(in srgb, var(--nr-accent) 13%, var(--card-bg-color));
  --nr-wait: color-mix(in srgb, #f5b400 16%, var(--card-bg-color));
  --nr-error: light-dark(#c4302b, #ff8a80);
  --nr-warn: light-dark(#8a5a00, #f0b84a);
  --nr-info: light-dark(#1e5fbf, #8ab4ff); }
[data-scheme=light] .nr-grid { color-scheme: light }
[data-scheme=dark] .nr-grid { color-scheme: dark }
.nr-lines { position: relative; min-width: var(--nr-width) }
.nr-head { position: sticky; top: 0; z-index: 6; background: var(--card-bg-color); min-width: var(--nr-width) }
.nr-row { display: grid; grid-template-columns: var(--nr-columns); background: var(--card-bg-color) }
.nr-slot { position: absolute; inset-inline: 0; top: 0 }
.nr-slot:has([data-editing]) { z-index: 5 }
.nr-cell { position: relative; min-width: 0; border-right: 1px solid var(--nr-line);
  border-bottom: 1px solid var(--nr-line); padding: 1px 6px 0; overflow: hidden; cursor: cell;
  user-select: none; box-sizing: border-box; background: var(--card-bg-color) }
.nr-cell[data-column=n] { position: sticky; left: 0; z-index: 2; padding-inline: 2px 4px; text-align: right; font-variant-numeric: tabular-nums }
.nr-cell[data-centre] { display: flex; align-items: center }
.nr-text { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; overflow-wrap: anywhere }
.nr-muted, .nr-cell[data-from=gallery] .nr-text { color: var(--card-muted-fg-color) }
.nr-cell[data-from=gallery] .nr-text { font-style: italic }
.nr-cell[data-from=gallery] .nr-text::before { content: '↥ '; font-style: normal }
.nr-cell[data-exception]::after { content: ''; position: absolute; right: 0; top: 0; border: 4px solid transparent;
  border-top-color: var(--nr-info); border-right-color: var(--nr-info) }
.nr-cell[data-suggested]::before { content: '✎'; position: absolute; right: 3px; bottom: 0; color: var(--nr-info); font-size: 11px }
.nr-cell[data-edited] { background: var(--nr-wait) }
.nr-cell[data-level=error] { box-shadow: inset 3px 0 0 var(--nr-error) }
.nr-cell[data-level=warning] { box-shadow: inset 3px 0 0 var(--nr-warn) }
.nr-cell[data-level=info] { box-shadow: inset 3px 0 0 color-mix(in srgb, var(--nr-info) 45%, transparent) }
.nr-cell[data-conflict] { background: color-mix(in srgb, var(--nr-error) 18%, var(--card-bg-color)) }
.nr-missing { font-size: 12px }
.nr-cell[data-level=error] .nr-missing { color: var(--nr-error) }
.nr-cell[data-level=warning] .nr-missing { color: var(--nr-warn) }
.nr-cell[aria-selected=true] { background: var(--nr-range) }
.nr-cell[data-edited][aria-selected=true] { background: color-mix(in srgb, var(--nr-accent) 13%, var(--nr-wait)) }
.nr-cell[data-head] { outline: 2px solid color-mix(in srgb, var(--nr-accent) 55%, transparent); outline-offset: -2px }
.nr-grid:focus-visible .nr-cell[data-head], .nr-grid:focus .nr-cell[data-head] { outline-color: var(--nr-accent) }
.nr-cell[data-editing] { overflow: visible; z-index: 5 }
.nr-columnhead { padding: 5px 6px; font-weight: 600; font-size: 12px; line-height: 15px; white-space: nowrap;
  border-right: 1px solid var(--nr-line); border-bottom: 1px solid var(--nr-line); overflow: hidden;
  display: flex; align-items: center; gap: 5px }
.nr-title { overflow: hidden; text-overflow: ellipsis }
.nr-count { flex: none; padding: 0 5px; border-radius: 8px; color: var(--nr-warn); font-variant-numeric: tabular-nums;
  background: color-mix(in srgb, var(--nr-warn) 14%, var(--card-bg-color)) }
.nr-columnhead[data-column=n] { position: sticky; left: 0; z-index: 2; background: var(--card-bg-color) }
.nr-gallery .nr-cell { background: color-mix(in srgb, var(--nr-accent) 4%, var(--card-bg-color)) }
.nr-gallery .nr-cell[data-column=text] { display: flex; align-items: center }
.nr-gallery .nr-text { -webkit-line-clamp: 2 }
.nr-hole { display: flex; align-items: center; gap: 8px; padding: 0 10px; font-size: 12px; color: var(--nr-warn);
  border-bottom: 1px dashed var(--nr-warn); box-sizing: border-box; background: repeating-linear-gradient(135deg, transparent 0 6px, color-mix(in srgb, var(--nr-warn) 7%, transparent) 6px 12px) }
.nr-editor { position: absolute; left: -1px; top: -1px; min-width: calc(100% + 2px); width: max(100%, 260px); min-height: calc(100% + 2px);
  field-sizing: content; max-height: 240px; box-sizing: border-box; resize: none; font: inherit; color: inherit;
  padding: 2px 6px; border: 2px solid var(--nr-accent); border-radius: 2px; outline: none;
  background: var(--card-bg-color); box-shadow: 0 4px 14px rgb(0 0 0 / .25); z-index: 9; user-select: text }
.nr-plate { width: 46px; height: 34px; border: 1px dashed var(--card-border-color); border-radius: 3px; display: grid; place-items: center; color: var(--card-muted-fg-color); font-size: 18px }
.nr-thumb { width: 46px; height: 34px; object-fit: cover; border-radius: 3px; display: block }
.nr-handle { position: absolute; left: 0; top: 0; bottom: 0; width: 16px; display: grid; place-items: center; cursor: grab; color: var(--card-muted-fg-color); opacity: .35; touch-action: none }
.nr-row:hover .nr-handle { opacity: 1 }
.nr-row[data-over=before] { box-shadow: 0 -2px 0 var(--nr-accent); z-index: 4 }
.nr-row[data-over=after] { box-shadow: 0 2px 0 var(--nr-accent); z-index: 4 }
.nr-row[data-lifted] { opacity: .45 }
.nr-mark { background: color-mix(in srgb, #f5b400 38%, transparent); color: inherit; border-radius: 2px }
.nr-stage { font-weight: 600; font-size: 12px }
[data-testid=caption-bench] .nr-out { text-decoration: line-through; background: color-mix(in srgb, #e5484d 18%, transparent); text-decoration-color: #e5484d }
[data-testid=caption-bench] .nr-in { text-decoration: none; background: color-mix(in srgb, #30a46c 24%, transparent) }
/* Read out, never seen. */
.nr-ear { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.nr-locked .nr-cell { cursor: default }
`
