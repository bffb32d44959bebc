package dev.pitcrew.engine.gateway.rest.problem;

import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.store.InvalidQueryException;
import dev.pitcrew.engine.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever goes wrong under {@code /v2} into a problem detail. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

  private static final Pattern OURS = Pattern.compile("/v2/|/actuator/(clock|cluster)\\b");
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!OURS.matcher(request.getRequestURI()).lookingAt()) {
      return null;
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      LOG.debug("The caller left before its answer; nothing more is done for it.", failure);
      return new ModelAndView();
    }
    try {
      ProblemWriter.write(response, problem(failure, request));
    } catch (IOException e) {
      LOG.debug("The caller left before it was told what is wrong.", e);
    }
    return new ModelAndView();
  }

  private static Problem problem(Exception failure, HttpServletRequest request) {
    String path = request.getRequestURI();
    return switch (failure) {
      case RejectedException e -> Problem.of(e.rejection(), path);
      case ApiException e -> e.problem(path);
      case InvalidQueryException e -> Problem.of(400, "INVALID_ARGUMENT", e.getMessage(), path);
      case StoreException e -> unavailable(e, path);
      case HttpMessageNotReadableException e ->
          Problem.of(
              400,
              "INVALID_ARGUMENT",
              "Expected a valid request body, but " + BodyFaults.of(e),
              path);
      case TypeMismatchException e ->
          Problem.of(
              400,
              "INVALID_ARGUMENT",
              "Expected '%s' to be a number, but it is '%s'."
                  .formatted(e.getPropertyName(), e.getValue()),
              path);
      case MaxUploadSizeExceededException e ->
          Problem.of(
              413, "TOO_LARGE", "Expected a smaller upload, but this one is too large.", path);
      case MultipartException e ->
          Problem.of(
              400, "INVALID_ARGUMENT", "Expected a multipart request, but it is none.", path);
      case ErrorResponse e ->
          Problem.of(
              e.getStatusCode().value(),
              HttpStatus.valueOf(e.getStatusCode().value()).getReasonPhrase(),
              failure.getMessage(),
              path);
      default -> bug(failure, path);
    };
  }

  private static Problem unavailable(StoreException failure, String path) {
    LOG.warn("The store did not answer a query; the caller was told to try again.", failure);
    return Problem.of(
        503, "UNAVAILABLE", "Expected an answer of the store, but it gave none in time.", path);
  }

  private static Problem bug(Exception failure, String path) {
    String reference = UUID.randomUUID().toString();
    LOG.error("A request failed; the caller was told to name {}.", reference, failure);
    return Problem.of(
        500, "INTERNAL", "The request failed unexpectedly; the log has it as " + reference, path);
  }
}
