package dev.pitcrew.samples.make;

/** A seller or buyer as it stands on paper. */
record Party(
    String name,
    String street,
    String postCode,
    String city,
    String country,
    String vatId,
    String iban,
    String bic,
    String phone,
    String mail) {

  Party withIban(String other, String otherBic) {
    return new Party(name, street, postCode, city, country, vatId, other, otherBic, phone, mail);
  }

  /** The IBAN in groups of four, as it is printed. */
  String printedIban() {
    return iban.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
