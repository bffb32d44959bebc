package dev.pitcrew.app;

import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFileError;
import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.web.bots.BotsPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The bots' files, for the pages to show. */
final class BotShelf implements BotsPort {

  private final BotFiles files;

  BotShelf(BotFiles files) {
    this.files = files;
  }

  @Override
  public List<Known> all() {
    try {
      return files.all().stream().map(this::known).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known known(Bot bot) {
    return new Known(
        bot.name(),
        bot.description(),
        bot.hosts().stream().map(HostPattern::toString).toList(),
        "");
  }

  private Known known(String name) {
    try {
      return files
          .find(name)
          .map(BotShelf::known)
          .orElseGet(() -> new Known(name, "", List.of(), "Its file is gone."));
    } catch (BotFileError e) {
      return new Known(name, "", List.of(), "Its file is not right. " + e.getMessage());
    } catch (IOException e) {
      return new Known(name, "", List.of(), "Its file cannot be read.");
    }
  }
}
