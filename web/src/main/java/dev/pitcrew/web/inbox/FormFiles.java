package dev.pitcrew.web.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files handed in with a task's own form, put where the form wants them. */
@Component
final class FormFiles {

  private final TaskFiles files;

  FormFiles(TaskFiles files) {
    this.files = files;
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
    for (FormPage.FileField field : fields) {
      String fault = fault(field, TaskFiles.chosen(request, field.part()));
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    for (FormPage.FileField field : fields) {
      List<MultipartFile> sent = TaskFiles.chosen(request, field.part());
      if (field.multiple() && !sent.isEmpty()) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        sent.forEach(file -> all.add(files.keep(open, file)));
        TaskForm.put(variables, field.key(), all);
      } else if (!sent.isEmpty()) {
        TaskForm.put(variables, field.key(), files.keep(open, sent.getFirst()));
      }
    }
    return "";
  }

  private static String fault(FormPage.FileField field, List<MultipartFile> sent) {
    if (sent.isEmpty()) {
      return field.required() ? "Choose a file for “" + field.label() + "”." : "";
    }
    return TaskFiles.fault(field.label(), sent, field.multiple() ? TaskFiles.FILES_MAX : 1);
  }
}
