package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every role against every route; a route that is not in the table fails the test. */
class RoleMatrixTest {

  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> UPLOAD = EnumSet.of(Role.CLERK, Role.OPERATOR, Role.ADMIN);
  private static final Set<Role> PAY = EnumSet.of(Role.TREASURER, Role.CONTROLLER, Role.AUDITOR);
  private static final Set<Role> RUN = EnumSet.of(Role.OPERATOR, Role.ADMIN);
  private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);
  private static final Map<String, Set<Role>> ROUTES = new LinkedHashMap<>();

  static {
    ROUTES.put("GET /", ALL);
    ROUTES.put("GET /healthz", ALL);
    ROUTES.put("GET /signin", ALL);
    ROUTES.put("GET /setup", ALL);
    ROUTES.put("POST /setup", ALL);
    ROUTES.put("GET /inbox", ALL);
    ROUTES.put("GET /inbox/count", ALL);
    ROUTES.put("GET /account", ALL);
    ROUTES.put("POST /account", ALL);
    Set<Role> admin = EnumSet.of(Role.ADMIN);
    ROUTES.put("GET /people", admin);
    ROUTES.put("GET /account/mail", ALL);
    ROUTES.put("POST /account/mail", ALL);
    ROUTES.put("GET /account/absences", ALL);
    ROUTES.put("POST /account/absences", ALL);
    ROUTES.put("POST /account/absences/end", ALL);
    ROUTES.put("GET /account/second-factor", ALL);
    ROUTES.put("POST /account/second-factor/begin", ALL);
    ROUTES.put("POST /account/second-factor/activate", ALL);
    ROUTES.put("POST /people/{username}/second-factor/reset", admin);
    ROUTES.put("POST /people/second-factor/{id}/confirm", admin);
    ROUTES.put("POST /people", admin);
    ROUTES.put("POST /people/{username}/disabled", admin);
    ROUTES.put("POST /people/{username}/roles", admin);
    ROUTES.put("GET /upload", UPLOAD);
    ROUTES.put("POST /upload", UPLOAD);
    Set<Role> cases = EnumSet.complementOf(EnumSet.of(Role.ANALYST));
    ROUTES.put("GET /cases", cases);
    ROUTES.put("GET /cases/{caseId}", cases);
    ROUTES.put("GET /cases/{caseId}/evidence", cases);
    Set<Role> vendors =
        EnumSet.of(
            Role.CLERK, Role.CONTROLLER, Role.DIRECTOR, Role.TREASURER, Role.ADMIN, Role.AUDITOR);
    ROUTES.put("GET /vendors", vendors);
    ROUTES.put("GET /vendors/{id}", vendors);
    ROUTES.put("POST /vendors/{id}/bank-account", EnumSet.of(Role.CLERK, Role.CONTROLLER));
    ROUTES.put("POST /vendors/bank-changes/{change}/confirm", EnumSet.of(Role.CONTROLLER));
    ROUTES.put("POST /vendors/bank-changes/{change}/refuse", EnumSet.of(Role.CONTROLLER));
    ROUTES.put("GET /outbox", EnumSet.of(Role.CLERK, Role.OPERATOR, Role.ADMIN, Role.AUDITOR));
    ROUTES.put("POST /outbox/{id}/send-again", RUN);
    ROUTES.put("POST /outbox/{id}/was-sent", RUN);
    ROUTES.put("POST /outbox/mails/{id}/settle", RUN);
    ROUTES.put("POST /outbox/{id}/settle", RUN);
    ROUTES.put("GET /audit", EnumSet.of(Role.AUDITOR, Role.ADMIN));
    ROUTES.put("POST /cases/{caseId}/reopen", RUN);
    ROUTES.put("POST /vendors/{id}/returned", EnumSet.of(Role.CONTROLLER));
    ROUTES.put("POST /payments/statements/entries/{entry}/settle", EnumSet.of(Role.CONTROLLER));
    ROUTES.put("GET /payments/statements", PAY);
    ROUTES.put("POST /payments/statements", EnumSet.of(Role.TREASURER));
    ROUTES.put("GET /payments", PAY);
    ROUTES.put("POST /payments", EnumSet.of(Role.TREASURER));
    ROUTES.put("GET /payments/{key}/file", PAY);
    ROUTES.put(
        "GET /figures",
        EnumSet.of(
            Role.DIRECTOR, Role.CONTROLLER, Role.OPERATOR, Role.ANALYST, Role.ADMIN, Role.AUDITOR));
    ROUTES.put("GET /hand-in", EnumSet.complementOf(EnumSet.of(Role.AUDITOR)));
    ROUTES.put("GET /hand-in/claim-template.xlsx", EnumSet.complementOf(EnumSet.of(Role.AUDITOR)));
    ROUTES.put("POST /hand-in/claim", EnumSet.complementOf(EnumSet.of(Role.AUDITOR)));
    ROUTES.put("POST /hand-in/roster", EnumSet.of(Role.HR));
    ROUTES.put("GET /claims", ALL);
    ROUTES.put("GET /claims/{id}", ALL);
    ROUTES.put("POST /claims/{id}/withdraw", ALL);
    ROUTES.put("POST /claims/account", ALL);
    Set<Role> staff = EnumSet.of(Role.HR, Role.IT, Role.AUDITOR);
    ROUTES.put("GET /employees", staff);
    ROUTES.put("GET /employees/{id}", staff);
    Set<Role> hr = EnumSet.of(Role.HR);
    ROUTES.put("POST /employees/{id}/start-date", hr);
    ROUTES.put("POST /employees/{id}/withdraw", hr);
    ROUTES.put("POST /employees/{id}/leaves", hr);
    ROUTES.put("POST /employees/{id}/last-day", hr);
    ROUTES.put("POST /employees/{id}/stays", hr);
    Set<Role> reports =
        EnumSet.of(Role.CONTROLLER, Role.DIRECTOR, Role.OPERATOR, Role.ADMIN, Role.AUDITOR);
    ROUTES.put("GET /reports", reports);
    ROUTES.put("GET /reports/{reportId}/{number}", reports);
    ROUTES.put("GET /reports/{reportId}/{number}/{file}", reports);
    ROUTES.put(
        "POST /reports", EnumSet.of(Role.CONTROLLER, Role.DIRECTOR, Role.OPERATOR, Role.ADMIN));
    ROUTES.put("GET /bots", RUN);
    ROUTES.put("GET /bots/{name}", RUN);
    ROUTES.put("POST /bots/mode", RUN);
    ROUTES.put("POST /bots/queue", RUN);
    ROUTES.put("GET /bots/runs/{jobKey}/{attempt}", RUN);
    ROUTES.put("GET /bots/runs/{jobKey}/{attempt}/documents/{id}", RUN);
    ROUTES.put("GET /bots/runs/{jobKey}/{attempt}/bundle/{part}", RUN);
    ROUTES.put("GET /cockpit", RUN);
    ROUTES.put("GET /cockpit/definitions", RUN);
    ROUTES.put("GET /cockpit/definitions/{key}", RUN);
    ROUTES.put("GET /cockpit/definitions/{key}/xml", RUN);
    ROUTES.put("GET /cockpit/instances/{key}", RUN);
    ROUTES.put("POST /cockpit/instances/{key}/cancel", RUN);
    ROUTES.put("POST /cockpit/instances/{key}/incidents/{incident}/retry", RUN);
    // The task behind these is a clerk's; see key() below.
    Set<Role> clerk = EnumSet.of(Role.CLERK);
    ROUTES.put("GET /tasks/{key}", clerk);
    ROUTES.put("GET /tasks/{key}/original", clerk);
    ROUTES.put("GET /tasks/{key}/pages/{number}", clerk);
    ROUTES.put("GET /tasks/{key}/documents/{id}", clerk);
    ROUTES.put("GET /tasks/{key}/words", clerk);
    ROUTES.put("POST /tasks/{key}/approval", clerk);
    ROUTES.put("POST /tasks/{key}/bank-account", clerk);
    ROUTES.put("POST /tasks/{key}/bot-step", clerk);
    ROUTES.put("POST /tasks/{key}/review", clerk);
    ROUTES.put("POST /tasks/{key}/turnover", clerk);
    ROUTES.put("POST /tasks/{key}/budget", clerk);
    ROUTES.put("POST /tasks/{key}/check-list", clerk);
    ROUTES.put("GET /tasks/{key}/report.pdf", clerk);
    ROUTES.put("POST /tasks/{key}/claim", clerk);
    ROUTES.put("POST /tasks/{key}/coding", clerk);
    ROUTES.put("POST /tasks/{key}/order", clerk);
    ROUTES.put("POST /tasks/{key}/correction", clerk);
    ROUTES.put("POST /tasks/{key}/form", clerk);
    ROUTES.put("POST /tasks/{key}/give-back", clerk);
    ROUTES.put("POST /tasks/{key}/release", clerk);
    ROUTES.put("POST /tasks/{key}/roster", clerk);
    ROUTES.put("POST /tasks/{key}/take", clerk);
    ROUTES.put("POST /tasks/{key}/validation", clerk);
    ROUTES.put("GET /v2/topology", NOBODY);
    ROUTES.put("GET /actuator/health", NOBODY);
    ROUTES.put("POST /inbox/../cockpit", NOBODY);
  }

  private final TestApp.Running app = TestApp.withSamples();

  @Test
  void shouldKnowEveryRouteOfThePages() {
    // when
    Set<String> served = new TreeSet<>();
    app.context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues()
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + path))));

    // then
    assertThat(served).isSubsetOf(ROUTES.keySet());
    assertThat(served).hasSizeGreaterThan(25);
    assertThat(RequestMethod.values()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldLetEachRoleDoWhatIsItsAndNothingElse(Role role) {
    // given
    Scene.all(app.engine());
    String name = "only-" + role.group();
    String hash = app.people().find("clara").orElseThrow().passwordHash();
    app.people().replace(new Person(name, name, Set.of(role), hash, false), "ada");
    Visitor visitor = Visitor.signedIn(app, name);

    // when
    Map<String, Boolean> let =
        ROUTES.keySet().stream()
            .collect(Collectors.toMap(route -> route, route -> !isForbidden(visitor, route)));

    // then
    ROUTES.forEach(
        (route, roles) ->
            assertThat(let.get(route)).as(role + " " + route).isEqualTo(roles.contains(role)));
  }

  private static boolean isForbidden(Visitor visitor, String route) {
    String path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{key}", String.valueOf(key(route)))
            .replace("{number}", "1")
            .replace("{id}", "d")
            .replace("{username}", "nobody-of-this-name")
            .replace("{id}", "1")
            .replace("{caseId}", "INV-0")
            .replace("{change}", "1")
            .replace("{entry}", "1")
            .replace("{name}", "create")
            .replace("{jobKey}", "1")
            .replace("{attempt}", "1")
            .replace("{part}", "page")
            .replace("{reportId}", "REP-0")
            .replace("{file}", "pdf")
            .replace("{incident}", "55");
    int status =
        route.startsWith("GET ")
            ? visitor.get(path).statusCode()
            : visitor.post("/inbox", path, Map.of()).statusCode();
    return status == 403 || (status == 400 && path.contains(".."));
  }

  private static long key(String route) {
    if (route.contains("/definitions/")) {
      return 7;
    }
    if (route.contains("/instances/")) {
      return Scene.INSTANCE;
    }
    return route.contains("/payments/") ? 901 : Scene.VALIDATE;
  }
}
