package dev.pitcrew.web;

import dev.pitcrew.jobs.BotRuns.Report;
import dev.pitcrew.jobs.BotRuns.Run;
import dev.pitcrew.records.bots.BotBook;
import dev.pitcrew.records.bots.BotStops;
import dev.pitcrew.records.workitems.WorkDraft;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** Bots that ran, fail, wait and are planned. */
final class BotScene {

  static final long FAILED = 4001;
  static final long DONE = 4002;
  static final long WAITING = 4003;

  private static final String BOT = "create-hr-account";
  private static final String REPORT =
      """
      {"stepText": "Click \\"Create account\\"", "url": "https://hr.example.com/people/new",
       "pictures": [{"step": "1", "document": {"documentId": "pic-1", "metadata": {"fileName": "1.jpg"}}}],
       "steps": [
         {"id": "1", "text": "Open https://hr.example.com/people/new", "outcome": "done", "millis": 410},
         {"id": "2", "text": "Fill \\"Name\\" with <script>alert(1)</script>", "outcome": "done", "firstWay": "label \\"Name\\"", "foundBy": "css #n", "millis": 80},
         {"id": "3", "text": "Click \\"Create account\\"", "outcome": "failed", "millis": 10000}],
       "warnings": ["Step 2: Name was found by css #n, not by its label."],
       "bundle": {"documentId": "bundle-1", "metadata": {"fileName": "create-hr-account-failed.zip"}},
       "evidence": ["page.html", "console.txt", "run.json"]}
      """;

  private BotScene() {}

  static void play(TestApp.Running app) {
    BotBook bots = app.records().bots();
    bots.stops().open(BotStops.ALL, "olga");
    bots.stops().open(BOT, "olga");
    bots.started(run(DONE, 1));
    bots.finished(run(DONE, 1), new Report(1, null, REPORT));
    bots.started(run(FAILED, 1));
    bots.failed(
        run(FAILED, 1),
        "3",
        "Expected to find one thing to click within 10 s, but did not: name \"Create account\""
            + " (none).",
        new Report(1, "{\"documentId\": \"pic-1\"}", REPORT));
    bots.held(run(WAITING, 1));
    byte[] picture = jpeg();
    app.engine().document("pic-1", picture);
    app.engine()
        .document(
            "bundle-1",
            zip(
                Map.of(
                    "page.html",
                    "<script>alert(2)</script>",
                    "console.txt",
                    "x is null",
                    "run.json",
                    "{}")));
    engine(app.engine());
    app.records()
        .workItems()
        .feed(
            "orders", List.of(WorkDraft.of("0017", "onboard-employee", Map.of("a", "5"))), "olga");
  }

