package dev.pitcrew.records.questions;

import dev.pitcrew.records.check.Names;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the vendor master. */
final class VendorQuestions {

  /** Names are compared with those that begin alike, so that many vendors stay quick. */
  private static final int BEGINNING = 3;

  private static final int ALIKE_MAX = 500;

  private final List<Vendor> vendors;
  private final List<Person> people;
  private final Terms terms;

  VendorQuestions(List<Vendor> vendors, List<Person> people, Terms terms) {
    this.vendors = vendors;
    this.people = people;
    this.terms = terms;
  }

  List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    employeesAccounts(answers);
    shared(answers, "VAT id", Vendor::vatId);
    shared(answers, "bank account", Vendor::iban);
    alike(answers);
    for (Vendor vendor : vendors) {
      if (plain(vendor.vatId()).isEmpty()) {
        answers.add(
            new Answer(
                Question.VENDOR_WITHOUT_VAT_ID,
                "%s (%s) has no VAT id.".formatted(vendor.name(), vendor.id()),
                List.of(row(vendor))));
      }
    }
    return answers;
  }

  private void employeesAccounts(List<Answer> answers) {
    for (Person person : people) {
      String iban = plain(person.iban());
      for (Vendor vendor : vendors) {
        if (!iban.isEmpty() && iban.equals(plain(vendor.iban()))) {
          answers.add(
              new Answer(
                  Question.VENDOR_IBAN_IS_AN_EMPLOYEES,
                  "%s (%s) is paid to the account of %s (%s)."
                      .formatted(vendor.name(), vendor.id(), person.name(), person.username()),
                  List.of(row(vendor), row(person))));
        }
      }
    }
  }

  private void shared(
      List<Answer> answers, String what, Function<Vendor, @Nullable String> property) {
    group(vendor -> plain(property.apply(vendor)))
        .forEach(
            (value, same) -> {
              if (same.size() > 1) {
                answers.add(
                    new Answer(
                        Question.DUPLICATE_VENDOR,
                        "%d vendors have the %s %s: %s."
                            .formatted(same.size(), what, value, names(same)),
                        same.stream().map(VendorQuestions::row).toList()));
              }
            });
  }

  private void alike(List<Answer> answers) {
    for (List<Vendor> block : group(vendor -> beginning(vendor.name())).values()) {
      List<Vendor> some = block.subList(0, Math.min(block.size(), ALIKE_MAX));
      for (int i = 0; i < some.size(); i++) {
        for (int j = i + 1; j < some.size(); j++) {
          pair(answers, some.get(i), some.get(j));
        }
      }
    }
  }

  private void pair(List<Answer> answers, Vendor one, Vendor other) {
    double likeness = Names.similarity(one.name(), other.name());
    if (likeness >= terms.likeness()) {
      answers.add(
          new Answer(
              Question.DUPLICATE_VENDOR,
              "%s (%s) and %s (%s) have nearly the same name."
                  .formatted(one.name(), one.id(), other.name(), other.id()),
              List.of(row(one), row(other))));
    }
  }

  private Map<String, List<Vendor>> group(Function<Vendor, String> key) {
    var groups = new TreeMap<String, List<Vendor>>();
    for (Vendor vendor : vendors) {
      String value = key.apply(vendor);
      if (!value.isEmpty()) {
        groups.computeIfAbsent(value, k -> new ArrayList<>()).add(vendor);
      }
    }
    return groups;
  }

  private static String beginning(String name) {
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "");
    return letters.substring(0, Math.min(BEGINNING, letters.length()));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
  }

  private static String names(List<Vendor> vendors) {
    return String.join(
        ", ", vendors.stream().map(v -> "%s (%s)".formatted(v.name(), v.id())).toList());
  }

  private static Map<String, String> row(Vendor vendor) {
    var row = new LinkedHashMap<String, String>();
    row.put("table", "vendors");
    row.put("id", vendor.id());
    row.put("name", vendor.name());
    put(row, "vatId", vendor.vatId());
    put(row, "iban", vendor.iban());
    return row;
  }

  private static Map<String, String> row(Person person) {
    var row = new LinkedHashMap<String, String>();
    row.put("table", "people");
    row.put("id", person.username());
    row.put("name", person.name());
    put(row, "iban", person.iban());
    return row;
  }

  private static void put(Map<String, String> row, String name, @Nullable String value) {
    if (value != null) {
      row.put(name, value);
    }
  }
}
