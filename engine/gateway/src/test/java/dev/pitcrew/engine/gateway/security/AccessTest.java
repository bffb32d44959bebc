package dev.pitcrew.engine.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.command.Caller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AccessTest {

  private static final String SECRET = "a-secret-of-good-length";
  private static final String HERE = "127.0.0.1";
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final Access access =
      new Access(
          new AccessProperties(
              SECRET, true, "local", List.of(new AccessProperties.Client("reader", "pa:ss"))),
          InstantSource.fixed(NOW),
          null);

  @Test
  void shouldKnowThePersonWhenTheTokenIsGood() {
    assertThat(
            access.identify(
                "Bearer " + token(SECRET, claims("clara", NOW.getEpochSecond() + 1)), false, HERE))
        .hasValue(Caller.trusted("clara", Caller.Kind.PERSON));
  }

  static Stream<String> badTokens() {
    String good = token(SECRET, claims("clara", NOW.getEpochSecond() + 60));
    String other = token(SECRET, claims("dora", NOW.getEpochSecond() + 60));
    return Stream.of(
        token(SECRET, claims("clara", NOW.getEpochSecond())),
        token("another-secret-of-length", claims("clara", NOW.getEpochSecond() + 60)),
        token(SECRET, "{\"exp\":" + (NOW.getEpochSecond() + 60) + "}"),
        token(SECRET, "{\"sub\":\"\",\"exp\":" + (NOW.getEpochSecond() + 60) + "}"),
        token(SECRET, "{\"sub\":\"clara\"}"),
        token(SECRET, "[]"),
        token(SECRET, "null"),
        token(SECRET, ""),
        token(SECRET, "7"),
        token(SECRET, "\"clara\""),
        token(SECRET, "{\"sub\":null,\"exp\":null}"),
        token(SECRET, "{\"sub\":\"clara\",\"exp\":1e400}"),
        token(SECRET, "[".repeat(5_000)),
        token(SECRET, "\u0000\u0000\u0000{"),
        token(SECRET, "\u0000\u0000\u0000\ud800{"),
        "x.bnVsbA.y",
        "pc1.bnVsbA.y",
        "pc1.gICAgA.y",
        "pc1.AAD__w.y",
        good.substring(0, good.length() - 2),
        good.replace("pc1", "pc2"),
        good.split("\\.")[0] + "." + other.split("\\.")[1] + "." + good.split("\\.")[2],
        "pc1.%%%.%%%",
        "pc1..",
        "",
        "nonsense");
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void shouldKnowNobodyWhenTheTokenIsBad(String token) {
    assertThat(access.identify("Bearer " + token, true, HERE)).isEmpty();
  }

  @Test
  void shouldSayWhetherALookUpIsNeededWhenAskedBefore() {
    // programs, and what is refused by its form
    assertThat(Stream.of(null, "", basic("reader:wrong"), basic("reader"), "Digest x", "reader"))
        .allMatch(access::isIdentifiedAtOnce);
    assertThat(
            access.isIdentifiedAtOnce(
                "Bearer " + token(SECRET, "{\"sub\":\"bot\",\"exp\":1,\"kind\":\"client\"}")))
        .isTrue();
    assertThat(
            access.isIdentifiedAtOnce(
                "Bearer "
                    + token(SECRET, "{\"sub\":\"bot\",\"exp\":1,\"kind\":\"client\"}")
                        .replace("pc1", "pc2")))
        .isFalse();
    // people
    assertThat(access.isIdentifiedAtOnce(basic("clara:secret"))).isFalse();
    assertThat(access.isIdentifiedAtOnce("Bearer " + token(SECRET, claims("clara", 1)))).isFalse();
    assertThat(badTokens().map(token -> "Bearer " + token)).noneMatch(access::isIdentifiedAtOnce);
  }

  @Test
  void shouldKnowTheClientWhenItsSecretIsRight() {
    assertThat(access.identify(basic("reader:pa:ss"), false, HERE))
        .hasValue(Caller.client("reader"));
    assertThat(access.identify(basic("reader:pass"), true, HERE)).isEmpty();
    assertThat(access.identify(basic("writer:pa:ss"), true, HERE)).isEmpty();
    assertThat(access.identify(basic("reader"), true, HERE)).isEmpty();
    assertThat(access.identify("Basic %%%", true, HERE)).isEmpty();
    assertThat(access.identify("Digest x", true, HERE)).isEmpty();
    assertThat(access.identify("reader", true, HERE)).isEmpty();
  }

  @Test
  void shouldTakeNobodyInParticularOnlyFromThisMachine() {
    assertThat(access.identify(null, true, HERE)).hasValue(Caller.ANYBODY);
    assertThat(access.identify(null, false, HERE)).isEmpty();
    Access strict =
        new Access(new AccessProperties("", false, "", List.of()), InstantSource.fixed(NOW), null);
    assertThat(strict.identify(null, true, HERE)).isEmpty();
    assertThat(
            strict.identify(
                "Bearer " + token(SECRET, claims("clara", NOW.getEpochSecond() + 60)), true, HERE))
        .isEmpty();
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() {
    assertThatThrownBy(
            () ->
                new Access(
                    new AccessProperties("short", true, "", List.of()),
                    InstantSource.system(),
                    null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected 'pitcrew.api.secret' to have at least 16 characters, but it has 5.");
  }

  @Test
  void shouldKnowAProgramByItsTokenAndNoKindThatNobodyHasHeardOf() {
    long later = NOW.getEpochSecond() + 60;
    String claims = "{\"sub\":\"pitcrew-workers\",\"exp\":%d,\"kind\":\"%s\"}";
    assertThat(
            access.identify(
                "Bearer " + token(SECRET, claims.formatted(later, "client")), false, HERE))
        .hasValue(Caller.client("pitcrew-workers"));
    assertThat(
            access.identify("Bearer " + token(SECRET, claims.formatted(later, "king")), true, HERE))
        .isEmpty();
  }

  @Test
  void shouldKnowAgainOnlyThoseClientsThatAreStillThere() {
    assertThat(access.again(Caller.Kind.CLIENT, "reader")).hasValue(Caller.client("reader"));
    assertThat(access.again(Caller.Kind.CLIENT, "pitcrew")).hasValue(Caller.client("pitcrew"));
    assertThat(access.again(Caller.Kind.CLIENT, "pitcrew-workers"))
        .hasValue(Caller.client("pitcrew-workers"));
    assertThat(access.again(Caller.Kind.CLIENT, "removed")).isEmpty();
    Access bare =
        new Access(new AccessProperties("", true, "", List.of()), InstantSource.fixed(NOW), null);
    assertThat(bare.again(Caller.Kind.CLIENT, "pitcrew")).isEmpty();
    assertThat(bare.again(Caller.Kind.CLIENT, "pitcrew-workers")).isEmpty();
  }

  @Test
  void shouldKnowTheLocalClientBesideTheOthers() {
    assertThat(access.identify(basic("pitcrew:local"), true, HERE))
        .hasValue(Caller.client("pitcrew"));
    assertThat(access.identify(basic("pitcrew:"), true, HERE)).isEmpty();
  }

  @Test
  void shouldKnowPeopleAsTheyAreTodayWhenThereAreSome() {
    // given
    Directory people =
        new Directory() {
          @Override
          public Optional<Member> find(String username) {
            return username.equals("clara")
                ? Optional.of(
                    new Member(Set.of("clerk"), Set.of("clerk", "approver"), Set.of("anton")))
                : Optional.empty();
          }

          @Override
          public boolean accepts(String username, String password, String address) {
            return password.equals("right") && address.equals(HERE);
          }
        };
    Access known =
        new Access(
            new AccessProperties(SECRET, true, "", List.of()), InstantSource.fixed(NOW), people);
    Caller clara =
        Caller.person("clara", Set.of("clerk"), Set.of("clerk", "approver"), Set.of("anton"));
    long later = NOW.getEpochSecond() + 60;

    // then
    assertThat(known.identify("Bearer " + token(SECRET, claims("clara", later)), false, HERE))
        .hasValue(clara);
    assertThat(known.identify("Bearer " + token(SECRET, claims("gone", later)), true, HERE))
        .isEmpty();
    assertThat(known.identify(basic("clara:right"), false, HERE)).hasValue(clara);
    assertThat(known.identify(basic("clara:wrong"), true, HERE)).isEmpty();
    assertThat(known.identify(basic("gone:right"), true, HERE)).isEmpty();
    assertThat(known.identify(null, true, HERE)).hasValue(Caller.ANONYMOUS);
  }

  @Test
  void shouldKnowProgramsWithoutAskingForPeople() {
    // given
    Directory away =
        new Directory() {
          @Override
          public Optional<Member> find(String username) {
            throw new IllegalStateException("The books are away.");
          }

          @Override
          public boolean accepts(String username, String password, String address) {
            throw new IllegalStateException("The books are away.");
          }
        };
    Access programs =
        new Access(
                new AccessProperties(
                    SECRET, true, "", List.of(new AccessProperties.Client("reader", "pa:ss"))),
                InstantSource.fixed(NOW),
                away)
            .ofPrograms();
    long later = NOW.getEpochSecond() + 60;

    // then
    assertThat(programs.identify(basic("reader:pa:ss"), false, HERE))
        .hasValue(Caller.client("reader"));
    assertThat(programs.identify(null, true, HERE)).hasValue(Caller.ANONYMOUS);
    assertThat(programs.identify(basic("clara:right"), true, HERE)).isEmpty();
    assertThat(programs.identify("Bearer " + token(SECRET, claims("clara", later)), true, HERE))
        .isEmpty();
  }

  private static String claims(String subject, long expiry) {
    return "{\"sub\":\"%s\",\"exp\":%d}".formatted(subject, expiry);
  }

  private static String token(String secret, String claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String signed = "pc1." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return signed
          + "."
          + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
