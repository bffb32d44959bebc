package dev.pitcrew.web;

import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;

/** Master data for tests. */
final class Books {

  private Books() {}

  static Vendor vendor(String id, String iban) {
    return new Vendor(
        id,
        "Nordwind Bürobedarf GmbH",
        List.of(),
        "DE129273398",
        iban,
        null,
        new Address(null, null, "Hamburg", "DE"),
        null,
        null,
        Vendor.Risk.NORMAL,
        30,
        null);
  }
}
