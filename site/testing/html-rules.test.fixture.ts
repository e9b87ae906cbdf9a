import {HtmlValidate} from 'html-validate/node'

const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How React writes it: srcSet, <br/>, required="". HTML does not mind, nor about the doctype.
    'attr-case': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    // The ratio of a picture and its colour are data, not style.
    'no-inline-style': 'off',
    // Scripts are our own, from where the page is from.
    'require-sri': 'off',
    // A headline of the desk is told whole, however long.
    'long-title': 'off',
  },
})

/** What a page has against the HTML standard, and where. */
export async function htmlFaults(page: string): Promise<string[]> {
  if (!page.startsWith('<!doctype html>')) return ['no doctype']
  const {results} = await html.validateString(page)
  return results.flatMap(({messages}) =>
    messages.map(({ruleId, message, line, column}) => `${ruleId} ${message} (${line}:${column})`),
  )
}
