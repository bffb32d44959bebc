package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;

/**
 * A typed reading of some neighbouring pieces. One place may have several readings.
 *
 * @param value normalised as the field wants it
 * @param number the amount in cents, or the day as epoch day; 0 for other kinds
 * @param sheet index of the page in the document's sheets
 * @param from first piece
 * @param to piece after the last
 * @param quality how well the text fits its kind, 0 to 1: a checksum that holds, a clear notation
 * @param marked whether a currency stands with the amount
 */
record Token(
    Kind kind,
    String value,
    long number,
    int sheet,
    int from,
    int to,
    Box box,
    double confidence,
    double quality,
    boolean marked) {}
