package dev.pitcrew.samples.portals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Employees: looked up by e-mail, entered once, and marked as leavers. It refuses a second employee
 * with the same e-mail.
 */
final class HrPortal implements PortalApp {

  private static final Map<String, String> LINKS = links();
  private static final List<Field> FIELDS =
      List.of(
          Field.text("firstName", "First name"),
          Field.text("lastName", "Last name"),
          Field.of("email", "email", "E-mail"),
          Field.text("position", "Position"),
          Field.choice(
              "department",
              "Department",
              List.of("Finance", "Human resources", "IT", "Logistics", "Marketing", "Sales")),
          Field.of("date", "startDate", "Start date"),
          Field.optional("manager", "Manager"));

  private final Html html;
  private final Rows employees;

  HrPortal(Html html, Rows employees) {
    this.html = html;
    this.employees = employees;
  }

  private static Map<String, String> links() {
    var links = new LinkedHashMap<String, String>();
    links.put("Employees", "/");
    links.put("New employee", "/employees/new");
    return links;
  }

  @Override
  public Reply answer(Request request) {
    return switch (request.path()) {
      case "/" -> list(request);
      case "/employees/new" -> page(request, "New employee", entry(Map.of()));
      case "/employees" -> request.isPost() ? add(request) : Reply.redirect("/");
      default ->
          request.path().startsWith("/employees/")
              ? employee(request, request.path().substring("/employees/".length()))
              : Reply.page(404, "<h1>There is no such page.</h1>");
    };
  }

  private Reply page(Request request, String heading, String content) {
    return Reply.page(html.page(heading, request.user(), LINKS, content));
  }

  private String entry(Map<String, String> values) {
    return html.form("/employees", "Create employee", FIELDS, values);
  }

  private Reply list(Request request) {
    String wanted = request.value("search").toLowerCase(Locale.ROOT);
    List<List<String>> rows =
        employees.all().stream()
            .filter(
                row ->
                    wanted.isEmpty()
                        || row.get("email").equalsIgnoreCase(wanted)
                        || name(row).toLowerCase(Locale.ROOT).contains(wanted))
            .map(
                row ->
                    List.of(
                        "<a href=\"/employees/%1$s\">%1$s</a>".formatted(row.get("id")),
                        Html.escape(name(row)),
                        Html.escape(row.get("email")),
                        row.get("state")))
            .toList();
    String search =
        "<form method=\"get\" action=\"/\" role=\"search\"><label for=\"search\">Search</label><input id=\"search\" name=\"search\" value=\"%s\"> <button>Find</button></form>"
            .formatted(Html.escape(request.value("search")));
    String result =
        rows.isEmpty()
            ? "<p id=\"result\">No employee found.</p>"
            : html.table("Employees", List.of("Number", "Name", "E-mail", "State"), rows);
    return page(request, "Employees", search + result);
  }

  private Reply add(Request request) {
    Map<String, String> values = new LinkedHashMap<>();
    FIELDS.forEach(field -> values.put(field.name(), request.value(field.name())));
    String missing =
        FIELDS.stream()
            .filter(field -> field.required() && values.get(field.name()).isEmpty())
            .map(Field::label)
            .findFirst()
            .orElse("");
    if (!missing.isEmpty()) {
      return refused(request, missing + " is missing.", values);
    }
    boolean known =
        employees.all().stream()
            .anyMatch(row -> row.get("email").equalsIgnoreCase(values.get("email")));
    if (known) {
      return refused(request, "There is an employee with this e-mail already.", values);
    }
    values.put("state", "active");
    return Reply.redirect("/employees/" + employees.add(values) + "?done=created");
  }

  private Reply refused(Request request, String why, Map<String, String> values) {
    return page(
        request,
        "New employee",
        "<p class=\"error\" role=\"alert\">%s</p>%s".formatted(Html.escape(why), entry(values)));
  }

  private Reply employee(Request request, String id) {
    var found = employees.find(id);
    if (found.isEmpty()) {
      return Reply.page(404, "<h1>There is no such employee.</h1>");
    }
    if (request.isPost()) {
      employees.set(id, "state", "left");
      return Reply.redirect("/employees/" + id + "?done=deactivated");
    }
    var row = found.get();
    String done =
        request.value("done").isEmpty()
            ? ""
            : "<p class=\"done\" role=\"status\">Employee %s was %s.</p>"
                .formatted(id, Html.escape(request.value("done")));
    String facts =
        "<dl><dt>Employee number</dt><dd id=\"number\">%s</dd><dt>E-mail</dt><dd>%s</dd><dt>State</dt><dd id=\"state\">%s</dd><dt>Start date</dt><dd>%s</dd></dl>"
            .formatted(
                id,
                Html.escape(row.get("email")),
                row.get("state"),
                Html.escape(row.get("startDate")));
    String leave =
        row.get("state").equals("active")
            ? html.form("/employees/" + id, "Deactivate employee", List.of(), Map.of())
            : "";
    return page(request, name(row), done + facts + leave);
  }

  private static String name(Map<String, String> row) {
    return row.get("firstName") + " " + row.get("lastName");
  }
}
