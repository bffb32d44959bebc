package dev.pitcrew.records.check;

import dev.pitcrew.records.company.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the document is addressed to one of our own companies, by name and VAT number.
 *
 * @param state {@code ours}, {@code unclear} or {@code not-ours}; the last only when it was read
 *     surely, because nobody looks at it then
 * @param rejectReason what the supplier is told when it is not ours
 */
record BuyerCheck(
    String state, Optional<Entity> entity, @Nullable String rejectReason, List<Finding> findings) {

  private static final double ALIKE = 0.8;
  private static final double NOTHING_ALIKE = 0.35;
  private static final double SURE = 0.9;

  private record Named(Entity entity, double score) {}

  static BuyerCheck of(ReadInvoice invoice, List<Entity> entities) {
    var customer = invoice.text("customer");
    var byNumber = byNumber(invoice, entities);
    if (customer.isEmpty()) {
      return byNumber
          .or(() -> entities.size() == 1 ? Optional.of(entities.getFirst()) : Optional.empty())
          .map(entity -> unclear(Optional.of(entity), missing()))
          .orElseGet(() -> unclear(Optional.empty(), missing()));
    }
    var named = byName(customer.get(), entities);
    if (byNumber.isPresent()) {
      return named.stream().anyMatch(one -> one.entity().equals(byNumber.get()))
          ? new BuyerCheck("ours", byNumber, null, List.of())
          : numberButOtherName(invoice, byNumber.get(), customer.get());
    }
    if (named.isEmpty()) {
      return notNamed(invoice, customer.get(), entities);
    }
    if (named.size() > 1 && named.get(0).score() == named.get(1).score()) {
      return unclear(
          Optional.empty(),
          Finding.error(
                  "buyer-ambiguous",
                  "customer",
                  "%s may be %s or %s; the document names no VAT number of either."
                      .formatted(
                          Amounts.quote(customer.get()),
                          named.get(0).entity().name(),
                          named.get(1).entity().name()))
              .at(invoice.field("customer")));
    }
    return named(invoice, named.getFirst().entity());
  }

  /** By name alone; a VAT number that is nobody's of ours raises doubt. */
  private static BuyerCheck named(ReadInvoice invoice, Entity entity) {
    var number = invoice.text("customer_vat_id").map(BuyerCheck::plain);
    if (number.isPresent() && entity.vatId() != null) {
      return new BuyerCheck(
          "unclear",
          Optional.of(entity),
          null,
          List.of(
              Finding.warning(
                      "buyer-vat-id-differs",
                      "customer_vat_id",
                      "It is addressed to %s, but with the VAT number %s."
                          .formatted(entity.name(), Amounts.cut(number.get())))
                  .comparing(entity.vatId(), number.get())
                  .at(invoice.field("customer_vat_id"))));
    }
    return new BuyerCheck("ours", Optional.of(entity), null, List.of());
  }

  private static BuyerCheck numberButOtherName(
      ReadInvoice invoice, Entity entity, String customer) {
    return unclear(
        Optional.of(entity),
        Finding.warning(
                "buyer-name-differs",
                "customer",
                "It has the VAT number of %s, but is addressed to %s."
                    .formatted(entity.name(), Amounts.quote(customer)))
            .comparing(entity.name(), customer)
            .at(invoice.field("customer")));
  }

  private static BuyerCheck notNamed(ReadInvoice invoice, String customer, List<Entity> entities) {
    var finding =
        Finding.error(
                "buyer-not-ours",
                "customer",
                "It is addressed to %s, which is none of our companies."
                    .formatted(Amounts.quote(customer)))
            .comparing(String.join(" or ", entities.stream().map(Entity::name).toList()), customer)
            .at(invoice.field("customer"));
    return isSure(invoice, customer, entities)
        ? new BuyerCheck(
            "not-ours",
            Optional.empty(),
            "The invoice is addressed to %s, which is none of our companies. Please send it to whom it concerns."
                .formatted(Amounts.quote(customer)),
            List.of(finding))
        : unclear(Optional.empty(), finding);
  }

  /**
   * Only a reading that leaves no doubt: no picture, nothing like a name of ours, no number of
   * ours, and not the seller's own name in the wrong place.
   */
  private static boolean isSure(ReadInvoice invoice, String customer, List<Entity> entities) {
    var field = invoice.field("customer");
    boolean oursSomewhere =
        invoice.text("vat_id").map(BuyerCheck::plain).stream()
            .anyMatch(number -> entities.stream().anyMatch(entity -> hasNumber(entity, number)));
    return field != null
        && field.confidence() >= SURE
        && !"ocr".equals(field.source())
        && !oursSomewhere
        && !entities.isEmpty()
        && entities.stream()
            .flatMap(BuyerCheck::names)
            .allMatch(name -> Names.similarity(customer, name) < NOTHING_ALIKE)
        && invoice
            .text("vendor")
            .filter(vendor -> Names.similarity(customer, vendor) >= ALIKE)
            .isEmpty();
  }

  private static Optional<Entity> byNumber(ReadInvoice invoice, List<Entity> entities) {
    return invoice
        .text("customer_vat_id")
        .map(BuyerCheck::plain)
        .flatMap(number -> entities.stream().filter(one -> hasNumber(one, number)).findFirst());
  }

  /** Best first: the same name, then one that is mentioned, then one that is like it. */
  private static List<Named> byName(String customer, List<Entity> entities) {
    return entities.stream()
        .map(
            entity ->
                new Named(
                    entity,
                    names(entity).mapToDouble(name -> score(customer, name)).max().orElse(0)))
        .filter(one -> one.score() >= ALIKE)
        .sorted(
            Comparator.comparingDouble(Named::score)
                .reversed()
                .thenComparing(one -> one.entity().id()))
        .toList();
  }

  private static double score(String customer, String name) {
    if (Names.key(customer).equals(Names.key(name))) {
      return 3;
    }
    return Names.mentions(customer, name) ? 2 : Names.similarity(customer, name);
  }

  private static Stream<String> names(Entity entity) {
    return Stream.concat(Stream.of(entity.name()), entity.aliases().stream());
  }

  private static Finding missing() {
    return Finding.warning(
        "buyer-missing", "customer", "The document does not say whom it is addressed to.");
  }

  private static BuyerCheck unclear(Optional<Entity> entity, Finding finding) {
    return new BuyerCheck("unclear", entity, null, List.of(finding));
  }

  static boolean hasNumber(Entity entity, String plain) {
    return entity.vatIds().stream().anyMatch(number -> plain(number).equals(plain));
  }

  static String plain(@Nullable String vatId) {
    return vatId == null ? "" : vatId.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
  }
}
