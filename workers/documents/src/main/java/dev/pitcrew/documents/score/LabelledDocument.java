package dev.pitcrew.documents.score;

import java.nio.file.Path;
import java.util.Map;

/**
 * A document with its known answers.
 *
 * @param source the collection it comes from
 * @param kind digital-pdf, scan, e-invoice
 * @param group what must not be in training and test at once: its layout, else its vendor
 * @param truth field to value; fields that cannot be seen in the document are left out
 */
public record LabelledDocument(
    String source, Path file, String kind, String group, Map<String, String> truth) {}
