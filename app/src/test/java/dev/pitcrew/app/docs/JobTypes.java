package dev.pitcrew.app.docs;

import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.browser.BrowserWorkers;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.worker.DocumentWorkers;
import dev.pitcrew.documents.worker.DocumentWorkersConfig;
import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.mail.MailWorkers;
import dev.pitcrew.payments.PaymentsWorkers;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.monthlyreport.ReportWorkers;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.reports.ReportsWorkers;
import dev.pitcrew.spreadsheets.worker.SpreadsheetsWorkers;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** The job types this application works on, as its workers ask the engine for them. */
final class JobTypes {

  private final Map<String, List<String>> variables = new TreeMap<>();

  private JobTypes() {}

  /** Each type, with the variables its worker asks for. */
  static Map<String, List<String>> all() throws IOException {
    var types = new JobTypes();
    Path folder = Files.createTempDirectory("job-types");
    try (var records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"))) {
      types.register(folder, records);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    return types.variables;
  }

  private void register(Path folder, Records records) {
    CamundaClient client = client();
    var opened =
        List.of(
            RecordsWorkers.register(client, records),
            ReportWorkers.register(client, records, folder),
            PaymentsWorkers.register(client, records),
            MailWorkers.register(client, records),
            SpreadsheetsWorkers.register(client),
            ReportsWorkers.register(client, folder),
            BrowserWorkers.register(
                client,
                BrowserConfig.in(folder),
                name -> Optional.empty(),
                records.effects(),
                BotRuns.unseen()),
            DocumentWorkers.register(
                client,
                new DocumentWorkersConfig(
                    ReaderSettings.defaults(), null, InstantSource.system())));
    opened.forEach(JobTypes::close);
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Knows how to open job workers, and nothing else. */
  private CamundaClient client() {
    return (CamundaClient) proxy(CamundaClient.class, new String[1]);
  }

  private Object proxy(Class<?> type, String[] jobType) {
    return Proxy.newProxyInstance(
        JobTypes.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("newWorker")) {
            return proxy(method.getReturnType(), new String[1]);
          }
          if (method.getName().equals("jobType")) {
            jobType[0] = (String) arguments[0];
          } else if (method.getName().equals("fetchVariables")) {
            variables.put(
                jobType[0],
                arguments[0] instanceof List<?> list
                    ? list.stream().map(Object::toString).toList()
                    : List.of((String[]) arguments[0]));
          }
          return method.getReturnType().isInterface()
              ? proxy(method.getReturnType(), jobType)
              : null;
        });
  }
}
