package dev.pitcrew.records.questions;

import java.util.List;
import java.util.Map;

/**
 * One thing worth a look.
 *
 * @param message a sentence for a person
 * @param rows what it is based on: each with {@code table}, {@code id} and the values that matter
 */
public record Answer(Question question, String message, List<Map<String, String>> rows) {

  public Answer {
    rows = List.copyOf(rows);
  }
}
