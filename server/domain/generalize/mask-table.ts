import { CHAR } from "./char-class";

/** Kinds of masked values, as they are written in a template between angle brackets. */
export const MASK_KINDS = ["IP", "NUM", "HEX", "PATH", "UUID", "HOST", "MAC", "EMAIL", "URL", "TIME", "SIZE", "DURATION", "ID", "STR"] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

export interface MaskRow {
  kind: MaskKind;
  /** Bits of `CHAR` the word must have before the pattern is tried. */
  needs: number;
  /** Bits of `CHAR` the word must not have. */
  lacks: number;
  /** Bits one of which the first character must have, 0 when any will do. */
  first: number;
  /** Matches the whole word. */
  pattern: RegExp;
}

/** First characters of what starts with a number. */
const NUMERIC = CHAR.digit | CHAR.dash | CHAR.symbol;
const DOMAIN = String.raw`(?:[\w-]+\.)+`;
/** Top levels that are hardly ever the last part of a class, property or file name. */
const GENERIC_TOP = "com|net|org|edu|gov|mil|int|local|lan|internal|corp|home|localdomain";
/** Two-letter endings that are words or file suffixes as well: not taken for a country. */
const NOT_COUNTRY = "id|is|in|it|so|no|at|to|my|me|am|py|pl|rs|sh|cc|ps|md|do|io|gz|js|ts|go|db|rb|vm|os|ui|fs";
const PACKAGE_ROOT = "com|org|net|java|javax|jdk|sun|android|io|edu|gov|scala|akka|kotlin";

/**
 * No pattern may ask which digit it is but for a 0 before an `x`: messages that differ in digits are masked once, see
 * `maskShape`.
 *
 * What is masked, in the order it is tried on a whole word. One table for every format: a row is
 * here because the value has a shape of its own, never because one product writes it.
 */
export const MASK_ROWS: readonly MaskRow[] = [
  { kind: "IP", needs: CHAR.digit | CHAR.dot, lacks: CHAR.letter | CHAR.colon | CHAR.dash | CHAR.symbol, first: NUMERIC, pattern: /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/ },
  { kind: "NUM", needs: CHAR.digit, lacks: CHAR.letter | CHAR.colon | CHAR.slash, first: NUMERIC, pattern: /^[+-]?(?:\d+(?:\.\d+)*|\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/ },
  { kind: "ID", needs: CHAR.digit | CHAR.colon | CHAR.dot, lacks: CHAR.nonHex, first: 0, pattern: /^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.\d$/i },
  { kind: "UUID", needs: CHAR.dash | CHAR.digit, lacks: CHAR.nonHex, first: 0, pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i },
  { kind: "TIME", needs: CHAR.digit | CHAR.colon, lacks: CHAR.underscore | CHAR.backslash | CHAR.at | CHAR.slash, first: NUMERIC, pattern: /^(?:\d{4}-\d\d-\d\dT)?\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?$/ },
  { kind: "TIME", needs: CHAR.digit | CHAR.dash, lacks: CHAR.underscore | CHAR.slash | CHAR.at, first: NUMERIC, pattern: /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-(?:\d{1,2}|[A-Za-z]{3})-\d{4})(?::\d\d:\d\d:\d\d(?:\.\d+)?)?$/ },
  { kind: "TIME", needs: CHAR.digit | CHAR.slash, lacks: CHAR.underscore | CHAR.backslash | CHAR.at, first: NUMERIC, pattern: /^(?:\d{4}\/\d{1,2}\/\d{1,2}|\d{1,2}\/(?:\d{1,2}|[A-Za-z]{3})\/\d{4})(?::\d\d:\d\d:\d\d(?:\.\d+)?)?$/ },
  { kind: "MAC", needs: CHAR.digit, lacks: CHAR.nonHex | CHAR.dot, first: 0, pattern: /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4,}$/i },
  { kind: "IP", needs: CHAR.digit | CHAR.colon, lacks: CHAR.dash | CHAR.underscore, first: 0, pattern: /^(?=.*::|(?:[^:]*:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:%\w+)?$/i },
  { kind: "HEX", needs: CHAR.digit, lacks: CHAR.colon | CHAR.slash | CHAR.dash, first: 0, pattern: /^(?:0[xX][0-9a-fA-F]+[uUlLhH]*|(?=\d*[a-fA-F])[0-9a-fA-F]{6,}|[0-9a-fA-F]{4,}[hH])$/ },
  { kind: "DURATION", needs: CHAR.digit | CHAR.letter, lacks: CHAR.slash | CHAR.colon, first: NUMERIC, pattern: /^[+-]?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|secs?|m|mins?|h|hrs?|d|days?))+$/ },
  { kind: "SIZE", needs: CHAR.digit | CHAR.letter, lacks: CHAR.slash | CHAR.colon, first: NUMERIC, pattern: /^\d+(?:\.\d+)?(?:[KMGTPkmg]i?[Bb]?|[Bb]|[Bb]ytes?)$/ },
  { kind: "NUM", needs: CHAR.digit, lacks: CHAR.slash | CHAR.colon, first: 0, pattern: /^(?:v?\d+(?:\.\d+)+(?:[-.+_][\w.]+)*|[+-]?\d+(?:\.\d+)?[eE][+-]?\d+|\d+x\d+(?:x\d+)*)$/ },
  { kind: "EMAIL", needs: CHAR.at | CHAR.dot, lacks: CHAR.slash | CHAR.colon, first: 0, pattern: /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/ },
  { kind: "HOST", needs: CHAR.dot | CHAR.letter, lacks: CHAR.slash | CHAR.colon | CHAR.at | CHAR.symbol, first: 0, pattern: new RegExp(`^(?!(?:${PACKAGE_ROOT})\\.)(?:${DOMAIN}(?:${GENERIC_TOP})|${DOMAIN}[a-z0-9-]+\\.(?!(?:${NOT_COUNTRY})$)[a-z]{2}|(?=[^.]*[\\d-])${DOMAIN}(?:co|com|ac|net|org)\\.[a-z]{2})$`, "i") },
];

