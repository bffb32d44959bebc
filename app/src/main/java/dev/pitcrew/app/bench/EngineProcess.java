package dev.pitcrew.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of the engine's process and folder. Whatever cannot be seen is absent, never
 * a zero.
 *
 * @param pid absent where it runs elsewhere
 * @param store folder of its data; absent where it is elsewhere
 */
record EngineProcess(@Nullable Long pid, @Nullable Path store) {

  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern HEAP = Pattern.compile("heap\\s.*?used (\\d+)K", Pattern.DOTALL);
  private static final long KIB = 1024;
  private static final long TOOL_SECONDS = 20;

  @Nullable Long cpuMillis() {
    return pid == null
        ? null
        : ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toMillis)
            .orElse(null);
  }

  @Nullable Long rssBytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (pid == null || !Files.isReadable(status)) {
      return null;
    }
    return number(RSS, Files.readString(status));
  }

  /** What is alive after a collection, as the JDK's own tool tells. */
  @Nullable Long liveHeapBytes() throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (pid == null || !Files.isExecutable(tool)) {
      return null;
    }
    tool(tool, "GC.run");
    return number(HEAP, tool(tool, "GC.heap_info"));
  }

  private String tool(Path tool, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(tool.toString(), String.valueOf(pid), command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS);
    return said;
  }

  static @Nullable Long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Long.valueOf(Long.parseLong(found.group(1)) * KIB) : null;
  }

  /**
   * What the engine's rows and indexes take, pages of the write-ahead log that are not yet in the
   * file included.
   */
  @Nullable Long storeBytes() throws IOException {
    Path file = store == null ? null : store.resolve("engine.db");
    if (file == null || !Files.exists(file)) {
      return null;
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
        Statement statement = connection.createStatement()) {
      return (pragma(statement, "page_count") - pragma(statement, "freelist_count"))
          * pragma(statement, "page_size");
    } catch (SQLException e) {
      throw new IOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static long pragma(Statement statement, String name) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
