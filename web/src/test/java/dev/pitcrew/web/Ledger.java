package dev.pitcrew.web;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.Invoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Posted invoices for tests. */
final class Ledger {

  private Ledger() {}

  static void posted(Records records, String id) {
    Address address = new Address(null, null, "Berlin", "DE");
    records
        .entities()
        .save(
            new Entity(
                "E-1",
                "Muster & Söhne KG",
                List.of(),
                null,
                "DE89370400440532013000",
                null,
                address,
                ZoneOffset.UTC));
    records.vendors().save(Books.vendor("V-" + id, "DE02120300000000202051"));
    BigDecimal amount = new BigDecimal("1190.00");
    LocalDate day = LocalDate.of(2026, 11, 3);
    records
        .invoices()
        .post(
            new Invoice(
                id,
                "E-1",
                "V-" + id,
                Invoice.Type.INVOICE,
                "RE-" + id,
                day,
                day.plusDays(30),
                "EUR",
                null,
                null,
                amount,
                amount,
                "DE02120300000000202051",
                "0a1b",
                null,
                "binding",
                Invoice.State.POSTED,
                null,
                Instant.EPOCH),
            "clara");
  }
}
