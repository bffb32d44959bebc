package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own script, with a JDK that only says what it is asked for. */
final class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "pitcrew");
  private static final FileTime BUILT = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final FileTime BEFORE = FileTime.from(Instant.parse("2019-01-01T00:00:00Z"));

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        case "$word" in
          -version)
            echo 'openjdk version "NUMBER" 2026-01-01' >&2
            for other in "$@"; do [ "$other" != -XX:AOTMode=on ] || exit "${FAKE_BROKEN:-0}"; done
            exit 0 ;;
          -XX:AOTCacheOutput=*) echo noted >"${word#*=}"; echo left >"${word#*=}.config"; exit "${FAKE_FAILED:-0}" ;;
        esac
      done
      echo "started $*"
      """;

  @TempDir private Path folder;

  private Path home;
  private Path image;

  @BeforeEach
  void install() throws IOException {
    assumeThat(File.separatorChar).as("a system that has bash").isEqualTo('/');
    home = Files.createDirectories(folder.resolve("home"));
    image = Files.createDirectories(home.resolve("app/target/pitcrew"));
    Files.copy(SCRIPT, home.resolve("pitcrew"));
    Files.setLastModifiedTime(Files.createFile(image.resolve("pitcrew.jar")), BUILT);
    Files.createDirectories(folder.resolve("tools"));
    jdk("one");
    Files.writeString(folder.resolve("one/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void shouldPrepareOnceForEachJdkWhenTwoTakeTurns() throws Exception {
    // given
    jdk("two");
    Files.writeString(folder.resolve("two/release"), "JAVA_VERSION=\"26\"\n");

    // when
    String first = up("one");
    String second = up("two");
    String again = up("one") + up("two");

    // then
    assertThat(first).contains("Preparing fast starts", "started", "-XX:AOTCache=" + image);
    assertThat(second).contains("Preparing fast starts", "started");
    assertThat(again).doesNotContain("Preparing").contains("-XX:AOTCache=" + image);
    assertThat(caches()).hasSize(2).allMatch(name -> name.endsWith(".cache"));
  }

  @Test
  void shouldForgetOnlyWhatIsOlderThanTheApplicationWhenItPrepares() throws Exception {
    // given
    Files.setLastModifiedTime(Files.createFile(image.resolve("start-1.cache")), BEFORE);
    Files.setLastModifiedTime(Files.createFile(image.resolve("start-2.cache.77")), BEFORE);
    Files.createFile(image.resolve("start-3.cache"));

    // when
    up("one");

    // then
    assertThat(caches()).hasSize(2).contains("start-3.cache");
  }

  @Test
  void shouldStartWhenTheJdkDoesNotSayItsRelease() throws Exception {
    // given
    jdk("silent");

    // when
    String said = up("silent") + up("silent");

    // then
    assertThat(said).containsOnlyOnce("Preparing").contains("started", "-XX:AOTCache=" + image);
  }

  @Test
  void shouldKeepNothingWhenTheRehearsalFails() throws Exception {
    assertThat(up("one", "FAKE_FAILED=1")).contains("started").doesNotContain("-XX:AOTCache=/");
    assertThat(caches()).isEmpty();
  }

  @Test
  void shouldKeepNothingWhenTheJvmWouldNotTakeWhatWasNoted() throws Exception {
    assertThat(up("one", "FAKE_BROKEN=1")).contains("started").doesNotContain("-XX:AOTCache=/");
    assertThat(caches()).isEmpty();
  }

  @Test
  void shouldStartWhenNothingCanBeMovedOrDeleted() throws Exception {
    // given
    for (String tool : List.of("rm", "mv", "find")) {
      program(
          folder.resolve("tools").resolve(tool),
          "#!/bin/sh\necho 'Permission denied' >&2; exit 1\n");
    }

    // when
    String said = up("one");

    // then
    assertThat(said).contains("started").doesNotContain("Permission denied");
  }

  @Test
  void shouldStartWithoutAWordWhenTheFolderIsAnothers() throws Exception {
    // given
    Files.setLastModifiedTime(Files.createFile(image.resolve("start-1.cache")), BEFORE);
    Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(image)).as("who may write everywhere").isFalse();

    // when
    String said = up("one");
    Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));

    // then
    assertThat(said).startsWith("started");
    assertThat(caches()).containsExactly("start-1.cache");
  }

  @Test
  void shouldBuildAgainWhenMoreFilesAreNewerThanAPipeHolds() throws Exception {
    // given
    program(folder.resolve("tools/mvn"), "#!/bin/sh\n");
    program(folder.resolve("tools/npm"), "#!/bin/sh\n");
    Path sources = Files.createDirectories(home.resolve("engine/core"));
    Path built = Files.createDirectories(home.resolve("engine/conformance/target"));
    Files.setLastModifiedTime(Files.createFile(built.resolve("torture.classpath")), BUILT);
    Files.createFile(home.resolve("pom.xml"));
    for (int i = 0; i < 2_000; i++) {
      Files.createFile(sources.resolve("x".repeat(100) + i));
    }

    // when
    String said = run(List.of("torture", "--models", "1"), "one");

    // then
    assertThat(said).contains("Building the engine and its tests", "started");
  }

  private String up(String jdk, String... settings) throws Exception {
    return run(List.of("up"), jdk, settings);
  }

  private String run(List<String> words, String jdk, String... settings) throws Exception {
    var builder = new ProcessBuilder("bash", home.resolve("pitcrew").toString());
    builder.command().addAll(words);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PITCREW_"));
    environment.put("JAVA_HOME", folder.resolve(jdk).toString());
    environment.merge("PATH", folder.resolve("tools").toString(), (path, own) -> own + ":" + path);
    for (String setting : settings) {
      environment.put(setting.split("=")[0], setting.split("=")[1]);
    }
    Path said = folder.resolve("said");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as("exit code").isZero();
    return Files.readString(said);
  }

  private List<String> caches() throws IOException {
    try (Stream<Path> files = Files.list(image)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("start-"))
          .toList();
    }
  }

  private void jdk(String name) throws IOException {
    Path programs = Files.createDirectories(folder.resolve(name).resolve("bin"));
    program(programs.resolve("java"), JAVA.replace("NUMBER", "25"));
    program(programs.resolve("javac"), "#!/bin/sh\n");
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
