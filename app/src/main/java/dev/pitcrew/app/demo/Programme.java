package dev.pitcrew.app.demo;

import dev.pitcrew.samples.ExpenseSample;
import dev.pitcrew.samples.ExpenseSamples;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import java.util.List;

/**
 * What is played.
 *
 * @param documents that come in
 * @param claims that are handed in
 * @param bots whether people come and go and the month is reported, with bots in a browser
 * @param inTurn one process after the other, so that what is found due is always the same
 */
public record Programme(
    List<Sample> documents, List<ExpenseSample> claims, boolean bots, boolean inTurn) {

  public Programme {
    documents = List.copyOf(documents);
    claims = List.copyOf(claims);
  }

  /** Each sample of each process. */
  public static Programme whole() {
    return new Programme(Samples.all(), ExpenseSamples.all(), true, false);
  }

  /** One e-invoice that takes the whole way. */
  public static Programme one() {
    Sample one =
        Samples.invoices().stream()
            .filter(s -> "e-invoice".equals(s.answer().reads()))
            .filter(s -> s.answer().outcome().equals("posted"))
            .findFirst()
            .orElseThrow();
    return new Programme(List.of(one), List.of(), false, true);
  }
}
