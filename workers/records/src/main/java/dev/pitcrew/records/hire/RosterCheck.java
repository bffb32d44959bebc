package dev.pitcrew.records.hire;

import dev.pitcrew.records.Hire;
import dev.pitcrew.records.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of a roster: all that is wrong with all of them in one go, and a hire for each
 * row with which nothing is.
 */
public final class RosterCheck {

  private static final int TEXT_MAX = 200;
  private static final int EQUIPMENT_MAX = 20;
  private static final int ROWS_MAX = 500;
  private static final int YOUNGEST = 14;
  private static final int OLDEST = 100;
  private static final int AHEAD_YEARS_MAX = 2;
  private static final int BACK_MONTHS_MAX = 12;
  private static final BigDecimal HOURS_MAX = new BigDecimal("60");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"(),;:]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.[A-Za-z]{2,}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
  private static final Set<String> LANGUAGES = Set.of("de", "en");

  private final String rosterId;
  private final String entityId;
  private final Collection<Person> people;
  private final LocalDate today;

  public RosterCheck(String rosterId, String entityId, Collection<Person> people, LocalDate today) {
    this.rosterId = rosterId;
    this.entityId = entityId;
    this.people = List.copyOf(people);
    this.today = today;
  }

  /**
   * @param hires of the rows with which nothing is wrong
   */
  public record Result(List<Read> hires, List<RosterProblem> problems) {}

  /** A hire, and the row that says so. */
  public record Read(int row, Hire hire) {}

  public Result check(List<RosterRow> rows) {
    var problems = new ArrayList<RosterProblem>();
    var hires = new ArrayList<Read>();
    if (rows.isEmpty() || rows.size() > ROWS_MAX) {
      var row = new RosterRow(1, Map.of());
      problems.add(
          RosterProblem.of(
              "rows",
              row,
              "roster",
              "1 to %d hires".formatted(ROWS_MAX),
              "there are %d".formatted(rows.size())));
      return new Result(hires, problems);
    }
    var seen = new HashMap<String, Integer>();
    for (var row : rows) {
      var one = new OneRow(row, problems);
      var hire = one.read();
      hire.ifPresent(
          read -> {
            var earlier = seen.putIfAbsent(read.hireId(), row.number());
            if (earlier == null) {
              hires.add(new Read(row.number(), read));
            } else {
              problems.add(
                  RosterProblem.of(
                      "twice",
                      row,
                      read.email() == null ? "lastName" : "email",
                      "each hire once",
                      "%s stands in row %d, too".formatted(read.name(), earlier)));
            }
          });
    }
    return new Result(hires, problems);
  }

  /** One row being read; what is wrong goes to the list of all. */
  private final class OneRow {
    private final RosterRow row;
    private final List<RosterProblem> problems;
    private final int before;

    OneRow(RosterRow row, List<RosterProblem> problems) {
      this.row = row;
      this.problems = problems;
      this.before = problems.size();
    }

    Optional<Hire> read() {
      var firstName = required("firstName");
      var lastName = required("lastName");
      var birthDate = birthDate();
      var email = email();
      var position = required("position");
      var department = text("department");
      var manager = person("manager", true);
      var buddy = person("buddy", false);
      var start = startDate();
      var end = date("endDate");
      if (start != null && end != null && !end.isAfter(start)) {
        wrong("order", "endDate", "a day after the start date", "it is not later");
      }
      var hours = amount("weeklyHours");
      if (hours != null && (hours.signum() <= 0 || hours.compareTo(HOURS_MAX) > 0)) {
        wrong("hours", "weeklyHours", "up to 60 hours a week", "it is " + hours);
      }
      var salary = amount("annualSalary");
      var currency = currency(salary);
      var language = language();
      var access = access();
      var equipment = list("equipment");
      if (equipment.size() > EQUIPMENT_MAX) {
        wrong("many", "equipment", "at most 20 things", "there are " + equipment.size());
      }
      if (email == null
          && birthDate == null
          && row.text("email").isEmpty()
          && row.text("birthDate").isEmpty()) {
        wrong(
            "who",
            "email",
            "an e-mail address or a birth date, to tell people apart",
            "both are missing");
      }
      if (!access.isEmpty() && row.text("email").isEmpty()) {
        wrong("who", "email", "an e-mail address, because access is asked for", "there is none");
      }
      if (problems.size() > before || manager == null || start == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Hire(
              HireId.of(entityId, email, firstName + " " + lastName, birthDate),
              rosterId,
              entityId,
              firstName,
              lastName,
              birthDate,
              email,
              position,
              department,
              manager,
              buddy,
              start,
              end,
              hours,
              salary,
              currency,
              text("location"),
              language,
              access,
              equipment,
              1));
    }

