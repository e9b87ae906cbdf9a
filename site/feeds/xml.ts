import {XMLBuilder} from 'fast-xml-parser'

/** An element: attributes begin with `@`, text is `#text`; what is `undefined` is left out. */
export interface XmlElement {
  [name: string]: XmlElement | XmlElement[] | string | undefined
}

// oxlint-disable-next-line typescript/no-deprecated -- its successor is this same class in another package
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
})

/** A document of XML. Every text in it is escaped; what XML cannot hold was taken out when read. */
export function xmlOf(root: XmlElement): string {
  return builder.build({'?xml': {'@version': '1.0', '@encoding': 'UTF-8'}, ...root})
}
