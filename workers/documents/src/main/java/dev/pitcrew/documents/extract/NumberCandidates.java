package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candidates for the document's own number and for the order and contract it refers to. */
final class NumberCandidates {

  static final List<String> FIELDS = List.of("invoice_number", "po_number", "contract_number");
  private static final Set<Role> ROLES = EnumSet.copyOf(Role.NUMBERS);

  static {
    ROLES.addAll(Role.DATES);
    ROLES.addAll(Role.AMOUNTS);
  }

  private NumberCandidates() {}

  static List<Candidate> of(Prepared document) {
    Map<String, Integer> repeats = new HashMap<>();
    for (List<Token> tokens : document.tokens()) {
      for (Token token : tokens) {
        if (token.kind() == Kind.REFERENCE) {
          repeats.merge(token.value(), 1, Integer::sum);
        }
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      List<Token> peers =
          document.tokens().get(s).stream()
              .filter(t -> t.kind() == Kind.REFERENCE && t.quality() > 0.3)
              .toList();
      boolean[] money = money(document.tokens().get(s), sheet);
      for (Token token : document.tokens().get(s)) {
        if (token.kind() != Kind.REFERENCE) {
          continue;
        }
        Surroundings near = Surroundings.of(token, sheet, document.labels().get(s), peers, ROLES);
        if (near.best(Role.INVOICE_NUMBER) < 0.02
            && near.best(Role.PO_NUMBER) < 0.02
            && near.best(Role.CONTRACT_NUMBER) < 0.02) {
          continue;
        }
        Features features =
            features(sheet, token, near, repeats.get(token.value()), money[token.from()])
                .add("in_party", document.parties().get(s).at(token.box()) != null);
        for (String field : FIELDS) {
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
    }
    return candidates;
  }

  private static Features features(
      Sheet sheet, Token token, Surroundings near, int repeats, boolean money) {
    Features features = new Features();
    for (Role role : Role.NUMBERS) {
      features.add("right." + role.field(), near.right(role));
      features.add("below." + role.field(), near.below(role));
    }
    double date = 0;
    for (Role role : Role.DATES) {
      date = Math.max(date, near.right(role));
    }
    double amount = 0;
    for (Role role : Role.AMOUNTS) {
      amount = Math.max(amount, near.best(role));
    }
    Piece piece = sheet.pieces().get(token.from());
    String text = token.value();
    int digits = Text.digits(text);
    return features
        .add("near_date", date)
        .add("near_amount", amount)
        .add("money", money)
        .add("short", text.length() <= 3)
        .add("few_digits", digits <= 2)
        .add(
            "year",
            digits == 4 && text.length() == 4 && (text.startsWith("20") || text.startsWith("19")))
        .add("digits", Math.min(1, digits / 8.0))
        .add("letters", Text.hasLetter(text))
        .add("long", text.length() > 20)
        .add("repeats", Math.min(3, repeats - 1) / 3.0)
        .add("down", token.box().centerY() / sheet.height())
        .add("across", token.box().centerX() / sheet.width())
        .add("first_page", sheet.number() == 1)
        .add("bold", piece.bold())
        .add("big", Math.min(1, Math.max(0, piece.size() / sheet.textSize() - 1)))
        .add("stray", stray(sheet, token))
        .add("misread", 1 - token.confidence());
  }

  private static boolean[] money(List<Token> tokens, Sheet sheet) {
    boolean[] money = new boolean[sheet.pieces().size()];
    for (Token token : tokens) {
      if (token.kind() == Kind.AMOUNT && (token.quality() >= 0.7 || token.marked())) {
        for (int i = token.from(); i < token.to(); i++) {
          money[i] = true;
        }
      }
    }
    return money;
  }

  /** A mark without meaning right behind the number: part of it may have been misread. */
  private static boolean stray(Sheet sheet, Token token) {
    if (!sheet.follows(token.to() - 1, 2)) {
      return false;
    }
    String next = sheet.pieces().get(token.to()).text();
    return next.length() <= 2 && "|[]{}!_~".indexOf(next.charAt(0)) >= 0;
  }
}
