package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deployed files of whatever kind, by their key. */
@RestController
@RequestMapping("/v2/resources/{resourceKey}")
final class ResourceController {

  /** The official client takes JSON apart, and then cannot give it back as the text it is. */
  private static final MediaType JSON_AS_TEXT =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final Reader reader;

  ResourceController(Reader reader) {
    this.reader = reader;
  }

  @GetMapping
  Resource get(@PathVariable long resourceKey) {
    return content(resourceKey).resource();
  }

  @GetMapping("/content")
  ResponseEntity<byte[]> text(@PathVariable long resourceKey) {
    Content content = content(resourceKey);
    return ResponseEntity.ok()
        .contentType(content.type())
        .header("X-Content-Type-Options", "nosniff")
        .body(content.bytes());
  }

  private Content content(long key) {
    ProcessDefinitionRow process = reader.find(Tables.PROCESS_DEFINITION, key);
    if (process != null) {
      return Content.of(process);
    }
    DecisionRequirementsRow requirements = reader.find(Tables.DECISION_REQUIREMENTS, key);
    if (requirements != null) {
      return Content.of(requirements);
    }
    FormRow form = reader.find(Tables.FORM, key);
    if (form != null) {
      return Content.of(form);
    }
    ResourceRow resource = reader.find(Tables.RESOURCE, key);
    if (resource != null) {
      return Content.of(resource);
    }
    throw Reader.notFound("a resource", Long.toString(key));
  }

  private record Content(Resource resource, MediaType type, byte[] bytes) {

    static Content of(ProcessDefinitionRow row) {
      return new Content(
          new Resource(
              row.resourceName(),
              row.version(),
              row.versionTag(),
              row.processDefinitionId(),
              Wire.key(row.key()),
              row.tenantId()),
          MediaType.TEXT_XML,
          row.xml().getBytes(StandardCharsets.UTF_8));
    }

    static Content of(DecisionRequirementsRow row) {
      return new Content(
          new Resource(
              row.resourceName(),
              row.version(),
              null,
              row.decisionRequirementsId(),
              Wire.key(row.key()),
              row.tenantId()),
          MediaType.TEXT_XML,
          row.xml().getBytes(StandardCharsets.UTF_8));
    }

    static Content of(FormRow row) {
      return new Content(
          new Resource(
              row.resourceName(),
              row.version(),
              row.versionTag(),
              row.formId(),
              Wire.key(row.key()),
              row.tenantId()),
          JSON_AS_TEXT,
          row.schema().getBytes(StandardCharsets.UTF_8));
    }

    static Content of(ResourceRow row) {
      return new Content(
          new Resource(
              row.resourceName(),
              row.version(),
              row.versionTag(),
              row.resourceId(),
              Wire.key(row.key()),
              row.tenantId()),
          row.resourceName().endsWith(".rpa") ? JSON_AS_TEXT : MediaType.APPLICATION_OCTET_STREAM,
          Base64.getDecoder().decode(row.content()));
    }
  }

  record Resource(
      String resourceName,
      int version,
      @Nullable String versionTag,
      String resourceId,
      @Nullable String resourceKey,
      String tenantId) {}
}
