package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Candidates for the seller's and the buyer's name: lines that look like a name where names stand.
 */
final class NameCandidates {

  static final List<String> FIELDS = List.of("vendor", "customer");

  private static final Set<Role> ROLES =
      EnumSet.of(Role.NAME, Role.SELLER, Role.BUYER, Role.SHIP_TO, Role.PAYEE);

  private NameCandidates() {}

  static List<Candidate> of(Prepared document) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> domains = domains(document);
    Map<String, Integer> repeats = new HashMap<>();
    List<List<NameSpan>> all = new ArrayList<>();
    for (int s = 0; s < document.sheets().size(); s++) {
      List<NameSpan> spans = NameSpan.of(document.sheets().get(s), s, document.labels().get(s));
      all.add(spans);
      spans.forEach(span -> repeats.merge(Text.compact(span.text()), 1, Integer::sum));
    }
    for (int s = 0; s < all.size(); s++) {
      if (document.sheets().get(s).number() > 2 && s < all.size() - 1) {
        continue;
      }
      page(document, s, all.get(s), domains, repeats, candidates);
    }
    return candidates;
  }

  private static void page(
      Prepared document,
      int s,
      List<NameSpan> spans,
      Set<String> domains,
      Map<String, Integer> repeats,
      List<Candidate> candidates) {
    Sheet sheet = document.sheets().get(s);
    List<LabelHit> labels = document.labels().get(s);
    Map<NameSpan, Integer> ranks = ranks(sheet, spans, labels, document.parties().get(s));
    for (NameSpan span : spans) {
      Token place =
          new Token(Kind.NAME, span.text(), 0, s, span.from(), span.to(), span.box(), 1, 1, false);
      Surroundings near = Surroundings.of(place, sheet, labels, List.of(), ROLES);
      Role party = document.parties().get(s).roleAt(span.box());
      Features features =
          features(
              document,
              sheet,
              span,
              spans,
              near,
              party,
              ranks.get(span),
              domains,
              repeats.getOrDefault(Text.compact(span.text()), 1),
              labels);
      for (String field : FIELDS) {
        candidates.add(
            new Candidate(
                field,
                span.text(),
                0,
                sheet.number(),
                span.box(),
                sheet.confidence(span.from(), span.to()),
                features,
                0));
      }
    }
  }

  private static Features features(
      Prepared document,
      Sheet sheet,
      NameSpan span,
      List<NameSpan> spans,
      Surroundings near,
      @Nullable Role party,
      @Nullable Integer rank,
      Set<String> domains,
      int repeats,
      List<LabelHit> labels) {
    Features features = new Features();
    double lead = rank == null ? 0 : 1.0 / (1 + rank);
    for (Role role : List.of(Role.SELLER, Role.BUYER, Role.SHIP_TO, Role.PAYEE)) {
      features.add("in." + role.field(), party == role);
      features.add("first_in." + role.field(), party == role ? lead : 0);
      features.add("right." + role.field(), near.right(role));
      features.add("named_in." + role.field(), party == role ? near.right(Role.NAME) : 0);
    }
    Look look = Look.of(sheet, span, labels);
    Box box = span.box();
    return features
        .add("named", near.right(Role.NAME))
        .add("legal", look.legal())
        .add("address_below", NameSurroundings.addressBelow(sheet, span, spans))
        .add("domain", ofDomain(sheet, span, domains))
        .add("label", look.label())
        .add("title", look.title())
        .add("street", look.street())
        .add("digits", look.digits())
        .add("contact", look.contact())
        .add("sentence", look.sentence())
        .add("scraps", look.scraps())
        .add("bank", look.bank())
        .add("one_word", span.to() - span.from() == 1)
        .add("part_first", span.part() == 0)
        .add("part_later", span.part() > 0)
        .add("sender_line", span.part() == 0 && NameSurroundings.senderLine(sheet, span, spans))
        .add("imprint", NameSurroundings.imprint(sheet, span, labels))
        .add(
            "big",
            Math.min(
                1.5, Math.max(0, sheet.pieces().get(span.from()).size() / sheet.textSize() - 1)))
        .add("bold", sheet.pieces().get(span.from()).bold())
        .add("repeats", Math.min(3, repeats - 1) / 3.0)
        .add("first_page", sheet.number() == 1)
        .add("top", Math.max(0, 1 - box.y() / (0.25 * sheet.height())))
        .add("first_line", sheet.pieces().get(span.from()).row() <= 1 && sheet.number() == 1)
        .add(
            "addressee",
            NameSurroundings.addressee(sheet, box)
                && NameSurroundings.addressBelow(sheet, span, spans))
        .add("plain_block", NameSurroundings.plainBlock(sheet, span, spans, labels))
        .add("footer", box.y() > 0.85 * sheet.height())
        .add("middle", box.y() > 0.4 * sheet.height() && box.y() < 0.85 * sheet.height())
        .add("misread", 1 - sheet.confidence(span.from(), span.to()));
  }

  /** The order of plausible lines within each party's part of the page. */
  private static Map<NameSpan, Integer> ranks(
      Sheet sheet, List<NameSpan> spans, List<LabelHit> labels, Parties parties) {
    Map<NameSpan, Integer> ranks = new HashMap<>();
    Map<Parties.Section, Integer> next = new HashMap<>();
    Map<Parties.Section, Integer> segments = new HashMap<>();
    List<NameSpan> order = new ArrayList<>(spans);
    order.sort(
        Comparator.comparingInt((NameSpan n) -> sheet.pieces().get(n.from()).row())
            .thenComparingDouble(n -> n.box().x()));
    for (NameSpan span : order) {
      Parties.Section section = parties.at(span.box());
      Look look = Look.of(sheet, span, labels);
      if (section == null
          || look.label()
          || look.contact()
          || look.digits() > 0.3
          || look.number()) {
        continue;
      }
      if (!Integer.valueOf(span.segment()).equals(segments.put(section, span.segment()))) {
        next.merge(section, 1, Integer::sum);
      }
      ranks.put(span, next.get(section) - 1);
    }
    return ranks;
  }

  private static Set<String> domains(Prepared document) {
    Set<String> domains = new HashSet<>();
    for (Sheet sheet : document.sheets()) {
      for (Piece piece : sheet.pieces()) {
        String text = piece.text().toLowerCase(java.util.Locale.ROOT);
        int at = text.indexOf('@');
        int www = text.indexOf("www.");
        int start =
            at >= 0
                ? at + 1
                : www >= 0 ? www + 4 : text.indexOf("://") >= 0 ? text.indexOf("://") + 3 : -1;
        int dot = start < 0 ? -1 : text.indexOf('.', start);
        if (dot > start + 2) {
          domains.add(Text.norm(text.substring(start, dot)));
        }
      }
    }
    return domains;
  }

  private static boolean ofDomain(Sheet sheet, NameSpan span, Set<String> domains) {
    StringBuilder core = new StringBuilder();
    for (int i = span.from(); i < span.to(); i++) {
      String norm = sheet.pieces().get(i).norm();
      if (!Words.is("legal", norm)) {
        core.append(norm);
      }
    }
    String name = core.toString();
    return name.length() >= 4
        && domains.stream()
            .anyMatch(
                d ->
                    d.length() >= 4
                        && (d.equals(name)
                            || d.length() >= 6 && (name.startsWith(d) || d.startsWith(name))));
  }
}
