package dev.pitcrew.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** Steps that bots could not do, put into the stand-in engine. */
final class BotStepScene {

  static final long CREATE = 2251799813686400L;
  static final long PLAIN = 2251799813686420L;
  static final long FETCH = 2251799813686440L;

  private BotStepScene() {}

  static void all(StubEngine engine) {
    create(engine);
    plain(engine);
    fetch(engine);
  }

  /** The HR portal has another button than the bot knows. */
  static void create(StubEngine engine) {
    engine
        .task(CREATE, "do-bot-step", "Do bot’s step", "it")
        .put("processDefinitionId", "portal-access")
        .put("dueDate", "2026-11-22T16:00:00.000Z");
    engine.variable(
        CREATE + 2,
        "access",
        """
        {"employeeId":"HIR-12ab34cd56ef","caseId":"HIR-12ab34cd56ef","system":"hr-portal",
         "action":"create","person":{"firstName":"Grace","lastName":"Hopper","name":"Grace Hopper"}}
        """);
    ObjectNode failure =
        failure(engine, "create-hr-account", "http://localhost:8091/employees/new");
    failure.put("step", "9").put("stepText", "Click “Create employee”");
    failure.put("reason", "Expected one button named “Create employee”, but there is none.");
    failure.put("resumeFrom", "employee-there");
    failure
        .putArray("toDo")
        .add("Click “Create employee”")
        .add("Wait until “was created” is shown");
    failure.putObject("outputs").put("department", "Engineering");
    failure
        .putArray("expectedOutputs")
        .addObject()
        .put("name", "account")
        .put("label", "Employee number");
    engine.variable(CREATE + 2, "botFailure", failure.toString());
  }

  /** Of an analyst's own process: the bot goes on no more, a file is to be brought. */
  static void plain(StubEngine engine) {
    engine.task(PLAIN, "do-bot-step", "Do bot’s step", "operator");
    ObjectNode failure = StubEngine.JSON.createObjectNode().put("bot", "order-paper");
    failure.put("stepText", "Sign in").put("reason", "The portal does not answer.");
    failure.put("resumeFrom", "end").put("url", "javascript:alert(1)");
    var expected = failure.putArray("expectedOutputs");
    expected.addObject().put("name", "order").put("label", "Order number");
    expected
        .addObject()
        .put("name", "receipt")
        .put("label", "Confirmation")
        .put("type", "document");
    engine.variable(PLAIN + 2, "botFailure", failure.toString());
  }

  static void fetch(StubEngine engine) {
    engine
        .task(FETCH, "fetch-bank-report", "Fetch bank report", "controller")
        .put("processDefinitionId", "report-generation")
        .put("dueDate", "2026-11-24T16:00:00.000Z");
    engine.variable(
        FETCH + 2,
        "report",
        "{\"requestId\":\"R-1\",\"period\":\"2026-10\",\"reportId\":\"REP-E-1-2026-10\",\"title\":\"Monthly report\"}");
    ObjectNode failure =
        failure(engine, "download-bank-turnover", "http://localhost:8093/statements");
    failure.put("step", "6").put("stepText", "Click “Download CSV”");
    failure.put("reason", "Expected a file to come down within 10 s, but none did.");
    failure.put("resumeFrom", "end");
    failure.putArray("toDo").add("Choose October 2026 from “Month”").add("Click “Download CSV”");
    engine.variable(FETCH + 2, "botFailure", failure.toString());
  }

  private static ObjectNode failure(StubEngine engine, String bot, String url) {
    engine.document("page", picture());
    engine.document("bundle", "PK".getBytes(StandardCharsets.UTF_8));
    ObjectNode failure = StubEngine.JSON.createObjectNode().put("bot", bot).put("url", url);
    failure.set("picture", reference("page", bot + "-failed.png", "image/png"));
    failure.set("bundle", reference("bundle", bot + "-failed.zip", "application/zip"));
    return failure;
  }

  private static ObjectNode reference(String id, String name, String type) {
    ObjectNode reference = StubEngine.JSON.createObjectNode();
    reference.put("camunda.document.type", "camunda").put("storeId", "files");
    reference.put("documentId", id).put("contentHash", id);
    reference.putObject("metadata").put("fileName", name).put("contentType", type);
    return reference;
  }

  /** A portal's page with a form, as a bot's picture shows it. */
  private static byte[] picture() {
    BufferedImage image = new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    ink.setColor(new Color(0xf2, 0xf4, 0xf8));
    ink.fillRect(0, 0, 1280, 800);
    ink.setColor(new Color(0x24, 0x3b, 0x6b));
    ink.fillRect(0, 0, 1280, 72);
    ink.setColor(Color.WHITE);
    ink.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 28));
    ink.drawString("People portal", 40, 46);
    ink.setColor(Color.DARK_GRAY);
    ink.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    String[] labels = {"First name", "Last name", "E-mail", "Position", "Start date"};
    for (int i = 0; i < labels.length; i++) {
      ink.drawString(labels[i], 60, 150 + i * 80);
      ink.drawRect(260, 122 + i * 80, 480, 44);
    }
    ink.setColor(new Color(0x1f, 0x7a, 0x4d));
    ink.fillRect(260, 540, 220, 52);
    ink.setColor(Color.WHITE);
    ink.drawString("Save and continue", 282, 573);
    ink.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
