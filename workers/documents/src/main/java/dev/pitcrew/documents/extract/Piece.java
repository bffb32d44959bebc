package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;

/**
 * A word, or the part of a word that means something by itself, with its place in the rows of its
 * page.
 *
 * @param text as printed
 * @param norm see {@link Text#norm}
 * @param row number of the row on the page, from the top
 * @param segment number of the page's line the piece belongs to; pieces of one segment are read in
 *     one go
 */
record Piece(
    String text,
    String norm,
    Box box,
    double confidence,
    double size,
    boolean bold,
    int row,
    int segment) {}
