package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.optional;
import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.Nearest;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People. Who is in the books and not in the file stays as they are. */
final class PeopleRows implements RowImport {

  private static final Set<String> ROLES =
      new TreeSet<>(
          Set.of(
              "clerk",
              "approver",
              "director",
              "controller",
              "treasurer",
              "operator",
              "analyst",
              "admin",
              "auditor",
              "hr",
              "it",
              "manager"));

  private final Records records;

  PeopleRows(Records records) {
    this.records = records;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("username", Kind.TEXT),
        required("name", Kind.TEXT),
        optional("roles", Kind.TEXT),
        optional("manager", Kind.TEXT),
        optional("email", Kind.TEXT),
        optional("active", Kind.FLAG),
        optional("entity", Kind.TEXT),
        optional("iban", Kind.TEXT),
        optional("grade", Kind.TEXT),
        optional("cost_centre", Kind.TEXT));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var known =
        records.people().all().stream()
            .collect(Collectors.toMap(Person::username, Function.identity()));
    var rows = new Rows(table, plan);
    var accounts = new PeopleAccounts(records, rows, request, plan);
    var entities = records.entities().all().stream().map(Entity::id).toList();
    var everybody = new LinkedHashSet<>(known.keySet());
    table.rows().forEach(row -> row.text("username").ifPresent(everybody::add));
    var managers = managers(table, known);
    for (var row : table.rows()) {
      check(row, rows, entities);
      rows.known(row, "manager", everybody, "the manager", "in this file or in the books");
      row.text("username")
          .filter(name -> rows.isFirst(row, "username", name, "person " + name))
          .ifPresent(
              name -> {
                checkManagers(row, name, managers, rows);
                plan(row, known.get(name), accounts, request, plan);
              });
    }
  }

  private static Map<String, String> managers(Table table, Map<String, Person> known) {
    var managers = new HashMap<String, String>();
    known.values().stream()
        .filter(person -> person.manager() != null)
        .forEach(person -> managers.put(person.username(), person.manager()));
    for (var row : table.rows()) {
      row.text("username")
          .filter(name -> row.cells().containsKey("manager"))
          .ifPresent(
              name ->
                  row.text("manager")
                      .ifPresentOrElse(
                          manager -> managers.put(name, manager), () -> managers.remove(name)));
    }
    return managers;
  }

  /** Following the managers upwards must end at somebody. */
  private static void checkManagers(
      TableRow row, String name, Map<String, String> managers, Rows rows) {
    var chain = new LinkedHashSet<>(List.of(name));
    var next = managers.get(name);
    while (next != null && chain.add(next)) {
      next = managers.get(next);
    }
    if (name.equals(next)) {
      rows.problem(
          row,
          "manager",
          "Expected a superior of %s who is not managed by %s, but the chain is %s, %s.",
          name,
          name,
          String.join(", ", chain),
          name);
    }
  }

  private static void check(TableRow row, Rows rows, List<String> entities) {
    rows.form(
        row,
        "username",
        Forms::isUsername,
        "a user name of small letters, digits, points and hyphens");
    rows.form(row, "email", Forms::isEmail, "an e-mail address");
    rows.form(row, "iban", Iban::isValid, "a valid IBAN");
    rows.known(row, "entity", entities, "one of our companies", "in the company file");
    for (var role : roles(row)) {
      if (!ROLES.contains(role)) {
        rows.problem(
            row,
            "roles",
            "Expected roles out of %s, with a bar between them, but found '%s'.%s",
            String.join(", ", ROLES),
            role,
            Nearest.hint(role, ROLES));
      }
    }
  }

  private void plan(
      TableRow row,
      @Nullable Person before,
      PeopleAccounts accounts,
      ImportRequest request,
      Plan plan) {
    if (before != null && request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else if (row.text("name").isPresent()) {
      var account = accounts.decide(row, before);
      var after = person(row, before, account.iban());
      if (before == null) {
        plan.add(() -> save(after, null, request.by()));
      } else if (after.equals(before) && account.wanted() == null) {
        plan.leave();
      } else {
        plan.change(
            () -> {
              if (!after.equals(before)) {
                save(after, before, request.by());
              }
              accounts.ask(after.username(), account);
            });
      }
    }
  }

  private static Person person(TableRow row, @Nullable Person before, @Nullable String iban) {
    return new Person(
        row.text("username").orElseThrow(),
        row.text("name").orElseThrow(),
        row.cells().containsKey("roles") || before == null ? roles(row) : before.roles(),
        Rows.text(row, "manager", before == null ? null : before.manager()),
        Rows.text(row, "email", before == null ? null : before.email()),
        row.flag("active").orElse(before == null || before.active()),
        Rows.text(row, "entity", before == null ? null : before.entity()),
        iban,
        Rows.text(row, "grade", before == null ? null : before.grade()),
        Rows.text(row, "cost_centre", before == null ? null : before.costCentre()),
        before == null ? null : before.bankChangedAt());
  }

  private static Set<String> roles(TableRow row) {
    return row.text("roles").stream()
        .flatMap(text -> Stream.of(text.split("[|,;]")))
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void save(Person after, @Nullable Person before, String by) {
    records.people().save(after);
    var old = before == null ? new Facts() : facts(before);
    records
        .audit()
        .append(
            by,
            before == null ? "person-added" : "person-changed",
            "person",
            after.username(),
            before == null ? Map.of() : old.unlike(facts(after)),
            facts(after).unlike(old));
  }

  /** Of the private account only the end: the trail is kept for long and read by many. */
  private static Facts facts(Person person) {
    return new Facts()
        .with("name", person.name())
        .with("roles", String.join("|", new TreeSet<>(person.roles())))
        .with("manager", person.manager())
        .with("email", person.email())
        .with("active", person.active() ? "yes" : "no")
        .with("entity", person.entity())
        .with("grade", person.grade())
        .with("costCentre", person.costCentre())
        .with(
            "iban",
            person.iban() == null
                ? null
                : "…" + person.iban().substring(person.iban().length() - 4));
  }
}
