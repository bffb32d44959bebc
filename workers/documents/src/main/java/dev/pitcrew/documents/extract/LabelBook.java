package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds label words on a page, also when they were cut apart or a letter was misread. */
final class LabelBook {

  private static final int PIECES_MAX = 7;
  private static final int ONE_SLIP_FROM = 6;
  private static final int TWO_SLIPS_FROM = 13;

  private record Meaning(Role role, double weight) {}

  private final Map<String, List<Meaning>> phrases = new HashMap<>();
  private final Map<String, String> slips = new HashMap<>();
  private int longest;

  static LabelBook load() {
    LabelBook book = new LabelBook();
    for (String[] row : Tables.rows("labels.tsv")) {
      for (String phrase : row[2].split("\\|")) {
        book.add(Text.compact(phrase), new Meaning(Role.of(row[0]), Double.parseDouble(row[1])));
      }
    }
    return book;
  }

  private void add(String compact, Meaning meaning) {
    if (compact.isEmpty()) {
      return;
    }
    List<Meaning> meanings = phrases.computeIfAbsent(compact, key -> new ArrayList<>(2));
    if (meanings.stream().noneMatch(known -> known.role == meaning.role)) {
      meanings.add(meaning);
    }
    longest = Math.max(longest, compact.length());
    addSlips(compact, compact);
    if (compact.endsWith("nr")) {
      String stem = compact.substring(0, compact.length() - 2);
      for (String number : List.of("nummer", "number", "numero")) {
        addSlips(stem + number, compact);
      }
    }
  }

  /** Remembers how the written phrase looks with a letter or two gone. */
  private void addSlips(String written, String compact) {
    if (written.length() < ONE_SLIP_FROM) {
      return;
    }
    if (!written.equals(compact)) {
      slips.putIfAbsent(written, compact);
    }
    for (int i = 0; i < written.length(); i++) {
      String once = without(written, i);
      slips.putIfAbsent(once, compact);
      if (written.length() >= TWO_SLIPS_FROM) {
        for (int j = i; j < once.length(); j++) {
          slips.putIfAbsent(without(once, j), compact);
        }
      }
    }
  }

  /** All labels of the page that are not part of a longer one. */
  List<LabelHit> find(Sheet sheet, boolean misread) {
    List<LabelHit> hits = new ArrayList<>();
    boolean[] aside = aside(sheet);
    int covered = 0;
    for (int i = 0; i < sheet.pieces().size(); i++) {
      if (aside[i]) {
        continue;
      }
      int end = longestAt(sheet, i, misread, hits, covered);
      covered = Math.max(covered, end);
    }
    return LabelContext.of(sheet, hits);
  }

  /** Words in brackets within a line explain the words before; they are no labels of their own. */
  private static boolean[] aside(Sheet sheet) {
    boolean[] aside = new boolean[sheet.pieces().size()];
    int depth = 0;
    for (int i = 0; i < aside.length; i++) {
      Piece piece = sheet.pieces().get(i);
      boolean continues = i > 0 && sheet.pieces().get(i - 1).segment() == piece.segment();
      depth = continues ? depth : 0;
      boolean opens = piece.text().startsWith("(");
      aside[i] = continues && (depth > 0 || opens);
      depth = Math.max(0, depth + count(piece.text(), '(') - count(piece.text(), ')'));
    }
    return aside;
  }

  private int longestAt(Sheet sheet, int start, boolean misread, List<LabelHit> hits, int covered) {
    List<Piece> pieces = sheet.pieces();
    if (pieces.get(start).norm().isEmpty() || bracketed(pieces.get(start).text())) {
      return covered;
    }
    StringBuilder compact = new StringBuilder();
    int bestEnd = 0;
    List<Meaning> best = List.of();
    double trust = 1;
    int depth = 0;
    for (int end = start; end < pieces.size() && end - start < PIECES_MAX; end++) {
      if (end > start && !sheet.follows(end - 1, 2.2)) {
        break;
      }
      Piece piece = pieces.get(end);
      boolean aside = end > start && (depth > 0 || piece.text().startsWith("("));
      depth = Math.max(0, depth + count(piece.text(), '(') - count(piece.text(), ')'));
      if (aside) {
        continue;
      }
      compact.append(piece.norm());
      if (compact.length() > longest + 2) {
        break;
      }
      if (piece.norm().isEmpty()) {
        continue;
      }
      String key = compact.toString();
      List<Meaning> exact = phrases.get(key);
      if (exact != null) {
        best = exact;
        bestEnd = end + 1;
        trust = 1;
      } else if (misread) {
        List<Meaning> near = near(key);
        if (near != null && (best.isEmpty() || trust < 1)) {
          best = near;
          bestEnd = end + 1;
          trust = 0.85;
        }
      }
      if (piece.text().endsWith(":") && end > start && bestEnd == end + 1) {
        break;
      }
    }
    if (bestEnd <= covered) {
      return covered;
    }
    for (Meaning meaning : best) {
      hits.add(
          new LabelHit(
              meaning.role,
              meaning.weight * trust,
              start,
              bestEnd,
              sheet.box(start, bestEnd),
              pieces.get(start).row(),
              false,
              false));
    }
    return bestEnd;
  }

  private @Nullable List<Meaning> near(String key) {
    String hit = nearest(key);
    if (hit == null && key.contains("rn")) {
      // The two letters that OCR most often reads for one.
      hit = nearest(key.replace("rn", "m"));
    }
    return hit == null ? null : phrases.get(hit);
  }

  private @Nullable String nearest(String key) {
    if (key.length() < ONE_SLIP_FROM - 1) {
      return null;
    }
    String hit = slips.get(key);
    for (int i = 0; hit == null && i < key.length() && key.length() >= ONE_SLIP_FROM; i++) {
      String once = without(key, i);
      hit = phrases.containsKey(once) && once.length() >= ONE_SLIP_FROM ? once : slips.get(once);
    }
    return hit;
  }

  private static boolean bracketed(String text) {
    return text.startsWith("(") && text.endsWith(")");
  }

  private static int count(String text, char c) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) == c ? 1 : 0;
    }
    return count;
  }

  private static String without(String text, int at) {
    return text.substring(0, at) + text.substring(at + 1);
  }
}
