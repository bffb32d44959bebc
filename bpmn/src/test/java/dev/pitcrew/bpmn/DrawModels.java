package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Draws the pictures of the README pages from the models, as bpmn-js shows them: each process as a
 * whole, and each sub-process in it by itself. Not a test of its own; run it when a model has
 * changed and the web module is built:
 *
 * <pre>mvn -pl bpmn -am test -Dtest=DrawModels -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
final class DrawModels {

  private static final String VIEWER =
      "../web/node_modules/bpmn-js/dist/bpmn-viewer.production.min.js";
  private static final String PAGE =
      "data:text/html,<html><body style='margin:0'><div id='canvas' style='width:6000px;height:2000px'></div></body></html>";
  private static final int MARGIN = 12;

  @Test
  void drawEveryModel() throws IOException {
    var viewer = Files.readString(Path.of(System.getProperty("pitcrew.viewer", VIEWER)));
    var browser = new ChromeDriver(options());
    try {
      for (var model : Models.ending(".bpmn")) {
        browser.get(PAGE);
        browser.executeScript(viewer + "\nwindow.BpmnJS = BpmnJS;");
        draw(browser, model);
        assertThat(model.resolveSibling("images")).isNotEmptyDirectory();
      }
    } finally {
      browser.quit();
    }
  }

  private static ChromeOptions options() {
    return new ChromeOptions()
        .addArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1600,1000");
  }

  private static void draw(ChromeDriver browser, Path model) throws IOException {
    var xml = Files.readString(model);
    var svg =
        (String)
            browser.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                const viewer = new BpmnJS({container: '#canvas'});
                viewer.importXML(arguments[0])
                  .then(() => viewer.saveSVG())
                  .then(result => done(result.svg), error => done('!' + error));
                """,
                xml);
    if (svg.startsWith("!")) {
      throw new IllegalStateException(
          "Expected to draw %s, but the viewer says: %s".formatted(model, svg.substring(1)));
    }
    var folder = model.resolveSibling("images");
    Files.createDirectories(folder);
    var name = model.getFileName().toString().replace(".bpmn", "");
    Files.writeString(folder.resolve(name + ".svg"), Pictures.signed(svg, xml));
    for (var part : parts(model).entrySet()) {
      Files.writeString(
          folder.resolve(part.getKey() + ".svg"), Pictures.signed(cut(svg, part.getValue()), xml));
    }
  }

  /** The sub-processes that hold no others: the whole already shows those that do. */
  private static Map<String, Rectangle2D> parts(Path file) {
    var model = Bpmn.readModelFromFile(file.toFile());
    var shapes = Drawing.of(model).shapes();
    var parts = new LinkedHashMap<String, Rectangle2D>();
    for (var part : model.getModelElementsByType(SubProcess.class)) {
      if (part.getChildElementsByType(SubProcess.class).isEmpty()) {
        parts.put(part.getId(), shapes.get(part.getId()));
      }
    }
    return parts;
  }

  private static String cut(String svg, Rectangle2D part) {
    var width = part.getWidth() + 2 * MARGIN;
    var height = part.getHeight() + 2 * MARGIN;
    return svg.replaceFirst(
        "width=\"[^\"]*\" height=\"[^\"]*\" viewBox=\"[^\"]*\"",
        String.format(
            Locale.ROOT,
            "width=\"%.0f\" height=\"%.0f\" viewBox=\"%.0f %.0f %.0f %.0f\"",
            width,
            height,
            part.getX() - MARGIN,
            part.getY() - MARGIN,
            width,
            height));
  }
}
