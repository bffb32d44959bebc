package dev.pitcrew.documents.page;

import java.util.List;

/**
 * One page with all that stands on it.
 *
 * @param number from 1
 * @param width in points, as a person sees the page (after its rotation)
 * @param height in points, as a person sees the page
 * @param words in reading order, found from geometry
 * @param lines the same words in lines, in reading order
 * @param rules drawn lines; empty where the reader does not see them
 */
public record Page(
    int number,
    double width,
    double height,
    List<Word> words,
    List<Line> lines,
    List<Rule> rules) {}
