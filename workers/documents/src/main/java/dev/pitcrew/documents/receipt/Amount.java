package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.page.Box;

/**
 * A place on a receipt that can be read as an amount.
 *
 * @param cents in hundredths
 * @param quality how clear the notation is: 1 for two digits after a mark, less where it was mended
 * @param open whether the notation leaves a thousandfold choice, as "1.234" does
 * @param marked whether a currency stands with it
 * @param from first word of the row
 * @param to word after the last
 * @param confidence of the reader
 */
record Amount(
    long cents,
    double quality,
    boolean open,
    boolean marked,
    int from,
    int to,
    Box box,
    double confidence) {}
