package dev.pitcrew.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final CronParser JUDGE =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

  private static List<OffsetDateTime> times(String cron, String after, int count) {
    CronExpression expression = CronExpression.parse(cron);
    List<OffsetDateTime> times = new ArrayList<>();
    Instant at = OffsetDateTime.parse(after).toInstant();
    for (int i = 0; i < count; i++) {
      at = expression.next(at, BERLIN);
      times.add(at.atZone(BERLIN).toOffsetDateTime());
    }
    return times;
  }

  private static List<OffsetDateTime> list(String times) {
    return Arrays.stream(times.split(" ")).map(OffsetDateTime::parse).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 8 * * *, 2026-11-22T08:00",
    "0 0 9-17 * * MON-FRI, 2026-11-23T09:00",
    "@daily, 2026-11-23T00:00",
    "@midnight, 2026-11-23T00:00",
    "@hourly, 2026-11-22T03:00",
    "@yearly, 2027-01-01T00:00",
    "@annually, 2027-01-01T00:00",
    "@monthly, 2026-12-01T00:00",
    "@weekly, 2026-11-29T00:00",
    "0 0 8 L * *, 2026-11-30T08:00",
    "0 0 8 L-3 * *, 2026-11-27T08:00",
    "0 0 8 15W * *, 2026-12-15T08:00",
    "0 0 8 LW * *, 2026-11-30T08:00",
    "0 0 8 LW 1 *, 2027-01-29T08:00",
    "0 0 8 1W 8 *, 2027-08-02T08:00",
    "0 0 8 31W 1 *, 2027-01-29T08:00",
    "0 0 8 * * L, 2026-11-22T08:00",
    "0 0 8 * * 5L, 2026-11-27T08:00",
    "0 0 8 * * MONL, 2026-11-30T08:00",
    "0 0 8 ? * MON#1, 2026-12-07T08:00",
    "0 0 8 * * 1#5, 2026-11-30T08:00",
    "0 0 8 * * 0, 2026-11-22T08:00",
    "0 0 8 * * 7, 2026-11-22T08:00",
    "0 0 8 * * mon, 2026-11-23T08:00",
    "0 0 8 * jan *, 2027-01-01T08:00",
    "5/15 * * * * *, 2026-11-22T02:23:35",
    "0 0-30/10 * * * *, 2026-11-22T02:30",
    "0 0 0 29 2 *, 2028-02-29T00:00",
    "0 0 0 29 2 MON, 2044-02-29T00:00",
    "0 0 8 1 * MON, 2027-02-01T08:00",
    "0 0 8 * * FRI-MON, 2026-11-22T08:00",
    "0 0 8 * * 5-1, 2026-11-22T08:00",
    "'0 0 8 1,15 * *', 2026-12-01T08:00",
    "' 0  0 8 * * *', 2026-11-22T08:00",
    "* * * * * *, 2026-11-22T02:23:23",
    "0 0 8 * * MON-FRI/2, 2026-11-23T08:00",
    "0 0 8 ? 1/3 *, 2027-01-01T08:00",
    "59 59 23 31 12 FRI, 2027-12-31T23:59:59",
  })
  void shouldComeWhenItComesInZeebe(String cron, LocalDateTime expected) {
    // given
    LocalDateTime after = LocalDateTime.parse("2026-11-22T02:23:22.7");

    // when
    LocalDateTime next = CronExpression.parse(cron).next(after);

    // then
    assertThat(next).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 0 8 * * | it has 5 fields, not second, minute, hour, day of the month, month and day of the week",
        "0 0 0 8 1 * 2027 | it has 7 fields, not second, minute, hour, day of the month, month and day of the week",
        "TZ=Europe/Berlin 0 0 8 * * * | it has 7 fields, not second, minute, hour, day of the month, month and day of the week",
        "@every 1h | it has 2 fields, not second, minute, hour, day of the month, month and day of the week",
        "@reboot | it has 1 fields, not second, minute, hour, day of the month, month and day of the week",
        "60 * * * * * | '60' is no second",
        "0 -1 * * * * | '-1' is no minute",
        "0 0 24 * * * | '24' is no hour",
        "0 0 8 0 * * | '0' is no day of the month",
        "0 0 8 32 * * | '32' is no day of the month",
        "0 0 8 * 13 * | '13' is no month",
        "0 0 8 * * 8 | '8' is no day of the week",
        "0 0 8 * * SUN#6 | 'SUN#6' is no day of the week",
        "0 0 22-2 * * * | '22-2' is no hour",
        "0 */0 * * * * | '*/0' is no minute",
        "0 5/ * * * * | '5/' is no minute",
        "0 1,,2 * * * * | '' is no minute",
        "0 0 8 L-40 * * | '40' is no day of the month",
        "0 0 8 W * * | '' is no day of the month",
        "0 ٣ * * * * | '٣' is no minute",
        "0 0 0 31 2 * | that time never comes",
        "0 0 0 30 2 MON#5 | that time never comes",
      })
  void shouldSayWhyItIsNone(String cron, String why) {
    assertThatThrownBy(() -> CronExpression.parse(cron))
        .isInstanceOf(DateTimeException.class)
        .hasMessage(why);
  }

  @Test
  void shouldNotReadWhatIsTooLong() {
    assertThatThrownBy(() -> CronExpression.parse("0 0 8 1" + ",1".repeat(200) + " * *"))
        .hasMessage("it is longer than 256 characters");
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks leave out 02:00 to 03:00 on 29 March.
    "0 30 2 * * *, 2026-03-28T12:00+01:00, 2026-03-29T03:30+02:00 2026-03-30T02:30+02:00",
    "0 0 2 * * *, 2026-03-28T12:00+01:00, 2026-03-29T03:00+02:00 2026-03-30T02:00+02:00",
    "0 0 8 * * *, 2026-03-28T12:00+01:00, 2026-03-29T08:00+02:00 2026-03-30T08:00+02:00",
    "0 0 * * * *, 2026-03-29T00:30+01:00, 2026-03-29T01:00+01:00 2026-03-29T03:00+02:00 2026-03-29T04:00+02:00",
    // They go through it twice on 25 October.
    "0 30 2 * * *, 2026-10-24T12:00+02:00, 2026-10-25T02:30+02:00 2026-10-26T02:30+01:00",
    "0 0 3 * * *, 2026-10-24T12:00+02:00, 2026-10-25T03:00+01:00 2026-10-26T03:00+01:00",
    "0 0 * * * *, 2026-10-25T01:30+02:00, 2026-10-25T02:00+02:00 2026-10-25T02:00+01:00 2026-10-25T03:00+01:00",
    "0 */30 * * * *, 2026-10-25T02:00+02:00, 2026-10-25T02:30+02:00 2026-10-25T02:00+01:00 2026-10-25T02:30+01:00 2026-10-25T03:00+01:00",
    // Late by so much that the same hour runs again.
    "0 30 2 * * *, 2026-10-25T02:10+01:00, 2026-10-26T02:30+01:00",
    "0 */20 2 * * *, 2026-10-25T02:10+01:00, 2026-10-26T02:00+01:00",
  })
  void shouldComeOnceWhenClocksAreChanged(String cron, String after, String expected) {
    List<OffsetDateTime> times = list(expected);
    assertThat(times(cron, after, times.size())).isEqualTo(times);
  }

  static LongStream seeds() {
    return LongStream.range(0, 1_500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldComeWheneverTheJudgeSays(long seed) {
    // given
    Random random = new Random(seed);
    String cron = new RandomCron(random).text();
    ExecutionTime judge = ExecutionTime.forCron(JUDGE.parse(cron));
    CronExpression expression = CronExpression.parse(cron);
    ZonedDateTime at =
        ZonedDateTime.ofInstant(
            Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000)), ZoneOffset.UTC);

    // when // then
    for (int i = 0; i < 5; i++) {
      ZonedDateTime expected = judge.nextExecution(at).orElseThrow();
      at = expression.next(at.toInstant(), ZoneOffset.UTC).atZone(ZoneOffset.UTC);
      assertThat(at).as("%s, seed %d", cron, seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
  void shouldAlwaysComeLaterAndOnTheClock(String name) {
    // given
    ZoneId zone = ZoneId.of(name);
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      String cron = new RandomCron(random).text();
      CronExpression expression = CronExpression.parse(cron);
      Instant at = Instant.ofEpochSecond(1_770_000_000L + random.nextInt(30_000_000));

      // when // then
      for (int i = 0; i < 50; i++) {
        Instant next = expression.next(at, zone);
        assertThat(next).as("%s in %s", cron, name).isAfter(at);
        at = next;
      }
    }
  }
}
