package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;

/** Candidates for net, tax, total and payable, with what speaks for and against each. */
final class AmountCandidates {

  static final List<Role> FIELDS = List.of(Role.NET, Role.TAX, Role.TOTAL, Role.PAYABLE);

  private AmountCandidates() {}

  /** An amount with the labels that point at it. */
  record Placed(Token token, Surroundings near, List<Token> peers) {}

  static List<Candidate> of(Prepared document) {
    List<Placed> placed = new ArrayList<>();
    for (int s = 0; s < document.sheets().size(); s++) {
      List<Token> amounts = new ArrayList<>();
      for (Token token : document.tokens().get(s)) {
        if (token.kind() == Kind.AMOUNT && (token.quality() >= 0.35 || token.marked())) {
          amounts.add(token);
        }
      }
      List<Token> peers = amounts.stream().filter(t -> t.quality() >= 0.7 || t.marked()).toList();
      for (Token amount : amounts) {
        Surroundings near =
            Surroundings.of(
                amount, document.sheets().get(s), document.labels().get(s), peers, Role.AMOUNTS);
        placed.add(new Placed(amount, near, peers));
      }
    }
    return candidates(document, placed, Sums.of(document, placed));
  }

  private static List<Candidate> candidates(Prepared document, List<Placed> placed, Sums sums) {
    List<Candidate> candidates = new ArrayList<>();
    for (Placed place : placed) {
      Token amount = place.token();
      boolean labelled = Role.AMOUNTS.stream().anyMatch(role -> place.near().best(role) > 0.02);
      if (!labelled && !sums.isLargest(amount.number())) {
        continue;
      }
      double tableTop = ItemTable.top(document.labels().get(amount.sheet()));
      for (Role field : FIELDS) {
        candidates.add(
            new Candidate(
                field.field(),
                amount.value(),
                amount.number(),
                document.sheets().get(amount.sheet()).number(),
                amount.box(),
                amount.confidence(),
                features(
                    document,
                    amount.sheet(),
                    amount,
                    place.near(),
                    sums,
                    field,
                    place.peers(),
                    tableTop),
                0));
      }
    }
    return candidates;
  }

  private static Features features(
      Prepared document,
      int s,
      Token amount,
      Surroundings near,
      Sums sums,
      Role field,
      List<Token> peers,
      double tableTop) {
    Sheet sheet = document.sheets().get(s);
    Piece piece = sheet.pieces().get(amount.from());
    Features features = new Features();
    for (Role role : Role.AMOUNTS) {
      features.add("right." + role.field(), near.right(role));
      features.add("below." + role.field(), near.below(role));
    }
    boolean lastInRow =
        peers.stream()
            .noneMatch(
                p ->
                    p.box().x() > amount.box().right()
                        && Math.abs(p.box().centerY() - amount.box().centerY())
                            < 0.4 * sheet.textSize());
    boolean lastInColumn =
        peers.stream()
            .noneMatch(
                p ->
                    p.box().y() > amount.box().bottom() - 1
                        && Math.abs(p.box().right() - amount.box().right())
                            < 0.8 * sheet.textSize());
    int agreement = sums.agreement(field, amount.number());
    return features
        .add("sums", agreement >= 1)
        .add("rated", agreement == 2)
        .add("sums_rates", sums.sumsRates(amount.number()))
        .add("unlabelled", unlabelled(field, near))
        .add("largest", sums.isLargest(amount.number()))
        .add("repeats", Math.min(3, sums.repeats(amount.number()) - 1) / 3.0)
        .add("marked", amount.marked())
        .add("unclear", 1 - amount.quality())
        .add("down", amount.box().centerY() / sheet.height())
        .add("across", amount.box().right() / sheet.width())
        .add("last_in_row", lastInRow)
        .add("last_in_column", lastInColumn)
        .add("first_page", sheet.number() == 1)
        .add("last_page", sheet.number() == document.document().pages().size())
        .add("inner_page", inner(document, sheet))
        .add("bold", piece.bold())
        .add("big", Math.min(1, Math.max(0, piece.size() / sheet.textSize() - 1)))
        .add("in_table", amount.box().y() > tableTop && !lastInColumn)
        .add("zero", amount.number() == 0)
        .add("negative", amount.number() < 0)
        .add("followed", followed(sheet, amount))
        .add("misread", 1 - amount.confidence());
  }

  /** A word right behind the number makes it a count of something: "30 days". */
  private static boolean followed(Sheet sheet, Token amount) {
    if (!sheet.follows(amount.to() - 1, 1.2)) {
      return false;
    }
    Piece next = sheet.pieces().get(amount.to());
    return next.norm().length() >= 3 && Text.hasLetter(next.norm()) && !Text.hasDigit(next.norm());
  }

  private static boolean unlabelled(Role field, Surroundings near) {
    double own = near.best(field);
    double other =
        field == Role.TOTAL
            ? near.best(Role.PAYABLE)
            : field == Role.PAYABLE ? near.best(Role.TOTAL) : 0;
    return Math.max(own, other) < 0.05;
  }

  /** Neither the first page nor the last: details, terms, explanations. */
  private static boolean inner(Prepared document, Sheet sheet) {
    return sheet.number() > 1 && sheet.number() < document.document().pages().size();
  }
}
