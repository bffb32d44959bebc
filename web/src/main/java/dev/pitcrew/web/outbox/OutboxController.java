package dev.pitcrew.web.outbox;

import dev.pitcrew.records.Records;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What suppliers and colleagues are to be told. Nothing is sent from here. */
@Controller
final class OutboxController {

  private static final int MESSAGES_MAX = 200;

  private final ObjectProvider<Records> records;

  OutboxController(ObjectProvider<Records> records) {
    this.records = records;
  }

  @GetMapping("/outbox")
  ModelAndView list() {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new ModelAndView("outbox/outbox")
        .addObject("page", new OutboxPage(books.outbox().latest(MESSAGES_MAX), MESSAGES_MAX));
  }
}
