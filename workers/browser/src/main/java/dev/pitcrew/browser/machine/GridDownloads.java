package dev.pitcrew.browser.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * What a browser of a Grid has taken down, fetched from the node by the Grid itself.
 *
 * @param folder of this machine, for files on their way
 */
record GridDownloads(RemoteWebDriver driver, Path folder) implements Browser.Downloads {

  @Override
  public Set<String> complete() {
    return FolderDownloads.whole(new TreeSet<>(driver.getDownloadableFiles()));
  }

  @Override
  public byte[] read(String name, long bytesMax) throws IOException {
    var target = Files.createTempDirectory(folder, "download");
    driver.downloadFile(name, target);
    return new FolderDownloads(target).read(name, bytesMax);
  }
}
