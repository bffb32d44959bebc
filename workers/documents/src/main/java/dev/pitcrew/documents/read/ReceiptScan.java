package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import java.util.List;

/**
 * The pages of a receipt before anybody asks what they mean.
 *
 * @param scan whether it is a picture of paper rather than born digital
 * @param readings of the same pages, at least one; the first is the one to show
 * @param images of the pages, if they were asked for
 * @param imageHash of the first page
 */
public record ReceiptScan(
    boolean scan,
    List<PagedDocument> readings,
    List<PageImage> images,
    String imageHash,
    List<Finding> findings) {}
