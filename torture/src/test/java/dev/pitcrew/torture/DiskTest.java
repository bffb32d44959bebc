package dev.pitcrew.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk may hold after the power was lost, from lines as {@code strace} writes them. */
class DiskTest {

  private static final Pattern TEXT = Pattern.compile("'([^']*)'");
  private static final int LOSSES = 200;

  @TempDir private Path folder;

  private Path data() throws IOException {
    return Files.createDirectories(folder.resolve("data"));
  }

  /** What each of many power cuts after these lines leaves of a file; absent files as null. */
  private Set<String> found(String file, String... lines) throws IOException {
    List<String> trace = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      String hex = TEXT.matcher(lines[i]).replaceAll(this::hex);
      trace.add("%d  17.%06d %s".formatted(1, i, hex));
    }
    Path written = Files.write(folder.resolve("trace"), trace);
    var disk = new Disk(data(), path -> false);
    new DiskTrace(data(), path -> false)
        .read(
            written,
            new DiskTrace.Visitor() {
              @Override
              public void at(long micros) {
                // Power is lost after all of them.
              }

              @Override
              public void begun(long number, DiskCall call) {
                disk.begin(number, call);
              }

              @Override
              public void ended(long number, DiskCall call, boolean succeeded) {
                if (succeeded) {
                  disk.end(number, call);
                }
              }
            });
    Set<String> found = new HashSet<>();
    var random = new Random(7);
    for (int i = 0; i < LOSSES; i++) {
      Path state = folder.resolve("state" + i);
      disk.losePower(state, random);
      Path left = state.resolve(file);
      found.add(Files.exists(left) ? Files.readString(left) : "absent");
      Folders.delete(state);
    }
    return found;
  }

  private String hex(MatchResult text) {
    String plain = text.group(1).replace("~", folder.resolve("data").toString());
    String hex = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
    return "\"" + hex.replaceAll("(..)", "\\\\\\\\x$1") + "\"";
  }

  private static String fd(int fd, Path path) {
    String hex = HexFormat.of().formatHex(path.toString().getBytes(StandardCharsets.UTF_8));
    return fd + "<" + hex.replaceAll("(..)", "\\\\x$1") + ">";
  }

  @Test
  void shouldKeepWhatWasSyncedAndAnyPartOfTheRest() throws IOException {
    // given
    Files.writeString(data().resolve("log"), "aaaa");
    String log = fd(3, data().resolve("log"));

    // when
    Set<String> found =
        found(
            "log",
            "pwrite64(" + log + ", 'bb', 2, 0) = 2",
            "fdatasync(" + log + ") = 0",
            "pwrite64(" + log + ", 'cc', 2, 2) = 2");

    // then
    assertThat(found).contains("bbaa", "bbcc", "bbca").allMatch(text -> text.startsWith("bb"));
  }

  @Test
  void shouldNotCountAWriteThatBeganAfterTheSync() throws IOException {
    // given
    Files.writeString(data().resolve("log"), "aa");
    String log = fd(3, data().resolve("log"));

    // when: the sync is under way
    Set<String> found =
        found(
            "log",
            "fsync(" + log + " <unfinished ...>",
            "<... fsync resumed>) = 0",
            "pwrite64(" + log + ", 'bb', 2, 0 <unfinished ...>");

    // then
    assertThat(found).contains("aa", "bb");
  }

  @Test
  void shouldTellAnythingOfAWriteThatWasUnderWayWhenTheProcessWasKilled() throws IOException {
    // given
    Files.writeString(data().resolve("log"), "aa");
    String log = fd(3, data().resolve("log"));

    // when
    Set<String> found = found("log", "pwrite64(" + log + ", 'bb', 2, 0 <detached ...>");

    // then
    assertThat(found).containsExactlyInAnyOrder("aa", "ba", "ab", "bb");
  }

  @Test
  void shouldFindANameOnlyWhenItsFolderWasSynced() throws IOException {
    // given
    String fresh = fd(3, data().resolve("key.new"));
    String open = "openat(AT_FDCWD, '~/key.new', O_WRONLY|O_CREAT, 0600) = " + fresh;
    String write = "write(" + fresh + ", 'secret', 6) = 6";
    String link = "link('~/key.new', '~/key') = 0";
    String syncFile = "fsync(" + fresh + ") = 0";
    String syncFolder = "fsync(" + fd(4, data()) + ") = 0";

    // then
    assertThat(found("key", open, write, link)).contains("absent", "", "secret");
    assertThat(found("key", open, write, link, syncFolder)).contains("", "secret");
    assertThat(found("key", open, write, syncFile, link)).containsOnly("absent", "secret");
    assertThat(found("key", open, write, syncFile, link, syncFolder)).containsOnly("secret");
  }

  @Test
  void shouldKeepEachWriteOfAFileThatSyncsThemAll() throws IOException {
    // given
    Files.writeString(data().resolve("heads"), "a");
    String heads = fd(3, data().resolve("heads"));

    // when
    Set<String> found =
        found(
            "heads",
            "openat(AT_FDCWD, '~/heads', O_WRONLY|O_APPEND|O_DSYNC) = " + heads,
            "write(" + heads + ", 'b', 1) = 1",
            "write(" + heads + ", 'c', 1) = 1");

    // then
    assertThat(found).containsOnly("abc");
  }
}
