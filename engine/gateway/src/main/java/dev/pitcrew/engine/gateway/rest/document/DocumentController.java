package dev.pitcrew.engine.gateway.rest.document;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.problem.ApiException;
import dev.pitcrew.engine.gateway.rest.problem.Problem;
import dev.pitcrew.engine.gateway.rest.search.ProtectedProcesses;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.security.CurrentCaller;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Stores documents and gives them out again. */
@RestController
@RequestMapping("/v2/documents")
final class DocumentController {

  private static final Logger AUDIT = LoggerFactory.getLogger("dev.pitcrew.audit");
  private static final String METADATA_HEADER = "X-Document-Metadata";

  private final EngineRuntime engine;
  private final CommandSender commands;
  private final DocumentUploads uploads;
  private final ProtectedProcesses processes;
  private final DocumentReferences references;
  private final DocumentLinks links;

  DocumentController(
      EngineRuntime engine,
      CommandSender commands,
      DocumentUploads uploads,
      ProtectedProcesses processes,
      DocumentReferences references,
      DocumentLinks links) {
    this.links = links;
    this.references = references;
    this.processes = processes;
    this.engine = engine;
    this.commands = commands;
    this.uploads = uploads;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Documents.Reference create(
      Caller caller,
      HttpServletRequest request,
      @RequestParam(name = "documentId", required = false) @Nullable String documentId,
      @RequestParam(name = "storeId", required = false) @Nullable String storeId)
      throws IOException, ServletException {
    requireStore(storeId);
    requireMultipart(request);
    Part file = request.getPart("file");
    if (file == null) {
      throw Wire.invalid("Expected a part 'file', but there is none.");
    }
    return uploads.keep(
        caller, file, DocumentUploads.metadata(text(request.getPart("metadata"))), documentId);
  }

  /** 207 where some could not be kept. */
  @PostMapping("/batch")
  ResponseEntity<Documents.Batch> createBatch(
      Caller caller,
      HttpServletRequest request,
      @RequestParam(name = "storeId", required = false) @Nullable String storeId)
      throws IOException, ServletException {
    requireStore(storeId);
    requireMultipart(request);
    List<Documents.Reference> created = new ArrayList<>();
    List<Documents.Failure> failed = new ArrayList<>();
    for (Part file : request.getParts()) {
      if (file.getName().equals("files")) {
        try {
          created.add(
              uploads.keep(
                  caller, file, DocumentUploads.metadata(file.getHeader(METADATA_HEADER)), null));
        } catch (RejectedException e) {
          Problem problem = Problem.of(e.rejection(), request.getRequestURI());
          failed.add(
              new Documents.Failure(
                  String.valueOf(file.getSubmittedFileName()),
                  problem.status(),
                  problem.title(),
                  problem.detail()));
        }
      }
    }
    return ResponseEntity.status(failed.isEmpty() ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS)
        .body(new Documents.Batch(created, failed));
  }

  /** As an attachment: a browser must never run what someone uploaded. */
  @GetMapping("/{documentId}")
  void get(
      Caller caller,
      @PathVariable String documentId,
      @RequestParam(name = "storeId", required = false) @Nullable String storeId,
      @RequestParam(name = "contentHash", required = false) @Nullable String contentHash,
      HttpServletResponse response)
      throws IOException {
    requireStore(storeId);
    DocumentRow row = row(caller, documentId);
    requireHash(row, contentHash);
    write(row, response);
  }

  record LinkRequest(@Nullable Long timeToLive) {}

  record Link(String url, @Nullable String expiresAt) {}

  /** See {@link DocumentLinks}. */
  @PostMapping("/{documentId}/links")
  @ResponseStatus(HttpStatus.CREATED)
  Link link(
      Caller caller,
      @PathVariable String documentId,
      @RequestParam(name = "storeId", required = false) @Nullable String storeId,
      @RequestParam(name = "contentHash", required = false) @Nullable String contentHash,
      @RequestBody(required = false) @Nullable LinkRequest request) {
    requireStore(storeId);
    Duration timeToLive = DocumentLinks.timeToLive(request == null ? null : request.timeToLive());
    DocumentRow row = row(caller, documentId);
    requireHash(row, contentHash);
    long until = engine.clock().millis() + timeToLive.toMillis();
    String token =
        links.token(
            new DocumentLinks.Claims(
                documentId, row.contentHash(), until, caller.kind(), caller.name()));
    AUDIT.info("caller={} made a link to documentId={}", caller.name(), documentId);
    return new Link(
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQuery(null)
            .pathSegment(token)
            .toUriString(),
        Wire.time(until));
  }

  /** For whoever has the link; nobody signs in. What does not hold is not found. */
  @GetMapping("/{documentId}/links/{token}")
  void follow(
      @PathVariable String documentId, @PathVariable String token, HttpServletResponse response)
      throws IOException {
    DocumentRow row =
        links
            .verify(token, engine.clock().instant())
            .filter(claims -> claims.documentId().equals(documentId))
            .flatMap(claims -> linked(claims))
            .orElseThrow(() -> Reader.notFound("a document by this link", documentId));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    write(row, response);
  }

  private Optional<DocumentRow> linked(DocumentLinks.Claims claims) {
    return links
        .maker(claims)
        .map(maker -> CurrentCaller.as(maker, () -> row(maker, claims.documentId())))
        .filter(row -> row.contentHash().equals(claims.contentHash()));
  }

  private static void requireHash(DocumentRow row, @Nullable String contentHash) {
    if (contentHash != null && !contentHash.isEmpty() && !contentHash.equals(row.contentHash())) {
      throw Wire.invalid(
          "Expected document '%s' to have the given content hash, but it has another."
              .formatted(row.documentId()));
    }
  }

  private void write(DocumentRow row, HttpServletResponse response) throws IOException {
    Documents.Metadata metadata = Documents.metadata(row);
    response.setContentType(mediaType(metadata.contentType()).toString());
    response.setContentLengthLong(row.sizeBytes());
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                metadata.fileName() == null ? row.documentId() : metadata.fileName(),
                StandardCharsets.UTF_8)
            .build()
            .toString());
    engine.documents().copyTo(row.contentHash(), response.getOutputStream());
  }

  @DeleteMapping("/{documentId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Caller caller,
      @PathVariable String documentId,
      @RequestParam(name = "storeId", required = false) @Nullable String storeId) {
    requireStore(storeId);
    commands.send(caller, new Command.DeleteDocument(documentId));
  }

  private DocumentRow row(Caller caller, String documentId) {
    return engine.find(Indexes.DOCUMENTS_BY_ID, 1, documentId).stream()
        .filter(row -> row.expiryMillis() == 0 || row.expiryMillis() > engine.clock().millis())
        .filter(row -> mayRead(caller, row))
        .findFirst()
        .orElseThrow(() -> Reader.notFound("a document", documentId));
  }

  /** Whoever stored it knows it anyway, and whose task names it needs it. */
  private boolean mayRead(Caller caller, DocumentRow row) {
    return processes.visibility(caller).isVisible(row.processDefinitionId())
        || (caller.kind() == Caller.Kind.PERSON && caller.name().equals(row.createdBy()))
        || references.isOfOwnTask(row);
  }

  private static void requireMultipart(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
      throw new ApiException(
          415,
          "UNSUPPORTED_MEDIA_TYPE",
          "Expected a request of multipart/form-data, but it is %s.".formatted(type));
    }
  }

  private static void requireStore(@Nullable String storeId) {
    if (storeId != null && !storeId.isEmpty() && !storeId.equals(Documents.STORE)) {
      throw Wire.invalid(
          "Expected document store '%s', but it is '%s'.".formatted(Documents.STORE, storeId));
    }
  }

  private static @Nullable String text(@Nullable Part part) throws IOException {
    return part == null
        ? null
        : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static MediaType mediaType(@Nullable String text) {
    try {
      return text == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(text);
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM;
    }
  }
}
