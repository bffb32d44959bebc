package dev.pitcrew.records.monthlyreport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.reporting.ReportVersions.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code records.freeze-report}. Keeps what was collected under its hash: the same inputs are the
 * same version with the same words, others make the next. Safe to run twice for that reason.
 */
final class FreezeReport implements JobWork {

  static final String TYPE = "records.freeze-report";
  static final List<String> VARIABLES =
      List.of(
          Asked.VARIABLE, "books", "kpis", "sharedSheet", "budget", "bankDownload", "bankTable");

  private static final ObjectMapper CANONICAL =
      Variables.MAPPER.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Records records;

  FreezeReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var asked = Asked.of(records, input);
    for (var sheet : List.of("budget", "bankTable")) {
      if (input.at(sheet, "rowsDocument").isPresent()) {
        return new JobOutcome.NeedsPerson(
            "Expected variable %s to hold its rows, but it has more than a report takes (2,000)."
                .formatted(sheet));
      }
    }
    var inputs = inputs(input, asked);
    var sha256 = Sha256.of(inputs.getBytes(StandardCharsets.UTF_8));
    return records.inTransaction(
        () -> {
          var known = records.reportVersions().withHash(asked.reportId(), sha256);
          var version = known.orElseGet(() -> next(input, asked, inputs, sha256));
          var frozen = new LinkedHashMap<>(Variables.fromJson(version.frozen()));
          if (known.isPresent() && version.elementInstanceKey() != input.elementInstanceKey()) {
            frozen.put("sameAs", version.version());
          }
          // Another template or library makes other bytes of the same figures; the archive stays.
          records
              .reportVersions()
              .archived(asked.reportId(), version.version())
              .ifPresent(one -> frozen.put("archived", Variables.fromJson(one.documents())));
          return new JobOutcome.Completed(
              Map.of("frozen", frozen, "workbook", Variables.fromJson(version.workbook())));
        });
  }

  private Version next(JobInput input, Asked asked, String inputs, String sha256) {
    var before = records.reportVersions().latest(asked.reportId());
    int number = before.map(Version::version).orElse(0) + 1;
    var content = Content.of(input, asked);
    var frozenAt = records.clock().instant();
    var frozen = new LinkedHashMap<String, Object>();
    frozen.put("reportId", asked.reportId());
    frozen.put("version", number);
    frozen.put("sha256", sha256);
    frozen.put("frozenAt", frozenAt.toString());
    frozen.put("figures", content.figures());
    frozen.put("tables", content.tables());
    frozen.put("charts", ReportCharts.of(content.tables()));
    frozen.put(
        "differences",
        before
            .map(one -> differences(Variables.fromJson(one.frozen()), content.figures()))
            .orElse(List.of()));
    frozen.put("print", Printed.of(frozen));
    var version =
        new Version(
            asked.reportId(),
            number,
            asked.requestId(),
            input.elementInstanceKey(),
            asked.entity().id(),
            asked.period().toString(),
            sha256,
            inputs,
            Variables.toJson(frozen),
            Variables.toJson(
                WorkbookPlan.of(
                    input.text(Asked.VARIABLE, "title").orElse(asked.reportId()),
                    asked.currency(),
                    Variables.fromJson(Variables.toJson(frozen)))),
            frozenAt);
    records.reportVersions().freeze(version, TYPE);
    return version;
  }

  /**
   * What the report is made from, without what is another with every run: requests, moments, and
   * the names under which documents are kept.
   */
  private static String inputs(JobInput input, Asked asked) {
    var inputs = new TreeMap<String, Object>();
    inputs.put("entityId", asked.entity().id());
    inputs.put("period", asked.period().toString());
    inputs.put("currency", asked.currency());
    inputs.put("title", input.text(Asked.VARIABLE, "title").orElse(""));
    for (var name : List.of("books", "kpis")) {
      inputs.put(name, required(input, name));
    }
    for (var name : List.of("budget", "bankTable")) {
      input.at(name).ifPresent(table -> inputs.put(name, table));
    }
    input
        .text("sharedSheet", "fileName")
        .filter(name -> input.at("budget").isPresent())
        .ifPresent(name -> inputs.put("budgetFile", name));
    try {
      // Trees keep the order in which they came; maps are written in the order of their keys.
      return CANONICAL.writeValueAsString(
          CANONICAL.convertValue(CANONICAL.valueToTree(inputs), Map.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What came as JSON can be written as JSON.", e);
    }
  }

  private static JsonNode required(JobInput input, String name) {
    return input
        .at(name)
        .filter(JsonNode::isObject)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to find variable %s, but it is missing.".formatted(name)));
  }

  /** Figures that are others than in the version before, that came, and that went. */
  private static List<Map<String, Object>> differences(
      Map<String, Object> before, List<Map<String, Object>> figures) {
    var old = new LinkedHashMap<String, Map<?, ?>>();
    if (before.get("figures") instanceof List<?> list) {
      list.forEach(
          one -> {
            if (one instanceof Map<?, ?> figure) {
              old.put(String.valueOf(figure.get("id")), figure);
            }
          });
    }
    var differences = new ArrayList<Map<String, Object>>();
    for (var figure : figures) {
      var was = old.remove(String.valueOf(figure.get("id")));
      var value = String.valueOf(figure.get("value"));
      var earlier = was == null ? "" : String.valueOf(was.get("value"));
      if (!earlier.equals(value)) {
        differences.add(difference(figure, earlier, value));
      }
    }
    old.values()
        .forEach(gone -> differences.add(difference(gone, String.valueOf(gone.get("value")), "")));
    return differences;
  }

  private static Map<String, Object> difference(Map<?, ?> figure, String before, String after) {
    var difference = new LinkedHashMap<String, Object>();
    difference.put("figure", figure.get("id"));
    difference.put("label", figure.get("label"));
    difference.put("before", before);
    difference.put("after", after);
    return difference;
  }
}
