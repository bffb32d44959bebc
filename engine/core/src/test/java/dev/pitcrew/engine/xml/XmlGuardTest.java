package dev.pitcrew.engine.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.parse.BpmnParser;
import dev.pitcrew.engine.parse.ParsedBpmn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlGuardTest {

  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  @Test
  void shouldLeaveXmlAsItIsWhenItHasNoHints() throws UnsafeXmlException {
    // given
    byte[] xml = bytes("<a xmlns:x='%s' x:type='b'>ä<!-- c --></a>".formatted(INSTANCE));

    // when
    byte[] safe = XmlGuard.safe(xml, 10);

    // then
    assertThat(safe).isSameAs(xml);
  }

  @Test
  void shouldTakeOutHintsOnlyWhenThereAreSome() throws UnsafeXmlException {
    // given
    byte[] xml =
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <p:a xmlns:p="n" xmlns:x="%s" x:schemaLocation="n file:///n.xsd" b="ä &lt; &quot;">
        <c xmlns="m" x:noNamespaceSchemaLocation="http://example.com/m.xsd" x:type="t"><![CDATA[<&]]></c>        </p:a>"""
            .formatted(INSTANCE)
            .getBytes(StandardCharsets.ISO_8859_1);

    // when
    String safe = new String(XmlGuard.safe(xml, 10), StandardCharsets.UTF_8);

    // then
    assertThat(safe)
        .doesNotContain("chemaLocation", "ISO-8859-1")
        .contains("<p:a", "xmlns:p=\"n\"", "b=\"ä &lt; &quot;\"", "x:type=\"t\"", "xmlns=\"m\"")
        .endsWith("</p:a>");
  }

  @Test
  void shouldFetchNothingWhenModelsNameSchemas() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // given
      String address = "http://127.0.0.1:%d/x.xsd".formatted(server.getLocalPort());
      String hints =
          "xmlns:x='%s' x:schemaLocation='e %s urn:o %s' x:noNamespaceSchemaLocation='%s'"
              .formatted(INSTANCE, address, address, address);
      String bpmn =
          """
          <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" %s targetNamespace="t">
            <import importType="http://www.w3.org/2001/XMLSchema" location="%s" namespace="e"/>
            <process id="p" isExecutable="true">
              <extensionElements><a xmlns="e" %s/></extensionElements><startEvent id="s"/>
            </process>
          </definitions>
          """
              .formatted(hints, address, hints);
      String dmn =
          """
          <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" %s id="d" name="d" namespace="t">
            <decision id="a" name="a"><literalExpression><text>1</text></literalExpression></decision>
          </definitions>
          """
              .formatted(hints);

      // when
      ParsedBpmn parsed = new BpmnParser(new FeelLanguage()).parse("b", bytes(bpmn));
      int decisions = new DmnLanguage().parse(dmn).decisions().size();

      // then
      assertThat(parsed).isInstanceOf(ParsedBpmn.Valid.class);
      assertThat(decisions).isOne();
      server.setSoTimeout(1);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
