package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed between a click and the ledger. */
class KilledWorkerTest {

  @TempDir Path folder;

  @Test
  void shouldHaveOneEffectAndNoBrowserLeftWhenAWorkerIsKilledAfterItsClick() throws Exception {
    try (var site = new TestSite()) {
      // given
      var worker = new AtomicReference<Process>();
      site.page(
          "/",
          "<form action=/sent method=post><label>Name <input name=name></label><button>Create</button></form>");
      site.on(
          "/sent",
          exchange -> {
            site.sent().add(TestSite.fields(new String(exchange.getRequestBody().readAllBytes())));
            if (worker.get().isAlive()) {
              worker.get().destroyForcibly();
            }
            TestSite.respond(exchange, 200, "text/html", "<p>created</p>".getBytes());
          });
      site.on(
          "/search",
          exchange ->
              TestSite.respond(
                  exchange,
                  200,
                  "text/html",
                  (site.sent().isEmpty() ? "<p>Nobody found</p>" : "<p>Ada, account <b>A1</b></p>")
                      .getBytes()));
      Files.writeString(
          folder.resolve("create.yaml"),
          """
          bot: create
          hosts: ["HOST"]
          inputs: {name: text}
          outputs: {account: Account number}
          steps:
            - effect: account of {{inputs.name}}
              look up:
                - open: http://HOST/search
                - found when: "{{inputs.name}}, account"
                  not found when: Nobody found
              do:
                - open: http://HOST/
                - fill: Name
                  with: "{{inputs.name}}"
                - click: Create
                - wait for: created
            - open: http://HOST/search
            - read text: {css: b}
              into: account
          """
              .replace("HOST", site.host()));

      // when
      worker.set(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledRun.class.getName(),
                  folder.toString(),
                  site.host())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("worker.log").toFile())
              .start());
      assertThat(worker.get().waitFor(5, TimeUnit.MINUTES)).isTrue();

      // then
      assertThat(worker.get().exitValue())
          .as(Files.readString(folder.resolve("worker.log")))
          .isNotZero();
      assertThat(site.sent()).containsExactly(Map.of("name", "Ada"));

      // when
      new TestBots(folder.resolve("browsers"), Map.of()).browsers().sweep();

      // then
      await().untilAsserted(() -> assertThat(browsers()).isEmpty());

      // when
      var result = KilledRun.run(folder, site.host());

      // then
      assertThat(result).as("%s", result).isInstanceOf(RunResult.Finished.class);
      assertThat(((RunResult.Finished) result).outputs()).isEqualTo(Map.of("account", "A1"));
      assertThat(site.sent()).hasSize(1);
      assertThat(browsers()).isEmpty();
    }
  }

  private List<String> browsers() {
    return processes()
        .filter(line -> line.contains(folder.toString()) && line.contains("chrom"))
        .toList();
  }

  private static Stream<String> processes() {
    return ProcessHandle.allProcesses().flatMap(each -> each.info().commandLine().stream());
  }
}
