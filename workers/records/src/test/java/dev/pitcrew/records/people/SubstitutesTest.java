package dev.pitcrew.records.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SubstitutesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 8, 5);

  @Test
  void shouldNameWhoStandsInOnTheDaysOfTheAbsence() {
    // given
    var absences = List.of(absence("anton", -2, 2, "sven"));

    // when, then
    assertThat(on(DAY, absences).of("anton")).contains("sven");
    assertThat(on(DAY.plusDays(2), absences).of("anton")).contains("sven");
    assertThat(on(DAY.plusDays(3), absences).of("anton")).isEmpty();
    assertThat(on(DAY.minusDays(3), absences).of("anton")).isEmpty();
    assertThat(on(DAY, absences).representedBy("sven")).containsExactly("anton");
  }

  @Test
  void shouldFollowTheChainWhenTheSubstituteIsAwayToo() {
    // given
    var absences = List.of(absence("anton", 0, 5, "sven"), absence("sven", 0, 1, "dora"));

    // when, then
    assertThat(on(DAY, absences).of("anton")).contains("dora");
    assertThat(on(DAY, absences).representedBy("dora")).containsExactly("anton", "sven");
    assertThat(on(DAY, absences).representedBy("sven")).isEmpty();
    assertThat(on(DAY.plusDays(2), absences).of("anton")).contains("sven");
  }

  @Test
  void shouldLeadToNobodyWhenTheChainComesBackOrIsTooLong() {
    // given
    var circle = List.of(absence("a", 0, 0, "b"), absence("b", 0, 0, "c"), absence("c", 0, 0, "a"));
    var chain = new ArrayList<Absence>();
    for (char name = 'a'; name < 'g'; name++) {
      chain.add(absence("" + name, 0, 0, "" + (char) (name + 1)));
    }

    // when, then
    assertThat(on(DAY, circle).of("a")).isEmpty();
    assertThat(on(DAY, circle).asked("a")).containsExactly("b", "c");
    assertThat(on(DAY, chain).of("b")).contains("g");
    assertThat(on(DAY, chain).of("a")).isEmpty();
  }

  @Test
  void shouldTakeTheLaterOfTwoAbsencesUnlessItLeadsToNobody() {
    // given
    var both = List.of(absence("anton", -5, 5, "sven"), absence("anton", -1, 1, "dora"));
    var later = new ArrayList<>(both);
    later.add(absence("dora", 0, 0, "anton"));

    // when, then
    assertThat(on(DAY, both).of("anton")).contains("dora");
    assertThat(on(DAY.plusDays(2), both).of("anton")).contains("sven");
    assertThat(on(DAY, later).of("anton")).contains("sven");
  }

  @Test
  void shouldPassOverWhoLeftTheCompany() {
    // given
    var absences = List.of(absence("anton", 0, 0, "gone"));

    // when, then
    assertThat(new Substitutes(absences, DAY, name -> !name.equals("gone")).of("anton")).isEmpty();
  }

  @Test
  void shouldEndAtSomebodyAtWorkOrNobodyWhateverTheAbsences() {
    var seed = Long.getLong("pitcrew.seed", 1);
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      // given
      var absences = new ArrayList<Absence>();
      for (int n = 0; n < random.nextInt(12); n++) {
        var name = "p" + random.nextInt(8);
        var substitute = "p" + random.nextInt(8);
        if (!name.equals(substitute)) {
          absences.add(absence(name, -random.nextInt(4), random.nextInt(4), substitute));
        }
      }
      var today = on(DAY, absences);

      // when, then
      for (int n = 0; n < 8; n++) {
        var name = "p" + n;
        var standIn = today.of(name);
        var seen = "seed %d, round %d, %s: %s".formatted(seed, i, name, absences);
        assertThat(standIn.filter(today::isAway)).as(seen).isEmpty();
        assertThat(standIn.filter(name::equals)).as(seen).isEmpty();
        standIn.ifPresent(who -> assertThat(today.representedBy(who)).as(seen).contains(name));
      }
    }
  }

  private static Substitutes on(LocalDate day, List<Absence> absences) {
    return new Substitutes(absences, day, name -> true);
  }

  private static Absence absence(String who, int from, int to, String substitute) {
    return new Absence(who, DAY.plusDays(from), DAY.plusDays(to), substitute);
  }
}
