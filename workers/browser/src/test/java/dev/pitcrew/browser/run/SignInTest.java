package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in with secrets and one-time codes, and nothing of it to be seen. */
class SignInTest {

  /** The seed of RFC 6238's examples, in base 32. */
  private static final String SEED = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";

  @TempDir Path folder;

  private final TestSite site = new TestSite();

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void shouldGiveTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(SEED, Totp.stepOf(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void shouldGiveEachCodeOnce() throws Exception {
    // given
    var codes = new OneTimeCodes(Clock.fixed(Instant.ofEpochSecond(59), ZoneOffset.UTC));

    // then: a code that is about to end is not begun with
    assertThat(Totp.stepOf(Instant.ofEpochSecond(59))).isEqualTo(1);
    assertThat(codes.next("A", SEED)).isEqualTo(Totp.code(SEED, 2));
  }

  @Test
  void shouldSignInWithACodeAndShowNothingOfItsSecrets() throws Exception {
    // given
    site.page(
        "/",
        """
        <form action=/in method=post><label>User <input name=user></label><label>Password <input type=password name=password></label>
        <label>Visible <input name=visible></label><label>Code <input name=code></label><button>Sign in</button></form>
        """);
    site.form("/in", "<h1 style='font-size:60px'>open sesame</h1>");
    var bots = TestBots.sharing(folder, Map.of("PASS", "open sesame", "CODES", SEED));
    var bot =
        TestBots.bot(
            site,
            """
            secrets: [PASS]
            totp: CODES
            sign in:
              - open: SITE/
              - fill: User
                with: ada
              - fill: Password
                with: "{{secrets.PASS}}"
              - fill: Visible
                with: "{{secrets.PASS}}"
              - fill: Code
                with: "{{totp}}"
              - click: Sign in
            """,
            "  - wait for: sesame\n");
    long before = Totp.stepOf(Instant.now());

    // when
    var result = (RunResult.Finished) bots.run(site, bot, Map.of());

    // then
    var sent = site.sent().getFirst();
    assertThat(sent).containsEntry("password", "open sesame").containsEntry("user", "ada");
    assertThat(sent.get("code"))
        .isIn(
            LongStream.rangeClosed(before, Totp.stepOf(Instant.now()))
                .mapToObj(step -> Totp.code(SEED, step))
                .toList());
    assertThat(result.toVariable().toString()).doesNotContain("open sesame", sent.get("code"));
    var last = result.log().pictures().getLast();
    assertThat(
            ink(
                ImageIO.read(
                    new ByteArrayInputStream(bots.shelf().get(last.document(), 10_000_000)))))
        .as("the heading is covered by one dark area, not letters on white")
        .isGreaterThan(0.9);
  }

  /** How much of the heading's middle line is dark. */
  private static double ink(BufferedImage picture) {
    int dark = 0;
    int width = 300;
    for (int x = 20; x < 20 + width; x++) {
      int blue = picture.getRGB(x, 60) & 0xFF;
      if (blue > 40 && blue < 100) {
        dark++;
      }
    }
    return (double) dark / width;
  }
}
