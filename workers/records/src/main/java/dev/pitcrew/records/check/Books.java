package dev.pitcrew.records.check;

import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the checks ask the books.
 *
 * @param vendors also our own companies, as sellers to each other
 * @param register a vendor's items together with items that have the same file
 * @param openCases other open cases of a vendor with the same number
 * @param orders a purchase order by its number, with what other invoices took of it, except for
 *     items that this one takes the place of
 * @param keepsOrders whether the books have any orders at all
 * @param marks the vendor that people said has this {@code iban} or {@code vat-id}
 * @param goodsDeadline until when a company waits for goods that were invoiced before they came
 */
public record Books(
    List<Entity> entities,
    List<Vendor> vendors,
    Function<String, List<Invoice>> register,
    Function<String, List<Case>> openCases,
    BiFunction<String, List<String>, Optional<KnownOrder>> orders,
    boolean keepsOrders,
    BiFunction<String, String, Optional<String>> marks,
    Function<Entity, Instant> goodsDeadline) {}
