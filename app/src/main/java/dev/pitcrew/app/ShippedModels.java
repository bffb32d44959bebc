package dev.pitcrew.app;

import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.shelf.Sha256;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.response.DecisionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The processes that come with the jar. The same bytes deployed again make no new version, and what
 * a company has made of a model or a table of ours stays in force: it is theirs from the moment its
 * newest version is none that was shipped. The ledger of effects knows what was.
 */
final class ShippedModels {

  private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);
  private static final String[] PATTERNS = {
    "classpath*:bpmn/*/*.dmn", "classpath*:bpmn/*/*.form", "classpath*:bpmn/*/*.bpmn"
  };

  /** Cold, on a machine that has other things to do, all of this takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PAYMENT_SCHEDULE = "payment-run-schedule.bpmn";
  private static final String REPORT_SCHEDULE = "report-schedule.bpmn";
  private static final int BAD_REQUEST = 400;

  /** A file of the jar; models and tables have the id that their file is named after. */
  record Shipped(String fileName, String text) {

    private String id() {
      return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private String kind() {
      return fileName.substring(fileName.lastIndexOf('.') + 1);
    }
  }

  /** Which of them start by themselves. */
  enum Schedules {
    /** Payment runs and reports. */
    ALL(Set.of()),
    /** No payment runs: where there are no pages, nobody can release one. */
    REPORTS(Set.of(PAYMENT_SCHEDULE)),
    /** None; for a company that is only played. */
    NONE(Set.of(PAYMENT_SCHEDULE, REPORT_SCHEDULE));

    private final Set<String> without;

    Schedules(Set<String> without) {
      this.without = without;
    }
  }

  /** What it means that an engine shows none of what the books say was deployed. */
  enum Missing {
    /** It has lost them: they are deployed again. */
    LOST,
    /** They cannot be seen: nothing is deployed over what may be the company's. */
    UNSEEN
  }

  private final CamundaClient client;
  private final Effects effects;
  private final Missing missing;

  ShippedModels(CamundaClient client, Effects effects, Missing missing) {
    this.client = client;
    this.effects = effects;
    this.missing = missing;
  }

  /**
   * Deploys them.
   *
   * @throws PitcrewApplication.CannotStart when those that were deployed cannot be seen
   */
  void deploy(Schedules schedules) {
    List<Shipped> all = ofTheJar();
    if (all.isEmpty()) {
      throw new IllegalStateException("Expected the jar to hold processes, but it holds none.");
    }
    deploy(all.stream().filter(one -> !schedules.without.contains(one.fileName())).toList());
  }

  void deploy(List<Shipped> shipped) {
    // An engine that has none of them has lost them, whatever the books say.
    boolean lost =
        shipped.stream()
            .filter(one -> one.kind().equals("bpmn"))
            .allMatch(one -> newestProcess(one.id()).isEmpty());
    if (lost && missing == Missing.UNSEEN && shipped.stream().anyMatch(this::wasShipped)) {
      throw new PitcrewApplication.CannotStart(
          "The engine shows none of the processes that were deployed to it: these workers may not"
              + " read definitions there, or its search is behind. Nothing was deployed.");
    }
    List<Shipped> ours =
        shipped.stream()
            .filter(
                one ->
                    switch (one.kind()) {
                      // The API gives no form by its id: one that was shipped is there, or changed.
                      case "form" -> lost || !isKnown(key(one.fileName(), one.text()));
                      default -> isOurs(one);
                    })
            .toList();
    DeployResourceCommandStep1 command = client.newDeployResourceCommand();
    DeployResourceCommandStep1.DeployResourceCommandStep2 filled = null;
    for (Shipped one : ours) {
      filled =
          command.addResourceBytes(one.text().getBytes(StandardCharsets.UTF_8), one.fileName());
    }
    if (filled != null) {
      filled.requestTimeout(PATIENCE).send().join();
    }
    for (Shipped one : ours) {
      note(one.fileName());
      note(key(one.fileName(), one.text()));
    }
  }

  private boolean isOurs(Shipped shipped) {
    Optional<String> newest =
        shipped.kind().equals("bpmn") ? newestProcess(shipped.id()) : newestDecision(shipped.id());
    // Books that never noted the file are older than this rule: what is there was shipped.
    boolean ours =
        newest.isEmpty()
            || newest.get().equals(shipped.text())
            || isKnown(key(shipped.fileName(), newest.get()))
            || !isKnown(shipped.fileName());
    if (!ours) {
      LOG.warn(
          "{} stays as the company has made it; what is shipped with this version was not"
              + " deployed.",
          shipped.fileName());
    }
    return ours;
  }

  private boolean wasShipped(Shipped one) {
    return one.kind().equals("bpmn") && isKnown(one.fileName());
  }

  private Optional<String> newestProcess(String id) {
    return client
        .newProcessDefinitionSearchRequest()
        .filter(f -> f.processDefinitionId(id).isLatestVersion(true))
        .page(p -> p.limit(1))
        .requestTimeout(PATIENCE)
        .send()
        .join()
        .items()
        .stream()
        .findFirst()
        .map(
            one ->
                client
                    .newProcessDefinitionGetXmlRequest(one.getProcessDefinitionKey())
                    .requestTimeout(PATIENCE)
                    .send()
                    .join());
  }

  private Optional<String> newestDecision(String id) {
    return decisions(id).stream()
        .findFirst()
        .map(
            one ->
                client
                    .newDecisionDefinitionGetXmlRequest(one.getDecisionKey())
                    .requestTimeout(PATIENCE)
                    .send()
                    .join());
  }

  private List<DecisionDefinition> decisions(String id) {
    try {
      return client
          .newDecisionDefinitionSearchRequest()
          .filter(f -> f.decisionDefinitionId(id).isLatestVersion(true))
          .page(p -> p.limit(1))
          .requestTimeout(PATIENCE)
          .send()
          .join()
          .items();
    } catch (ProblemException e) {
      if (e.code() != BAD_REQUEST) {
        throw e;
      }
      // Camunda 8.8 knows no such filter, and shows no version that was deleted.
      return client
          .newDecisionDefinitionSearchRequest()
          .filter(f -> f.decisionDefinitionId(id))
          .sort(s -> s.version().desc())
          .page(p -> p.limit(1))
          .requestTimeout(PATIENCE)
          .send()
          .join()
          .items();
    }
  }

  private static String key(String fileName, String text) {
    return fileName + ":" + Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private void note(String what) {
    if (effects.claim("shipped-model:" + what) instanceof Effects.Claim.Granted) {
      effects.resolve("shipped-model:" + what, "{}");
    }
  }

  private boolean isKnown(String what) {
    if (effects.claim("shipped-model:" + what) instanceof Effects.Claim.Granted) {
      effects.giveBack("shipped-model:" + what);
      return false;
    }
    return true;
  }

  private static List<Shipped> ofTheJar() {
    List<Shipped> found = new ArrayList<>();
    try {
      for (String pattern : PATTERNS) {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          try (InputStream in = resource.getInputStream()) {
            found.add(
                new Shipped(
                    String.valueOf(resource.getFilename()),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
