package dev.pitcrew.web.vendors;

import dev.pitcrew.records.BankChange;
import dev.pitcrew.records.Vendor;
import java.util.List;

/**
 * The vendors, and the changes of bank accounts that wait for a second person.
 *
 * @param q what was searched for; empty: everything
 */
public record VendorsPage(List<Vendor> vendors, List<BankChange> open, String q) {}
