package dev.pitcrew.web.engine;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * Why the engine did not do what was asked, in the words of the person who asked.
 *
 * @param status what the page answers with
 * @param sentence what happened, what was kept, what to do
 * @param detail the engine's own words; empty when it gave none
 */
public record Refusal(HttpStatus status, String sentence, String detail) {

  private static final Pattern DENIED = Pattern.compile("Reason to deny: '(.+)'", Pattern.DOTALL);

  public static Refusal of(ClientException exception) {
    if (!(exception instanceof ClientHttpException http)) {
      return new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The engine does not answer just now. What you typed is kept; try again in a moment.",
          "");
    }
    String detail =
        http instanceof ProblemException problem && problem.details().getDetail() != null
            ? problem.details().getDetail()
            : "";
    return switch (http.code()) {
      case 404 ->
          new Refusal(
              HttpStatus.NOT_FOUND,
              "This is no longer there: somebody has finished it, or the case was ended.",
              detail);
      case 409 ->
          new Refusal(
              HttpStatus.CONFLICT,
              denial(detail)
                  .orElse(
                      "Somebody else was faster. What you typed is kept; load the page to see how"
                          + " it stands."),
              detail);
      case 401, 403 ->
          new Refusal(HttpStatus.FORBIDDEN, "The engine says that you may not do this.", detail);
      case 400 ->
          new Refusal(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "The engine could not take this. What you typed is kept.",
              detail);
      default ->
          new Refusal(
              HttpStatus.SERVICE_UNAVAILABLE,
              "The engine could not do this just now. What you typed is kept; try again in a"
                  + " moment.",
              detail);
    };
  }

  /** The sentence of whoever guards the task; it is made for the person who decides. */
  private static Optional<String> denial(String detail) {
    var denied = DENIED.matcher(detail);
    return denied.find() ? Optional.of(denied.group(1)) : Optional.empty();
  }
}
