package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.FileNames;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.node.ObjectNode;

/** Files handed in at a task: kept as documents of the task's process, named by reference. */
@Component
public final class TaskFiles {

  public static final int FILES_MAX = 50;
  private static final long FILE_BYTES_MAX = 25L * 1024 * 1024;

  private final Work work;

  TaskFiles(Work work) {
    this.work = work;
  }

  /** What was chosen in one field; empty when nothing was, or the form sends no files. */
  public static List<MultipartFile> chosen(HttpServletRequest request, String part) {
    var sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    return sent == null
        ? List.of()
        : sent.getFiles(part).stream().filter(file -> !file.isEmpty()).toList();
  }

  /**
   * What is wrong with what was chosen, in a sentence; empty when nothing is.
   *
   * @param label of the field
   */
  public static String fault(String label, List<MultipartFile> files, int most) {
    if (files.size() > most) {
      return most == 1
          ? "Choose one file for “%s”.".formatted(label)
          : "Choose at most %d files for “%s”.".formatted(most, label);
    }
    return files.stream().anyMatch(file -> file.getSize() > FILE_BYTES_MAX)
        ? "A file for “%s” is larger than 25 MB.".formatted(label)
        : "";
  }

  /** The reference to the file, as variables hold it; each time a document of its own. */
  public ObjectNode keep(OpenTask open, MultipartFile file) {
    try {
      return work.keep(
          open.person(),
          open.task(),
          file.getBytes(),
          FileNames.shown(file.getOriginalFilename()),
          FileNames.type(file.getOriginalFilename()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
