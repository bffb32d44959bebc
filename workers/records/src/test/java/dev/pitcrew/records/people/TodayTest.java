package dev.pitcrew.records.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Payees;
import dev.pitcrew.records.accounts.SecondPerson;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.master.MasterData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute before and after midnight in Berlin, where Greenwich is an hour behind. */
final class TodayTest {

  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  @TempDir Path folder;
  private Records records;
  private Instant now = Instant.parse("2026-11-30T22:59:00Z");

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), () -> now);
    MasterData.load(records, Path.of("../../samples/master"));
    var usual = records.entities().find("brueckner-voss").orElseThrow();
    records
        .entities()
        .save(
            new Entity(
                "kiwi",
                "Kiwi",
                List.of(),
                null,
                usual.iban(),
                null,
                usual.address(),
                ZoneId.of("Pacific/Auckland")));
    var carl = records.people().find("carl").orElseThrow();
    records.people().save(person("nina", "kiwi", carl));
    records.people().save(person("bert", "brueckner-voss", carl));
  }

  private static Person person(String username, String entity, Person like) {
    return new Person(
        username,
        username,
        Set.of("controller"),
        null,
        like.email(),
        true,
        entity,
        null,
        null,
        null,
        null);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldBeTheCompanysDayWhenItIsAnotherOneInGreenwich() {
    assertThat(records.today().ofCompany("brueckner-voss")).isEqualTo(LAST);
    now = Instant.parse("2026-11-30T23:01:00Z");
    assertThat(records.today().ofCompany("brueckner-voss")).isEqualTo(FIRST);
    assertThat(records.today().ofCompany(null)).isEqualTo(FIRST);
    assertThat(records.today().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void shouldBeThePersonsDayWhenTheyWorkElsewhere() {
    assertThat(records.today().ofPerson("nina")).isEqualTo(FIRST);
    assertThat(records.today().ofPerson("bert")).isEqualTo(LAST);
    assertThat(records.today().ofPerson("nobody")).isEqualTo(LAST);
  }

  @Test
  void shouldStandInForNobodyAnyMoreWhenTheAbsenceEndedAMinuteAgo() {
    // given anton is away until the last of the month; stand-ins approve a changed account
    records.absences().save(new Absence("anton", LAST, LAST, "bert"));
    var secondPerson =
        new SecondPerson(
            records.vendors(),
            new Payees(records.vendors(), records.people()),
            records.people(),
            records.absences(),
            records.today());

    // when, then
    assertThat(secondPerson.standsInFor("bert")).containsExactly("anton");
    now = Instant.parse("2026-11-30T23:01:00Z");
    assertThat(secondPerson.standsInFor("bert")).isEmpty();
  }
}