    private String required(String field) {
      var text = text(field);
      if (text == null && row.text(field).isEmpty()) {
        wrong("missing", field, "a value", "there is none");
      }
      return text == null ? "" : text;
    }

    private @Nullable String text(String field) {
      var text = row.text(field).strip();
      if (text.length() > TEXT_MAX) {
        wrong("long", field, "at most 200 characters", "there are " + text.length());
        return null;
      }
      return text.isEmpty() ? null : text;
    }

    private @Nullable String email() {
      var text = text("email");
      if (text == null || EMAIL.matcher(text).matches()) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
      }
      wrong("email", "email", "an e-mail address", "it is none");
      return null;
    }

    private @Nullable LocalDate birthDate() {
      var day = date("birthDate");
      if (day != null
          && (day.isAfter(today.minusYears(YOUNGEST)) || day.isBefore(today.minusYears(OLDEST)))) {
        wrong("age", "birthDate", "somebody between 14 and 100 years old", "that is not so");
      }
      return day;
    }

    private @Nullable LocalDate startDate() {
      if (required("startDate").isEmpty()) {
        return null;
      }
      var day = date("startDate");
      if (day != null
          && (day.isAfter(today.plusYears(AHEAD_YEARS_MAX))
              || day.isBefore(today.minusMonths(BACK_MONTHS_MAX)))) {
        wrong(
            "far", "startDate", "a day between a year ago and two years from now", "it is " + day);
      }
      return day;
    }

    private @Nullable LocalDate date(String field) {
      var text = text(field);
      if (text == null) {
        return null;
      }
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        wrong("date", field, "a day, such as 2026-12-01", "it is none");
        return null;
      }
    }

    private @Nullable BigDecimal amount(String field) {
      var text = text(field);
      if (text == null) {
        return null;
      }
      if (!AMOUNT.matcher(text).matches()) {
        wrong("number", field, "a number without sign, such as 40 or 52000.00", "it is none");
        return null;
      }
      return new BigDecimal(text);
    }

    private @Nullable String currency(@Nullable BigDecimal salary) {
      var text = text("currency");
      if (text == null) {
        return salary == null ? null : "EUR";
      }
      var code = text.toUpperCase(Locale.ROOT);
      if (Currency.getAvailableCurrencies().stream()
          .noneMatch(known -> known.getCurrencyCode().equals(code))) {
        wrong("currency", "currency", "a currency such as EUR", "it is none");
      }
      return code;
    }

    private String language() {
      var text = text("language");
      if (text == null) {
        return "en";
      }
      var code =
          switch (text.toLowerCase(Locale.ROOT)) {
            case "german", "deutsch" -> "de";
            case "english", "englisch" -> "en";
            default -> text.toLowerCase(Locale.ROOT);
          };
      if (!LANGUAGES.contains(code)) {
        wrong("language", "language", "de or en", "it is another");
      }
      return code;
    }

    /** Named by user name, address or full name, as long as only one of ours is meant. */
    private @Nullable String person(String field, boolean needed) {
      var text = needed ? required(field) : Optional.ofNullable(text(field)).orElse("");
      if (text.isEmpty()) {
        return null;
      }
      var meant =
          people.stream()
              .filter(
                  person ->
                      person.username().equalsIgnoreCase(text)
                          || text.equalsIgnoreCase(person.email())
                          || person.name().equalsIgnoreCase(text))
              .toList();
      if (meant.size() != 1) {
        wrong(
            "person",
            field,
            "the user name, address or name of one of our people",
            meant.isEmpty() ? "nobody is called so" : "several are called so");
        return null;
      }
      if (!meant.getFirst().active()) {
        wrong("person", field, "somebody who works with us", "this person has left");
        return null;
      }
      return meant.getFirst().username();
    }

    private List<String> access() {
      var systems = new LinkedHashSet<String>();
      for (var each : list("access")) {
        var system = Systems.of(each);
        if (system.isEmpty()) {
          wrong(
              "system",
              "access",
              "hr-portal, it-portal or both",
              "“%s” is neither".formatted(each));
        }
        system.ifPresent(systems::add);
      }
      return List.copyOf(systems);
    }

    private List<String> list(String field) {
      var text = row.text(field);
      if (text.length() > TEXT_MAX * EQUIPMENT_MAX) {
        wrong("long", field, "a shorter list", "there are %d characters".formatted(text.length()));
        return List.of();
      }
      return Arrays.stream(text.split("[,;\n]"))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .distinct()
          .toList();
    }

    private void wrong(String code, String field, String expected, String butWhat) {
      problems.add(RosterProblem.of(code, row, field, expected, butWhat));
    }
  }
}
