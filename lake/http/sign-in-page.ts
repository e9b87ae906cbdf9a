import {html} from 'hono/html'
import {type KnownUser} from '../access/users.ts'

/** One person to sign in as. */
export interface Person extends KnownUser {
  roleTitles: string[]
}

/**
 * The page that asks who you are. Plain HTML without a script: one button for everybody, a password
 * where there is one. `problem` says why the last attempt failed.
 */
export function signInPage(options: {
  people: Person[]
  /** Where signing in leads back to, as the Studio asked for it. */
  origin: string
  title: string
  problem?: string
}) {
  const {people, origin, title, problem} = options
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Sign in · ${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <p class="house">${title}</p>
          <h1>Who are you?</h1>
          ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
          ${
            people.length === 0
              ? html`<p>Nobody can sign in yet. Add users where the lake is started.</p>`
              : html`<ul>
                  ${people.map((person) => personForm(person, origin))}
                </ul>`
          }
        </main>
      </body>
    </html>`
}

function personForm({id, name, roleTitles, passwordHash}: Person, origin: string) {
  const needsPassword = passwordHash !== undefined
  return html`<li>
    <form method="post">
      <input type="hidden" name="origin" value="${origin}" />
      <input type="hidden" name="user" value="${id}" />
      ${
        needsPassword
          ? html`<label for="password-${id}">Password of ${name}</label>
              <input
                id="password-${id}"
                name="password"
                type="password"
                autocomplete="current-password"
                required
              />`
          : ''
      }
      <button type="submit">
        <span class="initials" aria-hidden="true">${initialsOf(name)}</span>
        <span><strong>${name}</strong><small>${roleTitles.join(', ')}</small></span>
      </button>
    </form>
  </li>`
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
}

const STYLE = html`
  :root { color-scheme: light dark; --ink: #13141b; --quiet: #5b5f73; --paper: #f6f6f8; --card:
  #fff; --line: #d5d8e3; --accent: #2b4bc9; } @media (prefers-color-scheme: dark) { :root { --ink:
  #f2f3f7; --quiet: #a5a9bb; --paper: #0f1017; --card: #191b26; --line: #343848; --accent: #93a8ff;
  } } * { box-sizing: border-box; } body { margin: 0; min-height: 100vh; display: grid; place-items:
  center; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui,
  sans-serif; } main { width: min(26rem, 100%); } .house { margin: 0; color: var(--quiet); } h1 {
  margin: 0 0 1.5rem; font-size: 1.75rem; line-height: 1.2; } .problem { margin: 0 0 1rem; padding:
  0.75rem 1rem; border: 1px solid currentcolor; border-radius: 0.5rem; color: #b42318; background:
  var(--card); } @media (prefers-color-scheme: dark) { .problem { color: #ffb4a9; } } ul {
  list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; } form { display: grid; gap:
  0.5rem; } label { font-size: 0.875rem; color: var(--quiet); } input[type='password'] { font:
  inherit; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--card); color: inherit; } button { display: flex; align-items: center; gap:
  0.875rem; width: 100%; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius:
  0.625rem; background: var(--card); color: inherit; font: inherit; text-align: left; cursor:
  pointer; } button:hover { border-color: var(--accent); } :focus-visible { outline: 2px solid
  var(--accent); outline-offset: 2px; } button strong, button small { display: block; } small {
  color: var(--quiet); } .initials { display: grid; place-items: center; flex: none; width: 2.5rem;
  height: 2.5rem; border-radius: 50%; background: var(--paper); color: var(--accent); font-weight:
  600; }
`
