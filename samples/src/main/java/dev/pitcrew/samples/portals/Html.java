package dev.pitcrew.samples.portals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages' markup. Whatever comes from outside is escaped here. */
final class Html {

  private static final Map<String, String> NEW_WORDS =
      Map.of(
          "First name", "Given",
          "Last name", "Family",
          "E-mail", "Contact",
          "Login name", "Account id",
          "Create employee", "Save",
          "Create account", "Save",
          "Deactivate employee", "Close record",
          "Role", "Profile");

  private final String title;
  private final String colour;
  private final Switches switches;

  Html(String title, String colour, Switches switches) {
    this.title = title;
    this.colour = colour;
    this.switches = switches;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A whole page; {@code links} are label and path. */
  String page(String heading, String user, Map<String, String> links, String content) {
    String navigation =
        links.entrySet().stream()
            .map(
                link ->
                    "<a href=\"%s\">%s</a>"
                        .formatted(escape(link.getValue()), escape(link.getKey())))
            .collect(Collectors.joining());
    String signedIn =
        user.isEmpty()
            ? ""
            : "<form method=\"post\" action=\"/sign-out\"><span>%s</span> <button>Sign out</button></form>"
                .formatted(escape(user));
    return """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s: %2$s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
        <style>
        body{font:15px/1.45 system-ui,sans-serif;margin:0;color:#222;background:#f4f5f7}
        header{background:%3$s;color:#fff;padding:10px 24px;display:flex;gap:20px;align-items:center}
        header a{color:#fff} header form{margin-left:auto} main{max-width:820px;margin:24px auto;background:#fff;padding:20px 28px}
        label{display:block;font-weight:600;margin:0 0 4px} .fields{display:flex;flex-wrap:wrap;gap:16px 24px} .fields>div{width:340px}
        input,select{font:inherit;padding:6px;width:100%%;box-sizing:border-box} input[type=checkbox]{width:auto}
        button{font:inherit;padding:7px 16px} table{border-collapse:collapse;width:100%%} td,th{text-align:left;padding:6px 10px;border-bottom:1px solid #ddd}
        td.amount{text-align:right;font-variant-numeric:tabular-nums} .error{color:#a40000} .done{color:#14621b}
        </style></head><body><header><strong>%1$s</strong><nav>%4$s</nav>%5$s</header><main><h1>%2$s</h1>
        %6$s</main></body></html>
        """
        .formatted(escape(title), escape(heading), colour, navigation, signedIn, content);
  }

  /** A form; its fields move when the switch says so, and keep their labels. */
  String form(String action, String button, List<Field> fields, Map<String, String> values) {
    List<Field> shown = new ArrayList<>(fields);
    boolean moving = switches.moving();
    if (moving) {
      Collections.shuffle(shown);
    }
    String inputs =
        shown.stream().map(field -> input(field, values, moving)).collect(Collectors.joining("\n"));
    return "<form method=\"post\" action=\"%s\"><div class=\"fields\">%s</div><p><button type=\"submit\">%s</button></p></form>"
        .formatted(escape(action), inputs, escape(changed(button)));
  }

  private String input(Field field, Map<String, String> values, boolean moving) {
    String id = moving ? "f" + UUID.randomUUID().toString().substring(0, 8) : field.name();
    String value = values.getOrDefault(field.name(), "");
    String required = field.required() ? " required" : "";
    String control =
        switch (field.kind()) {
          case "select" ->
              "<select id=\"%s\" name=\"%s\"%s><option value=\"\">Please choose</option>%s</select>"
                  .formatted(
                      id,
                      field.name(),
                      required,
                      field.options().stream()
                          .map(
                              option ->
                                  "<option%s>%s</option>"
                                      .formatted(
                                          option.equals(value) ? " selected" : "", escape(option)))
                          .collect(Collectors.joining()));
          case "checkbox" ->
              "<input id=\"%s\" name=\"%s\" type=\"checkbox\" value=\"yes\"%s>"
                  .formatted(id, field.name(), value.equals("yes") ? " checked" : "");
          default ->
              "<input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\"%s>"
                  .formatted(id, field.name(), field.kind(), escape(value), required);
        };
    String test = moving ? "" : " data-testid=\"%s\"".formatted(field.name());
    return "<div%s><label for=\"%s\">%s</label>%s</div>"
        .formatted(test, id, escape(changed(field.label())), control);
  }

  /** A table with an accessible name. */
  String table(String caption, List<String> columns, List<List<String>> rows) {
    String head =
        columns.stream()
            .map(column -> "<th scope=\"col\">%s</th>".formatted(escape(column)))
            .collect(Collectors.joining());
    String body =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<td>%s</td>".formatted(cell))
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining("\n"));
    return "<table><caption>%s</caption><thead><tr>%s</tr></thead><tbody>%s</tbody></table>"
        .formatted(escape(caption), head, body);
  }

  /** The words of the new version, when one came. */
  private String changed(String words) {
    return switches.trouble() == Switches.Trouble.CHANGED
        ? NEW_WORDS.getOrDefault(words, words)
        : words;
  }
}
