package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.util.List;

/** Steps a person has done: their effects are noted as done, so that the bot never does them. */
record Skipped(Values values, Once once, DocumentShelf shelf) {

  void all(List<Step> steps) throws IOException {
    for (var step : steps) {
      switch (step.action()) {
        case Action.Effect effect -> once.doneByPerson(step, effect);
        case Action.ForEach each -> {
          if (step.all().anyMatch(inner -> inner.action() instanceof Action.Effect)) {
            for (var row : Rows.of(values.raw(each.rows()), shelf)) {
              values.row(row);
              all(each.body());
            }
            values.row(null);
          }
        }
        default -> all(step.inner());
      }
    }
  }
}
