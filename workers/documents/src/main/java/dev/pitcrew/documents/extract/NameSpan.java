package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch of one line that could be somebody's name.
 *
 * @param segment the line it is part of
 * @param part 0 for the first part of a line with separators, 1 for later parts, -1 for a whole
 *     line
 */
record NameSpan(int sheet, int segment, int from, int to, String text, Box box, int part) {

  private static final int WORDS_MAX = 9;
  private static final int SPANS_MAX = 500;

  static List<NameSpan> of(Sheet sheet, int index, List<LabelHit> labels) {
    Map<Integer, List<Integer>> segments = new LinkedHashMap<>();
    for (int i = 0; i < sheet.pieces().size(); i++) {
      segments.computeIfAbsent(sheet.pieces().get(i).segment(), s -> new ArrayList<>()).add(i);
    }
    Map<Integer, Integer> labelEnds = new HashMap<>();
    for (LabelHit label : labels) {
      if (Role.PARTIES.contains(label.role()) || label.role() == Role.NAME) {
        labelEnds.merge(label.from(), label.to(), Math::max);
      }
    }
    List<NameSpan> spans = new ArrayList<>();
    for (Map.Entry<Integer, List<Integer>> segment : segments.entrySet()) {
      List<Integer> at = segment.getValue();
      if (at.get(at.size() - 1) - at.get(0) == at.size() - 1) {
        cut(sheet, index, segment.getKey(), at.get(0), at.get(at.size() - 1) + 1, labelEnds, spans);
      }
    }
    return spans;
  }

  private static void cut(
      Sheet sheet,
      int index,
      int segment,
      int from,
      int to,
      Map<Integer, Integer> labelEnds,
      List<NameSpan> spans) {
    int start = from;
    int part = -1;
    for (int i = from; i < to; i++) {
      Integer end = labelEnds.get(i);
      if (end != null && end < to && (colon(sheet, end - 1) || colon(sheet, end))) {
        start = colon(sheet, end - 1) ? end : end + 1;
        i = start - 1;
        continue;
      }
      String text = sheet.pieces().get(i).text();
      boolean separator = text.length() == 1 && "-–—|•·/*►".contains(text);
      boolean comma = text.endsWith(",") && i + 1 < to;
      if (separator || comma) {
        add(sheet, index, segment, start, separator ? i : i + 1, part < 0 ? 0 : 1, spans);
        part = 1;
        start = separator ? i + 1 : start;
        start = comma && !Words.is("legal", sheet.pieces().get(i + 1).norm()) ? i + 1 : start;
      }
    }
    add(sheet, index, segment, start, to, part, spans);
    if (part >= 0 && to - from <= WORDS_MAX) {
      add(sheet, index, segment, from, to, -1, spans);
    }
    if (to - from > 1
        && to - from <= WORDS_MAX
        && Words.is("title", sheet.pieces().get(to - 1).norm())) {
      add(sheet, index, segment, from, to - 1, -1, spans);
    }
  }

  private static boolean colon(Sheet sheet, int i) {
    return i < sheet.pieces().size() && sheet.pieces().get(i).text().endsWith(":");
  }

  private static void add(
      Sheet sheet, int index, int segment, int from, int to, int part, List<NameSpan> spans) {
    if (part == 0 && to - from > 1 && Words.is("form_after", sheet.pieces().get(to - 1).norm())) {
      // "Name SARL - street - town": the form is told beside the name, not as its end.
      to--;
    }
    if (to <= from || to - from > WORDS_MAX || spans.size() >= SPANS_MAX) {
      return;
    }
    String text = sheet.text(from, to);
    int end = text.length();
    while (end > 0 && ",;:|-–".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = 0;
    while (begin < end
        && !Character.isLetterOrDigit(text.charAt(begin))
        && text.charAt(begin) != '(') {
      begin++;
    }
    text = text.substring(begin, end).strip();
    long letters = text.chars().filter(Character::isLetter).count();
    if (letters >= 3 && text.length() <= 80) {
      spans.add(new NameSpan(index, segment, from, to, text, sheet.box(from, to), part));
    }
  }
}
