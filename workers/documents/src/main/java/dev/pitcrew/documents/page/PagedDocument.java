package dev.pitcrew.documents.page;

import java.util.List;

/**
 * A document as pages.
 *
 * @param source {@link Source#TEXT} or {@link Source#OCR}
 * @param language ISO 639-1 code of the main language, as far as it was found, else "en"
 * @param pages at least one, from page 1
 */
public record PagedDocument(Source source, String language, List<Page> pages) {}
