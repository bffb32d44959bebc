package dev.pitcrew.records.check;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which vendor of the master data a document comes from, and why. A VAT number decides; a name
 * decides when it is the vendor's own or one people have taught; an IBAN decides together with a
 * name that is like it. Anything less is only a suggestion to a person.
 *
 * @param vendor absent when nobody fits well enough
 * @param candidates the best suggestions, best first, at most five
 */
record VendorMatch(Optional<Vendor> vendor, List<Candidate> candidates, List<Finding> findings) {

  private static final double ALIKE = 0.55;
  private static final double NEARLY_EQUAL = 0.9;
  private static final int CANDIDATES_MAX = 5;

  /** A suggestion and the reason for it. */
  record Candidate(String vendorId, String name, String why) {}

  private record Scored(Vendor vendor, double score, boolean sure, String why) {}

  /**
   * @param buyer whom the document is addressed to: it is not the seller, though readers take its
   *     VAT number for the seller's
   */
  static VendorMatch of(ReadInvoice invoice, Books books, Optional<Entity> buyer) {
    var ours =
        buyer.map(List::of).orElse(books.entities()).stream()
            .flatMap(entity -> entity.vatIds().stream())
            .map(VendorMatch::plain)
            .toList();
    var vendors =
        books.vendors().stream()
            .filter(
                vendor ->
                    buyer.isEmpty() || Intercompany.seller(vendor, List.of(buyer.get())).isEmpty())
            .toList();
    var vatId = invoice.text("vat_id").map(VendorMatch::plain).filter(id -> !ours.contains(id));
    var name = invoice.text("vendor").orElse("");
    var iban = invoice.iban();
    var marked =
        vatId
            .flatMap(number -> books.marks().apply("vat-id", number))
            .or(() -> iban.flatMap(account -> books.marks().apply("iban", account)));
    var scored =
        vendors.stream()
            .map(vendor -> score(vendor, vatId, name, iban, marked))
            .filter(candidate -> candidate.score() >= ALIKE)
            .sorted(
                Comparator.comparing(Scored::sure)
                    .thenComparing(Scored::score)
                    .reversed()
                    .thenComparing(candidate -> candidate.vendor().id()))
            .limit(CANDIDATES_MAX)
            .toList();
    var candidates =
        scored.stream()
            .map(one -> new Candidate(one.vendor().id(), one.vendor().name(), one.why()))
            .toList();
    var best = scored.stream().filter(Scored::sure).findFirst().map(Scored::vendor);
    return new VendorMatch(best, candidates, findings(invoice, best, candidates, vendors));
  }

  private static Scored score(
      Vendor vendor,
      Optional<String> vatId,
      String name,
      Optional<String> iban,
      Optional<String> marked) {
    double alike =
        Stream.concat(Stream.of(vendor.name()), vendor.aliases().stream())
            .mapToDouble(known -> name.isBlank() ? 0 : Names.similarity(name, known))
            .max()
            .orElse(0);
    boolean sameVat = vatId.isPresent() && vatId.get().equals(plain(vendor.vatId()));
    boolean otherVat = vatId.isPresent() && vendor.vatId() != null && !sameVat;
    boolean sameIban =
        iban.isPresent() && vendor.iban() != null && iban.get().equals(Iban.compact(vendor.iban()));
    if (sameVat) {
      return new Scored(vendor, 3 + alike, true, "same VAT number");
    }
    if (marked.filter(vendor.id()::equals).isPresent()) {
      return new Scored(vendor, 2.9, true, "people said so of an earlier document");
    }
    if (alike >= NEARLY_EQUAL && !otherVat) {
      return new Scored(vendor, 2 + alike, true, alike == 1 ? "same name" : "nearly the same name");
    }
    if (sameIban) {
      return new Scored(vendor, 1 + alike, alike >= ALIKE && !otherVat, "same bank account");
    }
    return new Scored(
        vendor, alike, false, otherVat ? "similar name, but another VAT number" : "similar name");
  }

  private static List<Finding> findings(
      ReadInvoice invoice,
      Optional<Vendor> best,
      List<Candidate> candidates,
      List<Vendor> vendors) {
    var findings = new ArrayList<Finding>();
    if (best.isEmpty()) {
      var name = invoice.text("vendor").orElse("");
      var known =
          candidates.isEmpty()
              ? "no vendor is like it"
              : "the nearest are "
                  + String.join(
                      ", ",
                      candidates.stream().map(one -> one.name() + " (" + one.why() + ")").toList());
      findings.add(
          Finding.error(
                  "vendor-unknown",
                  "vendor",
                  "%s is not a vendor we know; %s.".formatted(Amounts.quote(name), known))
              .at(invoice.field("vendor")));
      return findings;
    }
    invoice
        .iban()
        .flatMap(
            iban ->
                vendors.stream()
                    .filter(
                        other -> other.iban() != null && Iban.compact(other.iban()).equals(iban))
                    .filter(other -> !other.id().equals(best.get().id()))
                    .findFirst())
        .ifPresent(
            other ->
                findings.add(
                    Finding.warning(
                            "iban-of-another-vendor",
                            "iban",
                            "The document comes from %s, but its bank account belongs to %s."
                                .formatted(best.get().name(), other.name()))
                        .at(invoice.field("iban"))));
    return findings;
  }

  private static String plain(@org.jspecify.annotations.Nullable String vatId) {
    return BuyerCheck.plain(vatId);
  }
}
