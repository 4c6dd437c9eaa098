/** A failure whose message is for who looks at the page. */
export class Notice extends Error {}
