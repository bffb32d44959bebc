package dev.pitcrew.documents.pdf;

/** What a page is made of, which decides who reads it. */
public enum PageNature {
  /** Text drawn for people. */
  TEXT,
  /** A picture, or text that cannot be trusted: OCR must read it. */
  PICTURE,
  /** A picture with an OCR layer good enough to be used. */
  PICTURE_WITH_LAYER,
  /** Neither text nor picture. */
  BLANK
}
