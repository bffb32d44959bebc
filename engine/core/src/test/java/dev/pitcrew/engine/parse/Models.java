package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.FeelLanguage;
import java.nio.charset.StandardCharsets;

/** Writes models for tests, without the diagram. */
final class Models {

  private static final BpmnParser PARSER = new BpmnParser(new FeelLanguage());

  private Models() {}

  static ParsedBpmn parse(String xml) {
    return PARSER.parse("test.bpmn", xml.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param content of the process {@code p}
   * @param roots messages, errors and so on
   */
  static String process(String content, String... roots) {
    return definitions(
        String.join("\n", roots)
            + "<process id=\"p\" name=\"P\" isExecutable=\"true\">"
            + content
            + "</process>");
  }

  /** A process {@code start → content → end} whose content is one element {@code x}. */
  static String around(String content, String... roots) {
    return process(
        """
        <startEvent id="start"/>
        <sequenceFlow id="f1" sourceRef="start" targetRef="x"/>
        %s
        <sequenceFlow id="f2" sourceRef="x" targetRef="end"/>
        <endEvent id="end"/>
        """
            .formatted(content),
        roots);
  }

  static String definitions(String content) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:other="http://example.com/other" id="d" targetNamespace="test">
        %s
        </definitions>
        """
        .formatted(content);
  }

  static String message(String id, String name, String correlationKey) {
    return """
        <message id="%s" name="%s"><extensionElements>
          <zeebe:subscription correlationKey="%s"/></extensionElements></message>
        """
        .formatted(id, name, correlationKey);
  }
}
