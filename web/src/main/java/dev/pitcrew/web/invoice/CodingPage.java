package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page on which a clerk says where the lines of an invoice go in the books.
 *
 * @param tried whether the lines were typed: what is missing is said only then
 * @param refusal why the last try was refused; empty when it was not
 */
public record CodingPage(
    OpenTask open, InvoiceCase invoice, List<CodedLine> lines, boolean tried, String refusal) {}
