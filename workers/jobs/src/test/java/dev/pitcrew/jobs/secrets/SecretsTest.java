package dev.pitcrew.jobs.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

  @TempDir private Path folder;

  @Test
  void shouldTakeTheEnvironmentBeforeTheFileWhenBothKeepASecret() throws IOException {
    // given
    Files.writeString(folder.resolve("PORTAL"), "from file\n");
    Files.writeString(folder.resolve("OTHER"), "other\n");
    var secrets = new KeptSecrets(Map.of("PITCREW_SECRET_PORTAL", "from environment"), folder);

    // when, then
    assertThat(secrets.find("PORTAL")).contains("from environment");
    assertThat(secrets.find("OTHER")).contains("other");
    assertThat(secrets.find("NOWHERE")).isEmpty();
  }

  @Test
  void shouldNotLeaveTheFolderWhenANameIsAPath() {
    var secrets = new KeptSecrets(Map.of(), folder);

    assertThatThrownBy(() -> secrets.find("../PORTAL"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldPutValuesInAndMaskThemEverywhereWhenATextNamesThem() {
    // given
    var values = Map.of("USER", "hanna", "PASSWORD", "hanna-1$x");
    var unveiled = new Unveiled(name -> Optional.ofNullable(values.get(name)));

    // when
    String resolved = unveiled.resolve("{{secrets.USER}}:{{ secrets.PASSWORD }}");

    // then
    assertThat(resolved).isEqualTo("hanna:hanna-1$x");
    assertThat(unveiled.mask("sent hanna-1$x for hanna"))
        .isEqualTo("sent [secret PASSWORD] for [secret USER]");
    assertThat(unveiled.toString()).doesNotContain("hanna");
  }

  @Test
  void shouldSayWhereToPutItWhenASecretIsNotKnown() {
    var unveiled = new Unveiled(name -> Optional.empty());

    assertThatThrownBy(() -> unveiled.resolve("{{secrets.PORTAL}}"))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("PITCREW_SECRET_PORTAL");
  }
}
