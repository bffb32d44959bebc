package dev.pitcrew.app.operations;

import dev.pitcrew.app.health.ComponentHealth;
import dev.pitcrew.app.health.HealthChecks;
import dev.pitcrew.app.health.HealthChecks.Group;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health for load balancers, containers and people: 200 or 503; details for whoever is known. */
@RestController
@RequestMapping("/actuator/health")
final class HealthController {

  private static final int UNAVAILABLE = 503;

  private final HealthChecks checks;
  private final Scrapers scrapers;

  HealthController(HealthChecks checks, Scrapers scrapers) {
    this.checks = checks;
    this.scrapers = scrapers;
  }

  @GetMapping
  ResponseEntity<Map<String, Object>> all(HttpServletRequest request) {
    return answer(Group.ALL, request);
  }

  @GetMapping("/liveness")
  ResponseEntity<Map<String, Object>> liveness(HttpServletRequest request) {
    return answer(Group.LIVENESS, request);
  }

  @GetMapping("/readiness")
  ResponseEntity<Map<String, Object>> readiness(HttpServletRequest request) {
    return answer(Group.READINESS, request);
  }

  private ResponseEntity<Map<String, Object>> answer(Group group, HttpServletRequest request) {
    Map<String, ComponentHealth> components = checks.of(group);
    ComponentHealth.Status status = HealthChecks.worst(components);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status.name());
    if (scrapers.mayKnow(request)) {
      Map<String, Object> shown = new LinkedHashMap<>();
      components.forEach(
          (name, one) ->
              shown.put(
                  name,
                  Map.of("status", one.status().name(), "details", Map.of("text", one.detail()))));
      body.put("components", shown);
      if (group == Group.ALL) {
        body.put("groups", List.of("liveness", "readiness"));
      }
    }
    return ResponseEntity.status(status == ComponentHealth.Status.DOWN ? UNAVAILABLE : 200)
        .header("Cache-Control", "no-store")
        .body(body);
  }
}
