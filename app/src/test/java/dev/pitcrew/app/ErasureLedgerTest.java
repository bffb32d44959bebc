package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasureLedgerTest {

  @TempDir Path data;
  @TempDir Path elsewhere;

  @Test
  void shouldEraseAgainWhenAnOlderBackupBringsAPersonBack() throws IOException {
    // given
    var ledger = new ErasureLedger(elsewhere);
    Path backup = elsewhere.resolve("backup.db");
    try (Records records = Records.open(data)) {
      records
          .people()
          .save(new Person("mona", "Mona Ehrlich", Set.of("clerk"), null, "mona@example.org"));
    }
    Files.copy(data.resolve("records.db"), backup);
    try (Records records = Records.open(data)) {
      records.privacy().erase("mona", "left", "ada");
      ledger.add("mona");
      assertThat(ledger.reapply(records)).isEmpty();
    }
    assertThat(Files.readString(elsewhere.resolve("erasures"))).doesNotContain("mona");

    // when
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(data.resolve("records.db" + suffix));
    }
    Files.copy(backup, data.resolve("records.db"));
    try (Records records = Records.open(data)) {
      List<String> again = ledger.reapply(records);

      // then
      assertThat(again).containsExactly("mona");
      assertThat(records.people().find("mona")).get().extracting(Person::email).isNull();
      assertThat(ledger.reapply(records)).isEmpty();
    }
    try (Stream<String> lines = Files.lines(elsewhere.resolve("erasures"))) {
      assertThat(lines).hasSize(1);
    }
  }
}
