package dev.pitcrew.app.operations;

import dev.pitcrew.app.metrics.Figures;
import dev.pitcrew.app.metrics.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The metrics, for Prometheus. */
@RestController
final class MetricsController {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;
  private final Figures figures;
  private final Scrapers scrapers;

  MetricsController(Metrics metrics, Figures figures, Scrapers scrapers) {
    this.metrics = metrics;
    this.figures = figures;
    this.scrapers = scrapers;
  }

  @GetMapping("/actuator/prometheus")
  ResponseEntity<String> scrape(HttpServletRequest request) {
    if (!scrapers.mayKnow(request)) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
          .header("WWW-Authenticate", "Basic realm=\"Pitcrew\"")
          .build();
    }
    return ResponseEntity.ok()
        .header("Content-Type", TEXT)
        .header("Cache-Control", "no-store")
        .body(metrics.scrape(figures));
  }
}
