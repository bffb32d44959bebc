package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.people.Person;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsenceTest {

  private static final String PAGE = "/account/absences";

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private TestApp.Running app;
  private Visitor anton;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    save("anton", "approver");
    save("carl", "controller");
    save("dora", "director", "approver");
    anton = Visitor.signedIn(app, "anton");
  }

  @AfterEach
  void comeBack() {
    app.records()
        .absences()
        .of("anton")
        .forEach(a -> app.records().absences().remove("anton", a.from()));
  }

  @Test
  void shouldBringTheTasksToWhoeverStandsIn() {
    // given
    save("carl", "controller", "approver");
    Scene.approve(app.engine(), "clara");
    Visitor carl = Visitor.signedIn(app, "carl");
    String before = carl.get("/inbox").body();

    // when
    String entered = anton.post(PAGE, PAGE, absence("carl")).body();

    // then
    assertThat(entered).contains("carl stands in");
    assertThat(before).doesNotContain("/tasks/" + Scene.APPROVE);
    assertThat(carl.get("/inbox").body()).contains("/tasks/" + Scene.APPROVE);
    assertThat(carl.get("/tasks/" + Scene.APPROVE).statusCode()).isEqualTo(200);
    assertThat(carl.get(PAGE).body()).contains("Today you stand in for anton");
    assertThat(app.records().audit().about("person", "anton"))
        .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("absence-entered"));
  }

  @Test
  void shouldTakeTheTasksBackWhenTheAbsenceIsRemoved() {
    // given
    Scene.approve(app.engine(), "clara");
    anton.post(PAGE, PAGE, absence("dora"));

    // when
    anton.post(PAGE, PAGE + "/end", Map.of("from", today.toString()));

    // then
    assertThat(app.records().absences().of("anton")).isEmpty();
  }

  @Test
  void shouldNotLetAPersonHandTheirRightsToAnybody() {
    // when
    HttpResponse<String> answer = anton.post(PAGE, PAGE, absence("carl"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Choose somebody with one of your roles");
    assertThat(app.records().absences().of("anton")).isEmpty();
  }

  @Test
  void shouldRefuseDaysThatAreNoPeriod() {
    // when
    HttpResponse<String> answer =
        anton.post(
            PAGE,
            PAGE,
            Map.of(
                "from", today.plusDays(3).toString(),
                "to", today.toString(),
                "substitute", "dora"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(today.plusDays(3).toString());
  }

  private Map<String, String> absence(String substitute) {
    return Map.of(
        "from", today.toString(), "to", today.plusDays(7).toString(), "substitute", substitute);
  }

  private void save(String name, String... roles) {
    app.records().people().save(new Person(name, name, Set.of(roles), null, null));
  }
}
