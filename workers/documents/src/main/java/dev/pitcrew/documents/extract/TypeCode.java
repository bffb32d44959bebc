package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells invoice from credit note by the title. */
final class TypeCode {

  private static final Map<String, String> TITLES = load();
  private static final int WORDS_MAX = 4;

  private TypeCode() {}

  private static Map<String, String> load() {
    Map<String, String> titles = new HashMap<>();
    for (String[] row : Tables.rows("types.tsv")) {
      for (String title : row[1].split("\\|")) {
        titles.put(Text.compact(title), row[0]);
      }
    }
    return titles;
  }

  /** The code of the most prominent title of the first page; null where none is a title. */
  static @Nullable Candidate of(Prepared document) {
    Sheet sheet = document.sheets().get(0);
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; i < sheet.pieces().size(); i++) {
      StringBuilder compact = new StringBuilder();
      for (int end = i; end < Math.min(sheet.pieces().size(), i + WORDS_MAX); end++) {
        if (end > i && !sheet.follows(end - 1, 2.5)) {
          break;
        }
        compact.append(sheet.pieces().get(end).norm());
        String code = TITLES.get(compact.toString());
        if (code != null) {
          found.add(candidate(sheet, i, end + 1, code));
        }
      }
    }
    Candidate best = null;
    for (Candidate candidate : found) {
      if (best == null || candidate.probability() > best.probability() + 1e-9) {
        best = candidate;
      }
    }
    return best == null ? spaced(sheet) : best;
  }

  /** "R E C H N U N G": a title with its letters set apart. */
  private static @Nullable Candidate spaced(Sheet sheet) {
    for (int i = 0; i < sheet.pieces().size(); i++) {
      StringBuilder letters = new StringBuilder();
      int end = i;
      while (end < sheet.pieces().size()
          && sheet.pieces().get(end).text().length() == 1
          && sheet.pieces().get(end).row() == sheet.pieces().get(i).row()) {
        letters.append(sheet.pieces().get(end).norm());
        end++;
      }
      String code = TITLES.get(letters.toString());
      if (code != null) {
        return candidate(sheet, i, end, code);
      }
    }
    return null;
  }

  private static Candidate candidate(Sheet sheet, int from, int to, String code) {
    Piece piece = sheet.pieces().get(from);
    boolean starts = from == 0 || !sheet.follows(from - 1, 2.5);
    boolean alone = starts && !sheet.follows(to - 1, 2.5);
    boolean explicit =
        to < sheet.pieces().size() && sheet.pieces().get(to).text().matches("\\(3\\d\\d\\)");
    double big = Math.min(1, Math.max(0, piece.size() / sheet.textSize() - 1));
    double top = 1 - piece.box().y() / sheet.height();
    double score = 0.25 + 0.15 * (starts ? 1 : 0) + 0.15 * (alone ? 1 : 0) + 0.2 * big + 0.2 * top;
    String value = explicit ? sheet.pieces().get(to).text().substring(1, 4) : code;
    return new Candidate(
        "type_code",
        value,
        0,
        sheet.number(),
        sheet.box(from, to),
        piece.confidence(),
        new Features(),
        explicit ? 0.97 : Math.min(0.95, score - (code.equals("380") ? 0 : -0.01)));
  }
}
