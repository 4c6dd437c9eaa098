/** The functions of templates, by group. */
export const builtins: Record<string, string[]> = {
  array:
    'add add_range any compact concat contains cycle each filter first insert_at join last limit map offset remove_at reverse size sort uniq'.split(
      ' ',
    ),
  date: 'add_days add_hours add_milliseconds add_minutes add_months add_seconds add_years now parse parse_to_string to_string utc_now'.split(' '),
  html: 'escape newline_to_br strip url_encode url_escape'.split(' '),
  http: 'get_json'.split(' '),
  math: 'abs ceil divided_by floor format is_number minus modulo plus round times'.split(' '),
  object: 'default format from_json has_key has_value keys kind size to_json typeof values'.split(' '),
  regex: 'escape match matches replace split unescape'.split(' '),
  string:
    'append base64_decode base64_encode capitalize capitalizewords contains downcase empty ends_with equals_ignore_case escape handleize hmac_sha1 hmac_sha256 hmac_sha512 index_of literal lstrip md5 pad_left pad_right pluralize prepend remove remove_first remove_last replace replace_first rstrip sha1 sha256 sha512 size slice slice1 split starts_with strip strip_newlines to_double to_float to_int to_long truncate truncatewords upcase whitespace'.split(
      ' ',
    ),
  timespan: 'from_days from_hours from_milliseconds from_minutes from_seconds parse'.split(' '),
};

/** The functions without a group. */
export const topFunctions = ['raw'];

/** What a template knows of the place it is rendered in: members by name, none for plain values. */
export const contextObjects: Record<string, { members: string[]; about: string }> = {
  page: {
    members: 'id title type version created updated author_id author_name updater_id updater_name labels ancestors children attachments properties'.split(' '),
    about: 'The page that holds the macro',
  },
  space: { members: ['key', 'name', 'id', 'homepage_id'], about: 'The space of the page' },
  user: { members: ['id', 'name', 'groups'], about: 'Who looks at the page; absent for anonymous viewers' },
  people: { members: [], about: 'Names by account ID: people[params.Who]' },
  site: { members: ['base_url'], about: 'The Confluence site' },
  output: { members: ['type'], about: 'display, preview, pdf, word or email' },
  macro: { members: ['key', 'id', 'revision'], about: 'This macro' },
  body: { members: [], about: 'What the author wrote in the macro' },
  now: { members: [], about: 'The time of the request' },
};

export function isFunctionGroup(name: string): boolean {
  return Object.hasOwn(builtins, name);
}
