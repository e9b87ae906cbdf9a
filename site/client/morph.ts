/**
 * Makes `old` say what `wanted` says and touches nothing else: what stands in both stays the same
 * node, and with it focus, scroll position and what is being read. Takes its nodes from `wanted`.
 */
export function morph(old: Element, wanted: Element): void {
  if (old.isEqualNode(wanted)) return
  for (const {name} of Array.from(old.attributes))
    if (!wanted.hasAttribute(name)) old.removeAttribute(name)
  for (const {name, value} of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
  const matches = matchChildren(old, wanted)
  const kept = new Set(matches.values())
  let at = old.firstChild
  for (const want of Array.from(wanted.childNodes)) {
    const match = matches.get(want)
    if (match) {
      // What nobody wants any more gives way, so that what stays need not move.
      while (at && at !== match && !kept.has(at)) at = removed(at)
      if (match === at) at = at.nextSibling
      else old.insertBefore(match, at)
      if (match instanceof Element && want instanceof Element) morph(match, want)
    } else if (isAlike(at, want) && !kept.has(at)) {
      if (want instanceof Element) morph(at, want)
      at = at.nextSibling
    } else {
      old.insertBefore(want, at)
    }
  }
  while (at) at = removed(at)
}

/** Which old child each wanted one is: the one with its id, or one that is the same throughout. */
function matchChildren(old: Element, wanted: Element): Map<ChildNode, ChildNode> {
  const free = Map.groupBy(old.childNodes, nameOf)
  const matches = new Map<ChildNode, ChildNode>()
  for (const want of wanted.childNodes) {
    const match = free.get(nameOf(want))?.shift()
    if (match) matches.set(want, match)
  }
  return matches
}

function nameOf(node: ChildNode): string {
  if (!(node instanceof Element)) return `${node.nodeType} ${node.nodeValue}`
  return node.id ? `${node.nodeName}#${node.id}` : node.outerHTML
}

function isAlike(a: ChildNode | null, b: ChildNode): a is Element {
  return a instanceof Element && b instanceof Element && a.nodeName === b.nodeName && a.id === b.id
}

function removed(node: ChildNode): ChildNode | null {
  const next = node.nextSibling
  node.remove()
  return next
}
