package dev.pitcrew.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PersonTokenTest {

  @Test
  void shouldBeReadableByTheGatewayWhenMinted() {
    // when
    String token =
        PersonToken.mint("0123456789abcdef", "clara", Instant.ofEpochSecond(1_795_000_000));

    // then
    String[] parts = token.split("\\.");
    assertThat(parts).hasSize(3);
    assertThat(parts[0]).isEqualTo("pc1");
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1])))
        .isEqualTo("{\"sub\":\"clara\",\"exp\":1795000300}");
    assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(32);
    assertThat(token).isEqualTo("pc1.eyJzdWIiOiJjbGFyYSIsImV4cCI6MTc5NTAwMDMwMH0." + parts[2]);
  }
}
