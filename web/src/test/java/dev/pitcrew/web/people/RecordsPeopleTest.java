package dev.pitcrew.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.trail.AuditEntry;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsPeopleTest {

  @TempDir private Path folder;

  @Test
  void shouldKeepAPersonAcrossAReopenWhenAdded() {
    // given
    Person clara = new Person("clara", "Clara Klein", Set.of(Role.CLERK), "hash", false);
    try (Records records = Records.open(folder)) {
      assertThat(new RecordsPeople(records).isEmpty()).isTrue();
      assertThat(new RecordsPeople(records).add(clara, "ada")).isTrue();
    }

    // when
    try (Records records = Records.open(folder)) {
      PeopleDirectory people = new RecordsPeople(records);

      // then
      assertThat(people.find("clara")).contains(clara);
      assertThat(people.isEmpty()).isFalse();
      assertThat(people.add(clara, "ada")).isFalse();
    }
  }

  @Test
  void shouldNotLetInWhomOnlyTheMasterDataKnows() {
    // given
    try (Records records = Records.open(folder)) {
      records
          .people()
          .save(
              new dev.pitcrew.records.people.Person(
                  "anton", "Anton Auer", Set.of("approver", "gardener"), "dora", null));
      PeopleDirectory people = new RecordsPeople(records);
      assertThat(people.find("anton")).isEmpty();

      // when
      people.add(new Person("anton", "Another name", Set.of(Role.ADMIN), "hash", false), "ada");

      // then
      assertThat(people.find("anton").orElseThrow().roles()).containsExactly(Role.APPROVER);
      assertThat(records.people().find("anton").orElseThrow().manager()).isEqualTo("dora");
    }
  }

  @Test
  void shouldKeepWhatThePagesDoNotKnowWhenReplaced() {
    // given
    try (Records records = Records.open(folder)) {
      records
          .people()
          .save(
              new dev.pitcrew.records.people.Person(
                  "anton", "Anton Auer", Set.of("approver", "gardener"), "dora", null));
      PeopleDirectory people = new RecordsPeople(records);
      people.add(
          new Person("anton", "Anton Auer", Set.of(Role.APPROVER), "argon2-of-anton", false),
          "ada");

      // when
      people.replace(
          people.find("anton").orElseThrow().withRoles(Set.of(Role.CLERK)).withDisabled(true),
          "ada");

      // then
      assertThat(records.people().find("anton").orElseThrow().roles())
          .containsExactlyInAnyOrder("clerk", "gardener");
      assertThat(records.people().find("anton").orElseThrow().manager()).isEqualTo("dora");
      assertThat(people.all()).extracting(Person::disabled).containsExactly(true);
      assertThat(records.audit().about("person", "anton"))
          .extracting(AuditEntry::what)
          .containsExactlyInAnyOrder("person-added", "person-changed");
      assertThat(records.audit().about("person", "anton").toString())
          .doesNotContain("argon2-of-anton");
    }
  }
}
