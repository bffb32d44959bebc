package dev.pitcrew.web.intake;

import dev.pitcrew.web.page.FileNames;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Hands uploaded files to the intake, and says of each what became of it. */
@Controller
final class UploadController {

  static final int FILES_MAX = 100;
  static final long FILE_BYTES_MAX = 25L * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(UploadController.class);

  private final IntakePort intake;

  UploadController(IntakePort intake) {
    this.intake = intake;
  }

  @GetMapping("/upload")
  ModelAndView form() {
    return page(List.of(), "");
  }

  @PostMapping("/upload")
  ModelAndView upload(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(name = "files", required = false) List<MultipartFile> files) {
    List<MultipartFile> chosen =
        files == null ? List.of() : files.stream().filter(UploadController::isChosen).toList();
    if (chosen.isEmpty() || chosen.size() > FILES_MAX) {
      ModelAndView page =
          page(
              List.of(),
              chosen.isEmpty()
                  ? "Choose at least one file."
                  : "Choose at most " + FILES_MAX + " files at a time. Nothing was taken.");
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    List<String> names =
        chosen.stream().map(file -> FileNames.shown(file.getOriginalFilename())).toList();
    var outcomes = new IntakePort.Outcome[chosen.size()];
    for (List<Integer> group : intake.together(names)) {
      submit(group, chosen, names, person, outcomes);
    }
    return page(
        IntStream.range(0, outcomes.length)
            .mapToObj(i -> UploadPage.Result.of(names.get(i), outcomes[i]))
            .toList(),
        "");
  }

  /** Only one group's bytes are held at a time. */
  private void submit(
      List<Integer> group,
      List<MultipartFile> files,
      List<String> names,
      SignedIn person,
      IntakePort.Outcome[] outcomes) {
    group.forEach(i -> outcomes[i] = refusal(files.get(i)));
    List<Integer> wanted = group.stream().filter(i -> outcomes[i] == null).toList();
    try {
      List<IntakePort.Upload> uploads = new ArrayList<>();
      for (int i : wanted) {
        uploads.add(new IntakePort.Upload(files.get(i).getBytes(), names.get(i)));
      }
      List<IntakePort.Outcome> became =
          intake.submitTogether(uploads, "upload", person.getUsername());
      for (int i = 0; i < wanted.size(); i++) {
        outcomes[wanted.get(i)] = became.get(i);
      }
    } catch (IOException | UncheckedIOException | ClientException | DataAccessException e) {
      LOG.warn("An uploaded file could not be handed in; the sender is told to try again.", e);
      wanted.forEach(
          i ->
              outcomes[i] =
                  new IntakePort.Outcome.Refused(
                      "It could not be handed in just now. Upload it again in a moment; nothing starts twice."));
    }
  }

  private static IntakePort.@Nullable Outcome refusal(MultipartFile file) {
    if (file.getSize() > FILE_BYTES_MAX) {
      return new IntakePort.Outcome.Refused("The file is larger than 25 MB.");
    }
    return file.isEmpty() ? new IntakePort.Outcome.Refused("The file is empty.") : null;
  }

  /** A browser sends an empty part for a file field left alone. */
  private static boolean isChosen(MultipartFile file) {
    return !file.isEmpty() || !Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty();
  }

  private static ModelAndView page(List<UploadPage.Result> results, String error) {
    return new ModelAndView("intake/upload").addObject("page", new UploadPage(results, error));
  }
}
