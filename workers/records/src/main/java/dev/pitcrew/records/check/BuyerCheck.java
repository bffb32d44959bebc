package dev.pitcrew.records.check;

import dev.pitcrew.records.Entity;
import java.util.List;
import java.util.Optional;

/** Whether the document is addressed to one of our own companies. */
final class BuyerCheck {

  private static final double ALIKE = 0.8;

  private BuyerCheck() {}

  /** The company it is for; when the document names nobody, the only one we have. */
  static Optional<Entity> entity(ReadInvoice invoice, List<Entity> entities) {
    var customer = invoice.text("customer");
    if (customer.isEmpty()) {
      return entities.size() == 1 ? Optional.of(entities.getFirst()) : Optional.empty();
    }
    return entities.stream().filter(entity -> isNamed(customer.get(), entity)).findFirst();
  }

  static List<Finding> check(ReadInvoice invoice, List<Entity> entities) {
    var customer = invoice.text("customer");
    if (customer.isEmpty()) {
      return List.of(
          Finding.warning(
              "buyer-missing", "customer", "The document does not say whom it is addressed to."));
    }
    if (entity(invoice, entities).isPresent()) {
      return List.of();
    }
    return List.of(
        Finding.error(
                "buyer-not-ours",
                "customer",
                "It is addressed to %s, which is none of our companies."
                    .formatted(Amounts.quote(customer.get())))
            .comparing(
                String.join(" or ", entities.stream().map(Entity::name).toList()), customer.get())
            .at(invoice.field("customer")));
  }

  private static boolean isNamed(String customer, Entity entity) {
    return names(entity).stream()
        .anyMatch(
            name -> Names.mentions(customer, name) || Names.similarity(customer, name) >= ALIKE);
  }

  private static List<String> names(Entity entity) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(entity.name()), entity.aliases().stream())
        .toList();
  }
}
