package dev.pitcrew.browser.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.HostPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Browsers by address. A driver speaks the protocol a Grid does, but for files up and down. */
class GridTest {

  @TempDir Path folder;

  @Test
  void shouldWorkInABrowserByAddressBehindTheOwnFilter() throws Exception {
    try (var site = new TestSite().page("/", "<b>there</b>");
        var other = new TestSite().page("/", "secret")) {
      // given
      var here = Programs.find(new BrowserPlace.OnThisMachine(null, null), System.getenv());
      var driver = DriverProcess.start(here.driver(), folder);
      try {
        var browsers =
            new Browsers(
                new BrowserPlace.OnGrid(driver.address(), "127.0.0.1", !Browsers.isRoot()),
                folder.resolve("work"),
                true);
        var hosts = List.of(HostPattern.of(site.host()));

        // when
        try (var browser = browsers.open(Egress.of(hosts, hosts), Duration.ofMinutes(1))) {
          browser.driver().get(site.url("/"));

          // then
          assertThat(browser.driver().findElement(By.tagName("b")).getText()).isEqualTo("there");
          browser.driver().get(other.url("/"));
          assertThat(browser.refusals()).hasSize(1);
          assertThat(other.asked()).isEmpty();
        }
      } finally {
        driver.kill();
      }
    }
  }
}
