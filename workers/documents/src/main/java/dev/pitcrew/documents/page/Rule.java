package dev.pitcrew.documents.page;

/**
 * A drawn line of a table or form, horizontal or vertical.
 *
 * @param box with a width or height of about 0
 */
public record Rule(Box box) {}
