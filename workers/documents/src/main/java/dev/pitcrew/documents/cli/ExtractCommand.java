package dev.pitcrew.documents.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.invoice.InvoiceJson;
import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.invoice.InvoiceReading;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.receipt.ReceiptJson;
import dev.pitcrew.documents.receipt.ReceiptReader;
import dev.pitcrew.documents.receipt.ReceiptReading;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Manifest;
import dev.pitcrew.documents.score.Score;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code pitcrew extract}: reads files with no server running, several at a time, and prints one
 * JSON object for each in the order given; or scores the answers against manifests with the truth.
 * A broken file gives an object with {@code "error"} and never ends the run.
 */
public final class ExtractCommand {
  private static final int EXIT_DONE = 0;
  private static final int EXIT_USAGE = 2;
  private static final Map<String, String> MANIFEST_NAMES =
      Map.of("merchant", "vendor", "date", "issue_date");

  /** What the files are read as. */
  public enum Type {
    INVOICE,
    RECEIPT
  }

  /** What became of one file. */
  private record Answer(ObjectNode json, Map<String, Field> fields) {}

  private final ReaderSettings settings;

  public ExtractCommand() {
    this(ReaderSettings.defaults());
  }

  ExtractCommand(ReaderSettings settings) {
    this.settings = settings;
  }

  /** Reads them as invoices. */
  public int run(
      List<Path> files, boolean quiet, List<Path> scoreManifests, PrintStream out, PrintStream err)
      throws InterruptedException {
    return run(Type.INVOICE, files, quiet, scoreManifests, out, err);
  }

  /**
   * @param files to read; with manifests and no files, all documents of the manifests
   * @param quiet without a word on progress
   * @param scoreManifests whose truth the answers are measured against; the table replaces the JSON
   * @return the exit code
   */
  public int run(
      Type type,
      List<Path> files,
      boolean quiet,
      List<Path> scoreManifests,
      PrintStream out,
      PrintStream err)
      throws InterruptedException {
    Map<Path, LabelledDocument> labelled = new LinkedHashMap<>();
    try {
      for (Path manifest : scoreManifests) {
        Manifest.read(manifest).forEach(d -> labelled.put(key(d.file()), d));
      }
    } catch (IOException e) {
      err.println("Expected to read the manifest, but: " + e.getMessage());
      return EXIT_USAGE;
    }
    List<Path> all =
        files.isEmpty() ? labelled.values().stream().map(LabelledDocument::file).toList() : files;
    if (all.isEmpty()) {
      err.println("Expected at least one file, but none was given.");
      return EXIT_USAGE;
    }
    var score = new Score(type == Type.RECEIPT ? Score.RECEIPT_FIELDS : Score.FIELDS);
    try (var progress = new Progress(all.size(), quiet, err)) {
      readAll(
          type,
          all,
          (file, answer) -> {
            progress.step();
            if (scoreManifests.isEmpty()) {
              out.println(answer.json());
            } else {
              Optional.ofNullable(labelled.get(key(file)))
                  .ifPresent(d -> score.add(d, answer.fields()));
            }
          });
    }
    if (!scoreManifests.isEmpty()) {
      out.print(score.table());
    }
    out.flush();
    return EXIT_DONE;
  }

  private interface Sink {
    void accept(Path file, Answer answer);
  }

  private void readAll(Type type, List<Path> files, Sink sink) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(settings.processesMax());
    try (var reader = reader(type)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (Path file : files) {
        answers.add(workers.submit(() -> answer(reader, file)));
      }
      for (int i = 0; i < answers.size(); i++) {
        sink.accept(files.get(i), await(files.get(i), answers.get(i)));
        answers.set(i, null); // What is printed need not be kept.
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Turns bytes into what is printed of them. */
  private interface Reader extends AutoCloseable {
    Answer read(byte[] bytes) throws UnreadableException, InterruptedException;

    @Override
    void close();
  }

  private Reader reader(Type type) {
    return switch (type) {
      case INVOICE -> new Invoices(new InvoiceReader(settings));
      case RECEIPT -> new Receipts(new ReceiptReader(settings));
    };
  }

  private record Invoices(InvoiceReader reader) implements Reader {
    @Override
    public Answer read(byte[] bytes) throws UnreadableException, InterruptedException {
      InvoiceReading reading = reader.read(bytes);
      ObjectNode json = InvoiceJson.object();
      json.put("kind", reading.kind().label());
      json.set("fields", InvoiceJson.fields(reading.invoice().fields()));
      json.set("line_items", InvoiceJson.lineItems(reading.invoice().lineItems(), "unit_price"));
      json.set("taxes", InvoiceJson.taxes(reading.invoice().taxes()));
      return new Answer(json, reading.invoice().fields());
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private record Receipts(ReceiptReader reader) implements Reader {
    @Override
    public Answer read(byte[] bytes) throws UnreadableException, InterruptedException {
      ReceiptReading reading = reader.read(bytes);
      ObjectNode json = ReceiptJson.of(reading);
      Map<String, Field> fields = named(reading.fields());
      json.set("fields", InvoiceJson.fields(fields));
      return new Answer(json, fields);
    }

    /** Merchant and date also under the names that manifests have for them. */
    private static Map<String, Field> named(Map<String, Field> fields) {
      Map<String, Field> named = new LinkedHashMap<>(fields);
      fields.forEach(
          (name, field) -> {
            if (MANIFEST_NAMES.containsKey(name)) {
              named.put(MANIFEST_NAMES.get(name), field);
            }
          });
      return named;
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private static Answer await(Path file, Future<Answer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      // A bug of ours on one file must not cost the others their answers.
      return failed(file, "It could not be understood: " + e.getCause());
    }
  }

  private Answer answer(Reader reader, Path file) throws InterruptedException {
    long start = System.nanoTime();
    try {
      long bytes = Files.size(file);
      if (bytes > settings.limits().bytesMax()) {
        return failed(
            file, "The file is larger than %d MB.".formatted(settings.limits().bytesMax() >> 20));
      }
      Answer answer = reader.read(Files.readAllBytes(file));
      ObjectNode json = InvoiceJson.object();
      json.put("file", file.toString());
      json.setAll(answer.json());
      json.put("millis", (System.nanoTime() - start) / 1_000_000);
      return new Answer(json, answer.fields());
    } catch (UnreadableException e) {
      return failed(file, e.getMessage());
    } catch (NoSuchFileException e) {
      return failed(file, "There is no such file.");
    } catch (IOException e) {
      return failed(file, "The file could not be opened: " + e.getMessage());
    }
  }

  private static Answer failed(Path file, String message) {
    ObjectNode json = InvoiceJson.object();
    json.put("file", file.toString());
    json.put("error", message);
    return new Answer(json, Map.of());
  }

  private static Path key(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
