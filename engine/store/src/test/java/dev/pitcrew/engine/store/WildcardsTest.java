package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "a?c, abc, true",
    "a?c, a\uD83D\uDE00c, true",
    "a*c, abbc, true",
    "a*c, abbcd, false",
    "*b*d*, abcde, true",
    "'a\\*', a*, true",
    "'a\\*', ab, false",
    "'a\\?', a?, true",
    "a**, a, true",
    "?, '', false",
    "\\*, *, true",
    "\\*, x, false",
    "\\\\*, \\x, true",
    "a\\, a\\, true",
    "a\\b, ab, true",
    "[ab], a, false",
    "'[*]', '[x]', true",
    "*\\**, a*b, true",
    "*\\**, ab, false"
  })
  void shouldMatchAsTheDatabaseDoesWhenAPatternIsGiven(String pattern, String text, boolean matches)
      throws SQLException {
    assertThat(Wildcards.match(pattern, text)).isEqualTo(matches);
    assertThat(inSqlite(pattern, text)).isEqualTo(matches);
  }

  private static boolean inSqlite(String pattern, String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement statement = connection.prepareStatement("SELECT ? GLOB ?")) {
      statement.setString(1, text);
      statement.setString(2, LikePattern.toGlob(pattern));
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  @Test
  void shouldEndWhenAPatternIsMadeToTakeForever() {
    String stars = "*".repeat(1_000) + "!";
    String pairs = "*a".repeat(900) + "!";

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(Wildcards.match(stars, "CANCEL_PROCESS_INSTANCE")).isFalse();
          assertThat(Wildcards.match(pairs, "a".repeat(10_000))).isFalse();
        });
  }
}