/** `server-07:9000`, `localhost:80`: a machine and its port. */
export const HOST_AND_PORT = /^([A-Za-z]\w*(?:[-.]\w+)+|\d[\w-]*[A-Za-z][\w-]*|localhost):(\d{2,5})$/;

/** A UUID inside a longer word. */
export const INNER_UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Names of techniques whose digits are part of the name. */
export const NAMES_WITH_DIGITS: ReadonlySet<string> = new Set(
  "sha1 sha224 sha256 sha384 sha512 md5 x509 base64 base32 rc4 aes128 aes192 aes256 rsa2048 rsa4096 x86_64 i386 i486 i586 i686 amd64 arm64 win32 win64 utf8 utf16 utf32 utf-8 utf-16 iso8859 cp1251 cp866 crc32 http2 http3 h264 h265 s390 s390x a11y log4j slf4j ipv4 ipv6 oauth2 ed25519 pkcs12 libc6".split(" "),
);

/** Keys whose value is a name of somebody or something, whatever it looks like. */
export const IDENTITY_KEYS: ReadonlySet<string> = new Set("user username uname ruser login logname account acct host hostname rhost client clientip server node peer addr address".split(" "));

/** Words after which a three-digit number is a status of a protocol and is left for the miner to judge. */
export const STATUS_WORDS: ReadonlySet<string> = new Set("http https status code response returned statuscode status_code".split(" "));

/** Values that stand for a switch or for nothing. */
export const LITERALS: ReadonlySet<string> = new Set("true false null none nil undefined nan".split(" "));

/** A date written in words, from its first word on. */
export const WORDED_DATE = /(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)),?(?: \d{4})? \d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: (?:[A-Z]{3,4}|[+-]\d{4}))?(?: \d{4})?(?!\w)/y;
/** Words that may open a date or an HTTP request line. */
export const OPENING_WORDS: ReadonlySet<string> = new Set(
  "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec GET POST PUT HEAD DELETE PATCH OPTIONS CONNECT TRACE".split(" "),
);
/** Request target and protocol of a request line (RFC 9112, section 3), from the method on. */
export const REQUEST_LINE = /(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS|CONNECT|TRACE) ([^\s"']+ HTTP\/\d(?:\.\d)?)(?![\w.])/y;
