/** Rules in the making do not count: what is asked of writers has been published. */
export const STYLE_QUERY =
  '*[_type == "houseStyleRule"] | order(_id asc)[0...2000]{_id, _type, kind, avoid, prefer, matchCase, note}'
