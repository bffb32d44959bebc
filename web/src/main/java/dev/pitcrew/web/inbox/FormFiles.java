package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.FileNames;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files handed in with a form: kept as documents of the task's process, named by reference. */
@Component
final class FormFiles {

  static final int FILES_MAX = 50;
  static final long FILE_BYTES_MAX = 25L * 1024 * 1024;

  private final Work work;

  FormFiles(Work work) {
    this.work = work;
  }

  /**
   * Keeps what was sent and puts the references where the form wants them.
   *
   * @return what is wrong, in a sentence; empty when nothing
   */
  String takeInto(
      ObjectNode variables,
      List<FormPage.FileField> fields,
      OpenTask open,
      HttpServletRequest request) {
    var sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    for (FormPage.FileField field : fields) {
      List<MultipartFile> files = chosen(sent, field);
      String fault = fault(field, files);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    for (FormPage.FileField field : fields) {
      List<MultipartFile> files = chosen(sent, field);
      if (field.multiple() && !files.isEmpty()) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        files.forEach(file -> all.add(kept(file, open)));
        TaskForm.put(variables, field.key(), all);
      } else if (!files.isEmpty()) {
        TaskForm.put(variables, field.key(), kept(files.getFirst(), open));
      }
    }
    return "";
  }

  private static List<MultipartFile> chosen(
      @Nullable MultipartHttpServletRequest sent, FormPage.FileField field) {
    return sent == null
        ? List.of()
        : sent.getFiles(field.part()).stream().filter(file -> !file.isEmpty()).toList();
  }

  private static String fault(FormPage.FileField field, List<MultipartFile> files) {
    if (files.isEmpty()) {
      return field.required() ? "Choose a file for “" + field.label() + "”." : "";
    }
    if (files.size() > (field.multiple() ? FILES_MAX : 1)) {
      return "Choose at most %d files for “%s”."
          .formatted(field.multiple() ? FILES_MAX : 1, field.label());
    }
    return files.stream().anyMatch(file -> file.getSize() > FILE_BYTES_MAX)
        ? "A file for “%s” is larger than 25 MB.".formatted(field.label())
        : "";
  }

  private ObjectNode kept(MultipartFile file, OpenTask open) {
    try {
      return work.keep(
          open.person(),
          open.task().getBpmnProcessId(),
          file.getBytes(),
          FileNames.shown(file.getOriginalFilename()),
          FileNames.type(file.getOriginalFilename()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
