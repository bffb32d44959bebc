package dev.pitcrew.web.starts;

import dev.pitcrew.web.page.Notice;
import io.camunda.client.api.command.ClientException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What a person reads after a button that starts something or tells a case what has changed. */
public final class Said {

  private static final Logger LOG = LoggerFactory.getLogger(Said.class);

  private Said() {}

  /**
   * @param done what it says when it was done
   * @param over what it says when no case waits for it any more
   */
  public static Notice of(Supplier<StartsPort.Outcome> act, String done, String over) {
    try {
      return switch (act.get()) {
        case StartsPort.Outcome.Done taken -> Notice.of(done);
        case StartsPort.Outcome.Known known ->
            Notice.of(
                "This was asked for before, as %s. Nothing was started twice."
                    .formatted(known.id()));
        case StartsPort.Outcome.Over gone -> Notice.refused(over);
        case StartsPort.Outcome.Late late -> Notice.refused(late.said());
        case StartsPort.Outcome.Refused refused -> Notice.refused(refused.reason());
      };
    } catch (ClientException | DataAccessException e) {
      LOG.warn("Something could not be started or changed; the person is told to try again.", e);
      return Notice.refused(
          "It could not be done just now. Try again in a moment; nothing is done twice.");
    }
  }
}
