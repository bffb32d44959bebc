package dev.pitcrew.records.hire;

import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Hire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From one row to a hire; what does not make sense of it is noted. */
final class RosterRowReader {

  private static final int YOUNGEST = 14;
  private static final int OLDEST = 100;
  private static final int AHEAD_YEARS_MAX = 2;
  private static final int BACK_MONTHS_MAX = 12;
  private static final BigDecimal HOURS_MAX = new BigDecimal("60");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"(),;:]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.[A-Za-z]{2,}");
  private static final Set<String> LANGUAGES = Set.of("de", "en");

  private final String rosterId;
  private final String entityId;
  private final Collection<Person> people;
  private final LocalDate today;
  private final RowFields fields;

  RosterRowReader(
      String rosterId,
      String entityId,
      Collection<Person> people,
      LocalDate today,
      RowFields fields) {
    this.rosterId = rosterId;
    this.entityId = entityId;
    this.people = people;
    this.today = today;
    this.fields = fields;
  }

  /** Nothing when something is wrong with the row. */
  Optional<Hire> read() {
    var firstName = fields.required("firstName");
    var lastName = fields.required("lastName");
    var birthDate = birthDate();
    var email = email();
    var position = fields.required("position");
    var department = fields.text("department");
    var manager = person("manager", true);
    var buddy = person("buddy", false);
    var start = startDate();
    var end = fields.date("endDate");
    if (start != null && end != null && !end.isAfter(start)) {
      fields.wrong("order", "endDate", "a day after the start date", "it is not later");
    }
    var hours = fields.amount("weeklyHours");
    if (hours != null && (hours.signum() <= 0 || hours.compareTo(HOURS_MAX) > 0)) {
      fields.wrong("hours", "weeklyHours", "up to 60 hours a week", "it is " + hours);
    }
    var salary = fields.amount("annualSalary");
    var currency = currency(salary);
    var language = language();
    var access = access();
    var equipment = fields.list("equipment");
    if (equipment.size() > RowFields.EQUIPMENT_MAX) {
      fields.wrong("many", "equipment", "at most 20 things", "there are " + equipment.size());
    }
    if (email == null
        && birthDate == null
        && fields.isEmpty("email")
        && fields.isEmpty("birthDate")) {
      fields.wrong(
          "who",
          "email",
          "an e-mail address or a birth date, to tell people apart",
          "both are missing");
    }
    if (!access.isEmpty() && fields.isEmpty("email")) {
      fields.wrong(
          "who", "email", "an e-mail address, because access is asked for", "there is none");
    }
    if (fields.isWrong() || manager == null || start == null) {
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
            fields.text("location"),
            language,
            access,
            equipment,
            1));
  }

  private @Nullable String email() {
    var text = fields.text("email");
    if (text == null || EMAIL.matcher(text).matches()) {
      return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
    fields.wrong("email", "email", "an e-mail address", "it is none");
    return null;
  }

  private @Nullable LocalDate birthDate() {
    var day = fields.date("birthDate");
    if (day != null
        && (day.isAfter(today.minusYears(YOUNGEST)) || day.isBefore(today.minusYears(OLDEST)))) {
      fields.wrong("age", "birthDate", "somebody between 14 and 100 years old", "that is not so");
    }
    return day;
  }

  private @Nullable LocalDate startDate() {
    if (fields.required("startDate").isEmpty()) {
      return null;
    }
    var day = fields.date("startDate");
    if (day != null
        && (day.isAfter(today.plusYears(AHEAD_YEARS_MAX))
            || day.isBefore(today.minusMonths(BACK_MONTHS_MAX)))) {
      fields.wrong(
          "far", "startDate", "a day between a year ago and two years from now", "it is " + day);
    }
    return day;
  }

  private @Nullable String currency(@Nullable BigDecimal salary) {
    var text = fields.text("currency");
    if (text == null) {
      return salary == null ? null : "EUR";
    }
    var code = text.toUpperCase(Locale.ROOT);
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(code))) {
      fields.wrong("currency", "currency", "a currency such as EUR", "it is none");
    }
    return code;
  }

  private String language() {
    var text = fields.text("language");
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
      fields.wrong("language", "language", "de or en", "it is another");
    }
    return code;
  }

  /** Named by user name, address or full name, as long as only one of ours is meant. */
  private @Nullable String person(String field, boolean needed) {
    var text = needed ? fields.required(field) : Optional.ofNullable(fields.text(field)).orElse("");
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
      fields.wrong(
          "person",
          field,
          "the user name, address or name of one of our people",
          meant.isEmpty() ? "nobody is called so" : "several are called so");
      return null;
    }
    if (!meant.getFirst().active()) {
      fields.wrong("person", field, "somebody who works with us", "this person has left");
      return null;
    }
    return meant.getFirst().username();
  }

  private List<String> access() {
    var systems = new LinkedHashSet<String>();
    for (var each : fields.list("access")) {
      var system = Systems.of(each);
      if (system.isEmpty()) {
        fields.wrong(
            "system", "access", "hr-portal, it-portal or both", "“%s” is neither".formatted(each));
      }
      system.ifPresent(systems::add);
    }
    return List.copyOf(systems);
  }
}
