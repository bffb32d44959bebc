package dev.pitcrew.samples.portals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * User accounts of the company's systems: created with a role, disabled when somebody leaves. Its
 * sign-in wants a one-time code.
 */
final class ItPortal implements PortalApp {

  private static final List<String> ROLES =
      List.of("Employee", "Finance clerk", "Approver", "HR officer", "Administrator");
  private static final List<Field> FIELDS =
      List.of(
          Field.text("login", "Login name"),
          Field.text("fullName", "Full name"),
          Field.of("email", "email", "E-mail"),
          Field.choice("role", "Role", ROLES),
          new Field("mailbox", "Mailbox", "checkbox", false, List.of()),
          new Field("vpn", "Remote access", "checkbox", false, List.of()));

  private final Html html;
  private final Rows accounts;

  ItPortal(Html html, Rows accounts) {
    this.html = html;
    this.accounts = accounts;
  }

  private static Map<String, String> links() {
    var links = new LinkedHashMap<String, String>();
    links.put("Find account", "/");
    links.put("Create account", "/accounts/new");
    return links;
  }

  @Override
  public Reply answer(Request request) {
    return switch (request.path()) {
      case "/" -> find(request);
      case "/accounts/new" ->
          page(
              request,
              "Create account",
              html.form("/accounts", "Create account", FIELDS, Map.of()));
      case "/accounts" -> request.isPost() ? create(request) : Reply.redirect("/");
      case "/accounts/disable" -> request.isPost() ? disable(request) : Reply.redirect("/");
      default -> Reply.page(404, "<h1>There is no such page.</h1>");
    };
  }

  private Reply page(Request request, String heading, String content) {
    return Reply.page(html.page(heading, request.user(), links(), content));
  }

  private Optional<Map<String, String>> withLogin(String login) {
    return accounts.all().stream()
        .filter(row -> row.get("login").equalsIgnoreCase(login))
        .findFirst();
  }

  private Reply find(Request request) {
    String login = request.value("login");
    String search =
        "<form method=\"get\" action=\"/\"><label for=\"login\">Login name</label><input id=\"login\" name=\"login\" value=\"%s\"> <button>Find account</button></form>"
            .formatted(Html.escape(login));
    String done =
        request.value("done").isEmpty()
            ? ""
            : "<p class=\"done\" role=\"status\">Account %s was %s.</p>"
                .formatted(Html.escape(login), Html.escape(request.value("done")));
    String result =
        login.isEmpty()
            ? ""
            : withLogin(login)
                .map(this::shown)
                .orElse("<p id=\"result\">No account with this login name.</p>");
    return page(request, "Accounts", search + done + result);
  }

  private String shown(Map<String, String> row) {
    String table =
        html.table(
            "Account",
            List.of("Account", "Login name", "Role", "State"),
            List.of(
                List.of(
                    row.get("id"),
                    Html.escape(row.get("login")),
                    Html.escape(row.get("role")),
                    row.get("state"))));
    return row.get("state").equals("enabled")
        ? table
            + "<form method=\"post\" action=\"/accounts/disable\"><input type=\"hidden\" name=\"login\" value=\"%s\"><p><button>Disable account</button></p></form>"
                .formatted(Html.escape(row.get("login")))
        : table;
  }

  private Reply create(Request request) {
    Map<String, String> values = new LinkedHashMap<>();
    FIELDS.forEach(field -> values.put(field.name(), request.value(field.name())));
    String why =
        withLogin(values.get("login")).isPresent()
            ? "This login name is taken."
            : values.get("login").isEmpty() || !ROLES.contains(values.get("role"))
                ? "Login name and role are needed."
                : "";
    if (!why.isEmpty()) {
      return page(
          request,
          "Create account",
          "<p class=\"error\" role=\"alert\">%s</p>%s"
              .formatted(why, html.form("/accounts", "Create account", FIELDS, values)));
    }
    values.put("state", "enabled");
    accounts.add(values);
    return Reply.redirect("/?done=created&login=" + encoded(values.get("login")));
  }

  private Reply disable(Request request) {
    withLogin(request.value("login"))
        .ifPresent(row -> accounts.set(row.get("id"), "state", "disabled"));
    return Reply.redirect("/?done=disabled&login=" + encoded(request.value("login")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
