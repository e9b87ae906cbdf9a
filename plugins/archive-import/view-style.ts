/** Marks of the two panes: a colour for each kind of words, and a light for what is pointed at. */
export const VIEW_STYLE = `
.ai-pane { height: 100%; overflow: auto; padding: 12px 0; box-sizing: border-box; }
.ai-pane:focus-visible { outline: 2px solid var(--card-focus-ring-color); outline-offset: -2px; }
.ai-row { display: grid; grid-template-columns: 4ch 1fr; column-gap: 12px; padding: 0 16px 0 8px;
  font: 13px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--card-fg-color); }
.ai-number { text-align: end; color: var(--card-muted-fg-color); user-select: none; }
.ai-text { white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.6em; }
.ai-mark { color: inherit; background: color-mix(in srgb, var(--ai-hue) 13%, transparent); border-radius: 2px;
  box-shadow: inset 0 -2px 0 color-mix(in srgb, var(--ai-hue) 55%, transparent); cursor: default; }
.ai-mark[data-kind=paragraph] { background: none; box-shadow: none; }
.ai-mark, .ai-value { --ai-hue: #7b8190; }
.ai-mark[data-kind=date] { --ai-hue: #8a5cd6; }
.ai-mark[data-kind=marker] { --ai-hue: #808694; }
.ai-mark[data-kind=captionText] { --ai-hue: #2b7de0; }
.ai-mark[data-kind=credit], .ai-mark[data-kind=creditLabel] { --ai-hue: #1d9a5a; }
.ai-mark[data-kind=galleryTitle], .ai-mark[data-kind=headline] { --ai-hue: #c9750c; }
.ai-mark[data-kind=discard] { --ai-hue: #d0454c; text-decoration: line-through; }
.ai-mark[data-lit], .ai-value[data-lit] { background: color-mix(in srgb, #f2b705 42%, transparent);
  box-shadow: 0 0 0 2px color-mix(in srgb, #f2b705 42%, transparent); border-radius: 2px; }
.ai-marked { background: #2b5fd9; color: #fff; border-radius: 2px; }
.ai-flagged { outline: 1.5px dashed #d0454c; outline-offset: 1px; }
.ai-story { padding: 4px 20px; font-size: 14px; line-height: 1.55; font-family: inherit; color: var(--card-fg-color); }
.ai-caption { display: grid; grid-template-columns: 5ch 1fr; column-gap: 10px; margin-inline-start: 8px;
  border-inline-start: 3px solid var(--card-border-color); padding: 4px 0 4px 12px; }
.ai-muted { color: var(--card-muted-fg-color); font-size: 12px; }
.ai-fate { font-size: 12px; font-weight: 600; margin-inline-start: 6px; }
.ai-fate[data-fate=updates] { color: var(--card-link-color); }
.ai-fate[data-fate=stays] { color: var(--card-muted-fg-color); }
.ai-key { font: 600 11px/1 ui-monospace, monospace; border: 1px solid currentColor; border-radius: 3px; padding: 1px 4px; margin-inline-end: 6px; }
.ai-choice { font: inherit; font-size: 12px; color: var(--card-fg-color); background: none; cursor: pointer;
  border: 1px solid var(--card-border-color); border-radius: 4px; padding: 5px 8px; }
.ai-choice:hover:not(:disabled) { background: var(--card-bg2-color, rgba(128,128,128,.12)); }
.ai-choice:disabled { opacity: .5; cursor: default; }
.ai-choice:focus-visible, .ai-flag-head:focus-visible { outline: 2px solid var(--card-focus-ring-color); outline-offset: 1px; }
.ai-flag { border: 1px solid var(--card-border-color); border-radius: 6px; padding: 10px 12px; font-size: 13px; line-height: 1.45; color: var(--card-fg-color); }
.ai-flag-head { display: block; width: 100%; font: inherit; color: inherit; text-align: start; background: none; border: 0; padding: 0; margin-bottom: 8px; cursor: pointer; border-radius: 3px; }
.ai-flag:focus-within { border-color: var(--card-focus-ring-color); }
.ai-state { display: inline-block; width: 7px; height: 7px; border-radius: 50%; margin-inline-end: 6px; background: #8d94a3; }
.ai-state[data-state=failed] { background: #d0454c; }
.ai-state[data-state=imported] { background: #1d9a5a; }
.ai-state[data-state=new], .ai-state[data-state=changed] { background: #2b7de0; }
.ai-ear { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
