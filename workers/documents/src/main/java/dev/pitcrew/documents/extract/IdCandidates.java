package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;

/** Candidates for the seller's account, bank and VAT id. */
final class IdCandidates {

  static final List<String> FIELDS = List.of("iban", "bic", "vat_id");

  private IdCandidates() {}

  static List<Candidate> of(Prepared document) {
    List<Candidate> candidates = new ArrayList<>();
    boolean first = true;
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      for (Token token : document.tokens().get(s)) {
        String field =
            switch (token.kind()) {
              case IBAN -> "iban";
              case BIC -> "bic";
              case VAT_ID -> "vat_id";
              default -> "";
            };
        if (field.isEmpty()) {
          continue;
        }
        List<Token> peers =
            document.tokens().get(s).stream().filter(t -> t.kind() == token.kind()).toList();
        Surroundings near =
            Surroundings.of(token, sheet, document.labels().get(s), peers, Role.IDS);
        Role party = document.parties().get(s).roleAt(token.box());
        Features features = new Features();
        for (Role role : Role.IDS) {
          features.add("right." + role.field(), near.right(role));
          features.add("below." + role.field(), near.below(role));
        }
        features
            .add("valid", token.quality() > 0.5)
            .add("clear", token.quality())
            .add("seller", party == Role.SELLER)
            .add("buyer", party == Role.BUYER || party == Role.SHIP_TO)
            .add("payee", party == Role.PAYEE)
            .add("down", token.box().centerY() / sheet.height())
            .add("footer", token.box().centerY() > 0.85 * sheet.height())
            .add("first", first)
            .add("misread", 1 - token.confidence());
        first &= !field.equals("vat_id");
        candidates.add(
            new Candidate(
                field,
                token.value(),
                0,
                sheet.number(),
                token.box(),
                token.confidence(),
                features,
                0));
      }
    }
    return candidates;
  }
}
