package dev.pitcrew.documents.page;

/**
 * One word as it stands on a page.
 *
 * @param text without blanks, never empty
 * @param box where it stands
 * @param confidence of the reading, 0 to 1; 1 for text that was not read by OCR
 * @param fontSize in points; for OCR the height of the line's letters
 * @param bold whether the font is bold; always false for OCR
 */
public record Word(String text, Box box, double confidence, double fontSize, boolean bold) {}
