package dev.pitcrew.documents.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How much memory a process holds, native memory included. */
final class ResidentMemory {
  private static final boolean HAS_PROC = Files.isDirectory(Path.of("/proc/self"));

  private ResidentMemory() {}

  /** In megabytes; 0 where it cannot be told, for instance because the process has ended. */
  static long megabytes(long pid) {
    try {
      if (HAS_PROC) {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0)
            >> 10;
      }
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String kilobytes =
          new String(ps.getInputStream().readNBytes(64), StandardCharsets.US_ASCII).strip();
      ps.waitFor(1, TimeUnit.SECONDS);
      return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) >> 10;
    } catch (IOException | NumberFormatException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
