import { createRequire } from "node:module";
import { type Font, type Glyph, type GlyphRun, openSync } from "fontkit";

const FONT_FILES = {
  regular: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  medium: "@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf",
  semibold: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  mono: "@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf",
} as const;

export type FontName = keyof typeof FONT_FILES;
export const FONT_NAMES = Object.keys(FONT_FILES) as FontName[];

interface OpenedFont {
  /** As pdfkit takes it. */
  font: Font;
  /** Width of a letter in a font of size 1. */
  widthOf: (letter: string) => number;
}

const opened = new Map<FontName, OpenedFont>();

/**
 * A font of the reports. Reading its tables takes longer than all the pages of a report, so each is opened once and kept.
 * @throws Error where the file is missing
 */
export function openFont(name: FontName): Font {
  return getFont(name).font;
}

/** Width of a text in a font of size 1. */
export function widthInFont(name: FontName, text: string): number {
  const { widthOf } = getFont(name);
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

/** Figures of one width, so that columns line up; no letters joined: a font would draw `->` in a log line as one arrow. */
const FEATURES = { tnum: true, calt: false, liga: false, clig: false };
/** The rule for figures would give hyphens and points the width of a figure as well. */
const PLAIN = { ...FEATURES, tnum: false };

/**
 * Laid out letter after letter, without kerning, which text of these sizes hardly shows: 5,000 different words take 0.06 s
 * where the whole rules of the font take 0.86 s, and all reports of a run should be there within tenths of a second.
 */
function getFont(name: FontName): OpenedFont {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const font = openSync(createRequire(import.meta.url).resolve(FONT_FILES[name]));
  if (!("layout" in font)) throw new Error(`${FONT_FILES[name]} holds several fonts.`);
  const { unitsPerEm } = font;
  const glyphs = new Map<string, Glyph>();
  const glyphOf = (letter: string): Glyph => {
    const glyph = glyphs.get(letter) ?? font.layout(letter, /\d/.test(letter) ? FEATURES : PLAIN).glyphs[0] ?? font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    glyphs.set(letter, glyph);
    return glyph;
  };
  const made = {
    font: Object.create(font, { layout: { value: (text: string) => layoutGlyphs(Array.from(text, glyphOf)) } }) as Font,
    widthOf: (letter: string) => glyphOf(letter).advanceWidth / unitsPerEm,
  };
  opened.set(name, made);
  return made;
}

function layoutGlyphs(glyphs: Glyph[]): Pick<GlyphRun, "glyphs" | "positions" | "advanceWidth"> {
  const positions = glyphs.map((glyph) => ({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: glyph.advanceWidth }));
  return {
    glyphs,
    positions,
    // Asked for after pdfkit has scaled the positions in place, so it cannot be summed up here.
    get advanceWidth() {
      return positions.reduce((sum, position) => sum + position.xAdvance, 0);
    },
  };
}
