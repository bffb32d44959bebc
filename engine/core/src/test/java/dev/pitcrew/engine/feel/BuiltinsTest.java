package dev.pitcrew.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltinsTest {

  /** As the documentation of Camunda 8.9 names them. */
  private static final String DOCUMENTED =
      """
      not, is defined, get or else, assert,
      get value, get entries, put, put all, context, context put, context merge,
      string, number, date, time, date and time, duration, years and months duration, from json, to json,
      all, any, and, or, append, concatenate, count, distinct values, duplicate values, flatten, index of,
      insert before, is empty, list contains, max, mean, median, min, mode, partition, product, remove,
      reverse, sort, stddev, string join, sublist, sum, union,
      abs, ceiling, decimal, even, exp, floor, log, modulo, odd, random number, round down, round half down,
      round half up, round up, sqrt,
      after, before, coincides, during, finished by, finishes, includes, meets, met by, overlaps,
      overlaps after, overlaps before, started by, starts,
      contains, ends with, extract, is blank, lower case, matches, replace, split, starts with, string length,
      substring, substring after, substring before, trim, upper case, uuid,
      day of week, day of year, last day of month, month of year, week of year, now, today,
      fromAi
      """;

  @Test
  void shouldHaveEachFunctionThatIsDocumented() {
    assertThat(Builtins.names())
        .containsAll(Stream.of(DOCUMENTED.split(",")).map(String::strip).toList());
  }
}
