package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.PagedDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of an invoice on its pages without a template for any supplier: typed tokens and
 * label words give candidates, a small learned model ranks them, sums and dates choose the set that
 * agrees. Safe for use by many threads; its data files are loaded once.
 */
public final class Extractor {

  /** Fields in the order in which they are reported. */
  private static final List<String> ORDER =
      List.of(
          "vendor",
          "customer",
          "vat_id",
          "invoice_number",
          "type_code",
          "issue_date",
          "due_date",
          "currency",
          "net",
          "tax",
          "total",
          "payable",
          "iban",
          "bic",
          "po_number",
          "contract_number",
          "period_from",
          "period_to");

  private static final double ANSWER_MIN = 0.25;

  private final LabelBook labels;
  private final Model ranking;
  private final Confidence confidence;

  public Extractor() {
    this(Model.load("weights.tsv"));
  }

  /** With other weights than the shipped ones, for training on folds. */
  public Extractor(Model ranking) {
    this(ranking, Confidence.load());
  }

  public Extractor(Model ranking, Confidence confidence) {
    this.labels = LabelBook.load();
    this.ranking = ranking;
    this.confidence = confidence;
  }

  public Extraction extract(PagedDocument document) {
    Prepared prepared = Prepared.of(document, labels);
    Choice choice = choose(prepared, ranked(candidates(prepared)));
    Map<String, Field> fields = new LinkedHashMap<>();
    for (String name : ORDER) {
      Candidate candidate = choice.chosen().get(name);
      if (candidate != null) {
        fields.put(
            name,
            new Field(
                candidate.value(),
                Math.round(confidence.of(candidate, choice) * 10_000) / 10_000.0,
                candidate.page(),
                prepared.printed(candidate.page(), candidate.box()),
                document.source()));
      }
    }
    List<PrintedRow> rows = PrintedRow.of(prepared);
    fields.putAll(PrintedReferences.of(rows, fields, document.source()));
    return new Extraction(fields, LineItems.of(prepared), PrintedTaxes.of(rows, fields));
  }

  /** Every candidate of the ranked fields with its features, for training. */
  public List<Candidate> candidates(PagedDocument document) {
    return candidates(Prepared.of(document, labels));
  }

  /** What the joint choice takes, before its confidence is calibrated. */
  public Choice chosen(PagedDocument document) {
    Prepared prepared = Prepared.of(document, labels);
    return choose(prepared, ranked(candidates(prepared)));
  }

  private static List<Candidate> candidates(Prepared prepared) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.addAll(AmountCandidates.of(prepared));
    candidates.addAll(DateCandidates.of(prepared));
    candidates.addAll(NumberCandidates.of(prepared));
    candidates.addAll(IdCandidates.of(prepared));
    candidates.addAll(NameCandidates.of(prepared));
    return candidates;
  }

  private List<Candidate> ranked(List<Candidate> candidates) {
    List<Candidate> ranked = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      ranked.add(
          candidate.withProbability(ranking.probability(candidate.field(), candidate.features())));
    }
    return ranked;
  }

  private static Choice choose(Prepared prepared, List<Candidate> ranked) {
    Map<String, Candidate> chosen = new HashMap<>();
    chosen.putAll(AmountChoice.choose(ranked));
    chosen.putAll(DateChoice.choose(ranked, PaymentTerms.of(prepared)));
    for (String field : NumberCandidates.FIELDS) {
      putBest(chosen, ranked, field);
    }
    distinct(chosen, "po_number");
    distinct(chosen, "contract_number");
    for (String field : IdCandidates.FIELDS) {
      putBest(chosen, ranked, field);
    }
    chosen.putAll(PartyChoice.choose(ranked));
    put(chosen, TypeCode.of(prepared));
    put(chosen, CurrencyVote.of(prepared));
    return Choice.of(chosen, ranked, prepared.document().source());
  }

  /** The invoice's own number is not the number of what it refers to. */
  private static void distinct(Map<String, Candidate> chosen, String field) {
    Candidate own = chosen.get("invoice_number");
    Candidate other = chosen.get(field);
    if (own != null && other != null && own.value().equals(other.value())) {
      chosen.remove(field);
    }
  }

  private static void putBest(Map<String, Candidate> chosen, List<Candidate> ranked, String field) {
    ranked.stream()
        .filter(c -> c.field().equals(field))
        .max(Comparator.comparingDouble(Candidate::probability))
        .filter(c -> c.probability() >= ANSWER_MIN)
        .ifPresent(c -> chosen.put(field, c));
  }

  private static void put(Map<String, Candidate> chosen, @Nullable Candidate candidate) {
    if (candidate != null) {
      chosen.put(candidate.field(), candidate);
    }
  }
}
