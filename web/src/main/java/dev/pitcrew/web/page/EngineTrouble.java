package dev.pitcrew.web.page;

import dev.pitcrew.web.engine.Refusal;
import io.camunda.client.api.command.ClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a page says when the engine refuses or does not answer and no form could say it. */
@ControllerAdvice(basePackages = "dev.pitcrew.web")
final class EngineTrouble {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTrouble.class);

  @ExceptionHandler(ClientException.class)
  ModelAndView refused(ClientException exception) {
    Refusal refusal = Refusal.of(exception);
    if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      LOG.warn("The engine did not answer a page; the person is told to try again.", exception);
    }
    ModelAndView page =
        new ModelAndView("error")
            .addObject("page", new ErrorPage(title(refusal.status()), refusal.sentence()));
    page.setStatus(refusal.status());
    return page;
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "This is finished or gone";
      case CONFLICT -> "Somebody else was faster";
      case FORBIDDEN -> "This is not for you";
      default -> "The engine does not answer just now";
    };
  }
}
