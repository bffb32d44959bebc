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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a&b <\"ü\"> /%'",
        "a&amp;b &lt;\"ü\"&gt; /%'",
        "a&amp;b <&quot;ü&quot;> /%'",
        "a&amp;b &lt;&quot;ü&quot;&gt; /%&#39;",
        "a&#x26;b &#60;&#34;&#xFC;&#34;&#62; /%&apos;",
        "a%26b%20%3C%22%C3%BC%22%3E%20%2F%25%27",
        "a%26b+%3c%22%c3%bc%22%3e+%2f%25'",
        "a&b%20%3C%22%c3%BC%22%3E%20/%25%27",
        "a&amp;b%20%3C%22%C3%BC%22%3E%20/%'",
        "a\\u0026b \\u003C\\\"ü\\\"\\u003e \\/%'"
      })
  void shouldMaskAValueHoweverPagesAndAddressesWriteIt(String written) {
    // given
    var values = Map.of("PIN", "a&b <\"ü\"> /%'", "WORD", "100%25;\\");
    var unveiled = new Unveiled(name -> Optional.ofNullable(values.get(name)));
    unveiled.resolve("{{secrets.PIN}}{{secrets.WORD}}");

    // when, then
    assertThat(unveiled.mask("?p=" + written + "&amp;q=" + written + "<b>%41"))
        .isEqualTo("?p=[secret PIN]&amp;q=[secret PIN]<b>%41");
    assertThat(unveiled.mask("100%25;\\ 100%2525%3B%5c 100%25; 100%"))
        .isEqualTo("[secret WORD] [secret WORD] 100%25; 100%");
  }

  @Test
  void shouldSayWhereToPutItWhenASecretIsNotKnown() {
    var unveiled = new Unveiled(name -> Optional.empty());

    assertThatThrownBy(() -> unveiled.resolve("{{secrets.PORTAL}}"))
        .isInstanceOf(ContractBroken.class)
        .hasMessageContaining("PITCREW_SECRET_PORTAL");
  }
}
