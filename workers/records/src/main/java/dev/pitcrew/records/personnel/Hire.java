package dev.pitcrew.records.personnel;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to begin with one of our companies.
 *
 * @param hireId the same whenever the same person is handed in again
 * @param manager user name of who will lead them
 * @param buddy user name of who helps them in
 * @param access the systems they are to get into
 * @param attempt 1 unless they withdrew before
 */
public record Hire(
    String hireId,
    String rosterId,
    String entityId,
    String firstName,
    String lastName,
    @Nullable LocalDate birthDate,
    @Nullable String email,
    String position,
    @Nullable String department,
    String manager,
    @Nullable String buddy,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable BigDecimal weeklyHours,
    @Nullable BigDecimal annualSalary,
    @Nullable String currency,
    @Nullable String location,
    String language,
    List<String> access,
    List<String> equipment,
    int attempt) {

  public Hire {
    access = List.copyOf(access);
    equipment = List.copyOf(equipment);
  }

  public String name() {
    return firstName + " " + lastName;
  }

  /** The case of this attempt. */
  public String caseId() {
    return attempt == 1 ? hireId : hireId + "-" + attempt;
  }

  /** The same, but beginning on another day. */
  public Hire startingOn(LocalDate other) {
    return with(other, attempt);
  }

  /** The same, handed in again after they withdrew. */
  Hire attempt(int other) {
    return with(startDate, other);
  }

  private Hire with(LocalDate start, int which) {
    return new Hire(
        hireId,
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
        endDate,
        weeklyHours,
        annualSalary,
        currency,
        location,
        language,
        access,
        equipment,
        which);
  }

  /** As the processes' variable {@code hire}; what is not known is left out. */
  public Map<String, Object> toVariable() {
    var map = new LinkedHashMap<String, Object>();
    map.put("hireId", hireId);
    map.put("rosterId", rosterId);
    map.put("entityId", entityId);
    map.put("firstName", firstName);
    map.put("lastName", lastName);
    map.put("name", name());
    put(map, "birthDate", birthDate);
    put(map, "email", email);
    map.put("position", position);
    put(map, "department", department);
    map.put("manager", manager);
    put(map, "buddy", buddy);
    map.put("startDate", startDate.toString());
    put(map, "endDate", endDate);
    put(map, "weeklyHours", plain(weeklyHours));
    put(map, "annualSalary", plain(annualSalary));
    put(map, "currency", currency);
    put(map, "location", location);
    map.put("language", language);
    map.put("access", access);
    map.put("equipment", equipment);
    map.put("attempt", attempt);
    map.put("caseId", caseId());
    return map;
  }

  /** What {@link #toVariable} made. */
  static Hire of(JsonNode json) {
    return new Hire(
        json.path("hireId").asText(),
        json.path("rosterId").asText(),
        json.path("entityId").asText(),
        json.path("firstName").asText(),
        json.path("lastName").asText(),
        date(json, "birthDate"),
        text(json, "email"),
        json.path("position").asText(),
        text(json, "department"),
        json.path("manager").asText(),
        text(json, "buddy"),
        LocalDate.parse(json.path("startDate").asText()),
        date(json, "endDate"),
        amount(json, "weeklyHours"),
        amount(json, "annualSalary"),
        text(json, "currency"),
        text(json, "location"),
        json.path("language").asText("en"),
        texts(json.path("access")),
        texts(json.path("equipment")),
        json.path("attempt").asInt(1));
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value.toString());
    }
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }

  private static @Nullable LocalDate date(JsonNode json, String name) {
    var text = text(json, name);
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable BigDecimal amount(JsonNode json, String name) {
    var text = text(json, name);
    return text == null ? null : new BigDecimal(text);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
