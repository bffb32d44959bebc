package dev.pitcrew.web.handin;

import dev.pitcrew.web.page.FileNames;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes expense claims of everybody, and rosters of HR. */
@Controller
final class HandInController {

  private static final Logger LOG = LoggerFactory.getLogger(HandInController.class);
  private static final int LINES = 6;
  private static final int RECEIPTS_MAX = 100;
  private static final long FILE_BYTES_MAX = 25L * 1024 * 1024;
  private static final List<String> FIELDS =
      List.of(
          "date",
          "category",
          "description",
          "merchant",
          "amount",
          "currency",
          "paidWith",
          "receipt");

  private final HandInPort port;

  HandInController(HandInPort port) {
    this.port = port;
  }

  @GetMapping("/hand-in")
  ModelAndView form(@AuthenticationPrincipal SignedIn person) {
    return page(person, "", false);
  }

  @GetMapping("/hand-in/claim-template.xlsx")
  ResponseEntity<byte[]> template() {
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("expense-claim.xlsx").build().toString())
        .body(port.claimTemplate());
  }

  @PostMapping("/hand-in/claim")
  ModelAndView claim(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = "sheet", required = false) @Nullable MultipartFile sheet,
      @RequestParam(name = "receipts", required = false) @Nullable List<MultipartFile> receipts) {
    List<MultipartFile> pictures =
        receipts == null ? List.of() : receipts.stream().filter(file -> !file.isEmpty()).toList();
    boolean hasSheet = sheet != null && !sheet.isEmpty();
    List<Map<String, String>> lines = lines(typed);
    if (!hasSheet && lines.isEmpty()) {
      return refused(person, "Choose a sheet, or fill in at least one line.");
    }
    if (pictures.size() > RECEIPTS_MAX) {
      return refused(person, "Choose at most " + RECEIPTS_MAX + " receipts.");
    }
    boolean tooLarge =
        pictures.stream().anyMatch(file -> file.getSize() > FILE_BYTES_MAX)
            || hasSheet && sheet.getSize() > FILE_BYTES_MAX;
    if (tooLarge) {
      return refused(person, "A file is larger than 25 MB.");
    }
    String title = typed.getOrDefault("title", "").strip();
    return told(
        person,
        () ->
            port.claim(
                new HandInPort.Claim(
                    title.isEmpty() ? "Expenses" : title,
                    typed.getOrDefault("locale", ""),
                    hasSheet ? file(sheet) : null,
                    pictures.stream().map(HandInController::file).toList(),
                    lines),
                person.getUsername()));
  }

  @PostMapping("/hand-in/roster")
  ModelAndView roster(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = "roster", required = false) @Nullable MultipartFile roster) {
    if (roster == null || roster.isEmpty()) {
      return refused(person, "Choose the roster.");
    }
    if (roster.getSize() > FILE_BYTES_MAX) {
      return refused(person, "The file is larger than 25 MB.");
    }
    return told(
        person,
        () -> port.roster(file(roster), typed.getOrDefault("locale", ""), person.getUsername()));
  }

  /** What may fail because something behind it is out of order. */
  private interface Handing {
    HandInPort.Outcome in();
  }

  private ModelAndView told(SignedIn person, Handing handing) {
    try {
      return switch (handing.in()) {
        case HandInPort.Outcome.Taken taken ->
            page(person, "Taken as %s. You are told how it goes on.".formatted(taken.id()), false);
        case HandInPort.Outcome.Known known ->
            page(
                person,
                "The same was handed in before as %s. Nothing new was started."
                    .formatted(known.id()),
                false);
        case HandInPort.Outcome.Refused refused -> refused(person, refused.reason());
      };
    } catch (ClientException | DataAccessException | UncheckedIOException e) {
      LOG.warn("What somebody handed in could not be taken; they are told to try again.", e);
      ModelAndView page =
          page(
              person,
              "It could not be taken just now. Hand it in again in a moment; nothing starts twice.",
              true);
      page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
      return page;
    }
  }

  private static List<Map<String, String>> lines(Map<String, String> typed) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      Map<String, String> line = new LinkedHashMap<>();
      for (String field : FIELDS) {
        String value = typed.getOrDefault(field + i, "").strip();
        if (!value.isEmpty()) {
          line.put(field, value);
        }
      }
      // Currency and the way of paying are chosen from the beginning: alone they are no line.
      if (!Set.of("currency", "paidWith").containsAll(line.keySet())) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static HandInPort.File file(MultipartFile sent) {
    try {
      return new HandInPort.File(sent.getBytes(), FileNames.shown(sent.getOriginalFilename()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelAndView refused(SignedIn person, String why) {
    ModelAndView page = page(person, why, true);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView page(SignedIn person, String said, boolean wrong) {
    return new ModelAndView("handin/handin")
        .addObject(
            "page",
            new HandInPage(
                person.hasAny(Set.of(Role.HR)),
                IntStream.rangeClosed(1, LINES).boxed().toList(),
                said,
                wrong));
  }
}
