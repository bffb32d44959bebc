package dev.pitcrew.web.page;

import org.springframework.http.HttpStatus;

/** What happened, what was kept, what to do. */
public record ErrorPage(String title, String text) {

  static ErrorPage of(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND ->
          new ErrorPage(
              "There is nothing here",
              "The address may be mistyped, or what it showed is finished and gone.");
      case FORBIDDEN ->
          new ErrorPage(
              "This is not for you",
              "Your roles do not include this page, or the form was open for too long. Nothing was"
                  + " changed. Go back and try again, or ask an administrator.");
      case CONTENT_TOO_LARGE ->
          new ErrorPage("This is too large", "Nothing was taken. Upload smaller files or fewer.");
      case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT, BAD_GATEWAY ->
          new ErrorPage(
              "The engine does not answer just now",
              "Nothing was changed by this page. Wait a moment and load it again.");
      default ->
          status.is4xxClientError()
              ? new ErrorPage(
                  "This request could not be understood", "Nothing was changed. Go back.")
              : new ErrorPage(
                  "Something went wrong here",
                  "It has been written to the log. Load the page again to see what was kept.");
    };
  }
}
