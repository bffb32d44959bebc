package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatTest {

  @TempDir private Path data;

  @Test
  void shouldWriteLinesForPeopleWhenNothingIsSaid() {
    assertThat(LogFormat.of(name -> null)).isEqualTo(LogFormat.TEXT);
    assertThat(LogFormat.of(name -> " ECS ")).isEqualTo(LogFormat.ECS);
  }

  @Test
  void shouldNotStartWhenTheFormatIsUnknown() {
    assertThatThrownBy(() -> LogFormat.of(name -> "xml"))
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessage(
            "Expected PITCREW_LOG_FORMAT to be one of text, ecs, logstash, gelf, but it is 'xml'.");
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAFileForEachFormat(LogFormat format) {
    assertThat(LogFormatTest.class.getResource("/logback-file-" + format.word() + ".xml"))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ECS, /message, /jobKey",
    "LOGSTASH, /message, /jobKey",
    "GELF, /short_message, /_jobKey"
  })
  void shouldWriteOneObjectForEachLineThatSaysWhichJobItIsAbout(
      LogFormat format, String message, String jobKey) throws JoranException, IOException {
    // when
    List<String> lines = log(format, "Two\nlines of \"text\".");

    // then
    assertThat(lines).hasSize(1);
    JsonNode line = JsonMapper.shared().readTree(lines.getFirst());
    assertThat(line.at(message).asString()).isEqualTo("Two\nlines of \"text\".");
    assertThat(line.at(jobKey).asString()).isEqualTo("4711");
  }

  private List<String> log(LogFormat format, String message) throws JoranException, IOException {
    var context = new LoggerContext();
    context.putProperty("data", data.toString());
    context.putObject(
        org.springframework.core.env.Environment.class.getName(), new StandardEnvironment());
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    Path file = data.resolve("logback.xml");
    Files.writeString(
        file,
        "<configuration><include resource=\"logback-file-%s.xml\"/><root level=\"INFO\"><appender-ref ref=\"file\"/></root></configuration>"
            .formatted(format.word()));
    configurator.doConfigure(file.toFile());
    var logger = context.getLogger("dev.pitcrew.Test");
    var event =
        new LoggingEvent("dev.pitcrew.Test", logger, Level.INFO, message, null, new Object[0]);
    event.setMDCPropertyMap(Map.of("jobKey", "4711"));
    logger.callAppenders(event);
    context.stop();
    return Files.readAllLines(data.resolve("log/pitcrew.log"));
  }
}
