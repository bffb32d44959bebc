package dev.pitcrew.app;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The processes that come with the jar. The same bytes deployed again make no new version. */
final class ShippedModels {

  private static final String[] PATTERNS = {
    "classpath*:bpmn/*/*.dmn", "classpath*:bpmn/*/*.form", "classpath*:bpmn/*/*.bpmn"
  };

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Set<String> SCHEDULES =
      Set.of("payment-run-schedule.bpmn", "report-schedule.bpmn");

  private ShippedModels() {}

  /**
   * Deploys them.
   *
   * @param schedules also what starts payment runs and reports by itself; not for a company that is
   *     only played
   */
  static void deploy(CamundaClient client, boolean schedules) {
    DeployResourceCommandStep1 command = client.newDeployResourceCommand();
    DeployResourceCommandStep1.DeployResourceCommandStep2 filled = null;
    try {
      for (String pattern : PATTERNS) {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          if (!schedules && SCHEDULES.contains(resource.getFilename())) {
            continue;
          }
          try (InputStream in = resource.getInputStream()) {
            filled = command.addResourceBytes(in.readAllBytes(), resource.getFilename());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (filled == null) {
      throw new IllegalStateException("Expected the jar to hold processes, but it holds none.");
    }
    // Cold, on a machine that has other things to do, parsing them takes its time.
    filled.requestTimeout(PATIENCE).send().join();
  }
}
