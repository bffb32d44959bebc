package dev.pitcrew.web.invoice;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where one line of an invoice goes in the books; empty texts for what is not known yet.
 *
 * @param line counts from 1
 * @param source who coded it: the order, the vendor's default, its last coding or a person
 */
public record CodedLine(
    String line,
    String description,
    String net,
    String account,
    String costCentre,
    String vatCode,
    String source) {

  static List<CodedLine> of(JsonNode coding) {
    return coding
        .path("lines")
        .valueStream()
        .map(
            line ->
                new CodedLine(
                    line.path("line").asString(""),
                    text(line, "description"),
                    text(line, "net"),
                    text(line, "account"),
                    text(line, "costCentre"),
                    text(line, "vatCode"),
                    text(line, "source")))
        .toList();
  }

  /** Where the suggestion comes from, in words. */
  public String from() {
    return switch (source) {
      case "order" -> "from the order";
      case "vendor" -> "the vendor’s default";
      case "last-coding" -> "as last time";
      case "person" -> "by a person";
      default -> "";
    };
  }

  CodedLine with(String typedAccount, String typedCostCentre, String typedVatCode) {
    boolean same =
        account.equals(typedAccount)
            && costCentre.equals(typedCostCentre)
            && vatCode.equals(typedVatCode);
    return new CodedLine(
        line,
        description,
        net,
        typedAccount,
        typedCostCentre,
        typedVatCode,
        same ? source : "person");
  }

  /** What is wrong with it; empty when it can be posted. */
  public String fault() {
    if (account.isEmpty() || vatCode.isEmpty()) {
      return "Account and VAT code are needed.";
    }
    return account.length() > 20 || costCentre.length() > 20 || vatCode.length() > 20
        ? "Use at most 20 characters in each."
        : "";
  }
}
