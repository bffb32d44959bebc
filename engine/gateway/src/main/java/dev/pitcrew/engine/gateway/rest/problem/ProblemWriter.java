package dev.pitcrew.engine.gateway.rest.problem;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** Writes a problem where no message converter is at hand. */
public final class ProblemWriter {

  private ProblemWriter() {}

  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.reset();
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(GatewayJson.MAPPER.writeValueAsBytes(problem));
  }
}