  private static void engine(StubEngine engine) {
    definition(
        engine,
        71,
        "onboard-employee",
        "Onboard employee",
        model(
            "onboard-employee",
            """
            <bpmn:intermediateCatchEvent id="wait" name="When accounts are due"><bpmn:timerEventDefinition>
              <bpmn:timeDate>=date and time(plan.accountsAt)</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
            <bpmn:callActivity id="grant"><bpmn:extensionElements><zeebe:calledElement processId="portal-access"/>
              <zeebe:ioMapping><zeebe:input source='={system: "hr-portal", action: "create"}' target="access"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:callActivity>
            <bpmn:intermediateCatchEvent id="later" name="Much later"><bpmn:timerEventDefinition>
              <bpmn:timeDate>=plan.day90At</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
            <bpmn:sequenceFlow id="f1" sourceRef="wait" targetRef="grant"/>
            <bpmn:sequenceFlow id="f2" sourceRef="grant" targetRef="later"/>
            """));
    definition(
        engine,
        72,
        "portal-access",
        "Portal access",
        model(
            "portal-access",
            """
            <bpmn:serviceTask id="run-bot"><bpmn:extensionElements><zeebe:taskDefinition type="browser.run"/><zeebe:ioMapping>
              <zeebe:input source='=access.action + (if access.system = "hr-portal" then "-hr-account" else "-it-account")' target="bot"/>
            </zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>
            """));
    definition(
        engine,
        73,
        "report-schedule",
        "Report schedule",
        model(
            "report-schedule",
            """
            <bpmn:extensionElements><zeebe:properties><zeebe:property name="pitcrew:starts" value="report-generation"/></zeebe:properties></bpmn:extensionElements>
            <bpmn:startEvent id="first" name="On the first of the month"><bpmn:extensionElements><zeebe:properties>
              <zeebe:property name="pitcrew:timeZone" value="Europe/Berlin"/></zeebe:properties></bpmn:extensionElements>
              <bpmn:timerEventDefinition><bpmn:timeCycle>0 0 3 1 * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
            <bpmn:serviceTask id="request"/>
            <bpmn:sequenceFlow id="f1" sourceRef="first" targetRef="request"/>
            """));
    definition(
        engine,
        74,
        "report-generation",
        "Report",
        model(
            "report-generation",
            """
            <bpmn:serviceTask id="bank"><bpmn:extensionElements><zeebe:taskDefinition type="browser.run"/><zeebe:ioMapping>
              <zeebe:input source='="download-bank-turnover"' target="bot"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>
            """));
    ObjectNode waits = StubEngine.JSON.createObjectNode();
    waits
        .put("elementInstanceKey", "811")
        .put("elementId", "wait")
        .put("processDefinitionId", "onboard-employee");
    waits.put("processInstanceKey", "810").put("processDefinitionKey", "71").put("state", "ACTIVE");
    waits
        .put("type", "INTERMEDIATE_CATCH_EVENT")
        .put("hasIncident", false)
        .put("tenantId", "<default>");
    waits.put("startDate", "2026-11-20T09:00:00.000Z");
    engine.element(waits);
    engine.variable(
        810,
        "plan",
        "{\"accountsAt\": \"2099-11-30T07:00:00Z\", \"day90At\": \"2099-12-30T07:00:00Z\"}");
    ObjectNode job = StubEngine.JSON.createObjectNode();
    job.put("jobKey", "" + WAITING)
        .put("type", "browser.run")
        .put("state", "FAILED")
        .put("kind", "BPMN_ELEMENT");
    job.put("retries", 3)
        .put("processDefinitionId", "portal-access")
        .put("processDefinitionKey", "72");
    job.put("processInstanceKey", "820")
        .put("elementId", "run-bot")
        .put("elementInstanceKey", "821");
    job.put("errorMessage", "Expected to run bot create-hr-account, but somebody has paused it.");
    job.put("creationTime", "2026-11-22T05:00:00.000Z")
        .put("tenantId", "<default>")
        .put("listenerEventType", "UNSPECIFIED");
    job.put("hasFailedWithRetriesLeft", true)
        .put("isDenied", false)
        .put("worker", "w")
        .putObject("customHeaders");
    engine.job(job);
    engine.variable(821, "bot", "\"create-hr-account\"");
  }

  private static void definition(StubEngine engine, long key, String id, String name, String xml) {
    ObjectNode node = StubEngine.JSON.createObjectNode();
    node.put("processDefinitionKey", "" + key).put("processDefinitionId", id).put("name", name);
    node.put("version", 1)
        .put("tenantId", "<default>")
        .put("resourceName", id + ".bpmn")
        .put("hasStartForm", false);
    engine.definition(node, xml);
  }

  private static String model(String id, String inside) {
    return """
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
    <bpmn:process id="%s">%s</bpmn:process></bpmn:definitions>
    """
        .formatted(id, inside);
  }

  private static Run run(long job, int attempt) {
    return new Run(BOT, job, 820, "portal-access", attempt);
  }

  private static byte[] jpeg() {
    var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
    var ink = image.createGraphics();
    ink.setColor(Color.WHITE);
    ink.fillRect(0, 0, 640, 400);
    ink.setColor(Color.DARK_GRAY);
    ink.drawString("HR portal: new account", 40, 60);
    ink.drawRect(40, 90, 240, 28);
    ink.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
