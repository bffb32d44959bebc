package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The currency that most amounts of the document carry, or that is named as such. */
final class CurrencyVote {

  private static final double NAMED = 6;

  private CurrencyVote() {}

  static @Nullable Candidate of(Prepared document) {
    Map<String, Double> votes = new HashMap<>();
    Map<String, Candidate> first = new HashMap<>();
    double all = 0;
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      for (int i = 0; i < sheet.pieces().size(); i++) {
        String code = code(sheet, i);
        if (code == null) {
          continue;
        }
        double weight = named(sheet, i, document.labels().get(s)) ? NAMED : 1;
        if (weight == 1 && !besideNumber(sheet, i)) {
          weight = 0.3;
        }
        all += weight;
        votes.merge(code, weight, Double::sum);
        Piece piece = sheet.pieces().get(i);
        first.putIfAbsent(
            code,
            new Candidate(
                "currency",
                code,
                0,
                sheet.number(),
                piece.box(),
                piece.confidence(),
                new Features(),
                0));
      }
    }
    String best = null;
    for (Map.Entry<String, Double> vote : votes.entrySet()) {
      if (best == null || vote.getValue() > votes.get(best)) {
        best = vote.getKey();
      }
    }
    return best == null
        ? null
        : first.get(best).withProbability(Math.min(0.98, (votes.get(best) + 0.1) / (all + 0.4)));
  }

  private static @Nullable String code(Sheet sheet, int i) {
    String text = sheet.pieces().get(i).text();
    for (int c = 0; c < text.length(); c++) {
      if (Currencies.isSymbol(text.charAt(c))) {
        return Currencies.code(String.valueOf(text.charAt(c)));
      }
    }
    String code = Currencies.code(ReferenceSpotter.trimmed(text));
    boolean word =
        code != null && code.equalsIgnoreCase(ReferenceSpotter.trimmed(text))
            || text.toLowerCase(java.util.Locale.ROOT).startsWith("euro");
    return code != null && (word || besideNumber(sheet, i)) ? code : null;
  }

  private static boolean besideNumber(Sheet sheet, int i) {
    String text = sheet.pieces().get(i).text();
    return Text.hasDigit(text)
        || sheet.follows(i, 1.5) && Text.hasDigit(sheet.pieces().get(i + 1).text())
        || i > 0 && sheet.follows(i - 1, 1.5) && Text.hasDigit(sheet.pieces().get(i - 1).text());
  }

  private static boolean named(Sheet sheet, int i, List<LabelHit> labels) {
    for (LabelHit label : labels) {
      if (label.role() == Role.CURRENCY
          && label.to() <= i
          && label.row() == sheet.pieces().get(i).row()) {
        return true;
      }
    }
    return false;
  }
}
