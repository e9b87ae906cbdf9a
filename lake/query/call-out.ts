import {type ExprNode, type ObjectAttributeNode} from 'groq-js'

/**
 * An expression whose value is computed by a function of ours, from the values of `args`.
 *
 * groq-js has no door for own functions, and three things need one: `match` (its own backtracks for
 * minutes on hostile patterns), `text::query` (it has none) and looking documents up by index. This
 * is the one way in that works synchronously and asynchronously: groq-js reads an attribute only
 * after asking the object's own `hasOwnProperty`, so an object that brings that function along is
 * asked at the right moment, with the arguments standing beside it.
 *
 * `compute` gets plain JSON values, or groq-js's `DateTime` and `Path`; what it returns must be JSON.
 * call-out.test.ts holds groq-js to this.
 */
export function callOut(args: ExprNode[], compute: (args: unknown[]) => unknown): ExprNode {
  function answer(this: Record<string, unknown>): boolean {
    this.answer = compute(args.map((_, index) => this[`argument${index}`]))
    return true
  }
  const attributes = args.map((value, index): ObjectAttributeNode => {
    return {type: 'ObjectAttributeValue', name: `argument${index}`, value}
  })
  const door: ObjectAttributeNode = {
    type: 'ObjectAttributeValue',
    name: 'hasOwnProperty',
    value: {type: 'Value', value: answer},
  }
  return {
    type: 'AccessAttribute',
    base: {type: 'Object', attributes: [...attributes, door]},
    name: 'answer',
  }
}
