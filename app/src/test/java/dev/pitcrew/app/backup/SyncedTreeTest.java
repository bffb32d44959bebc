package dev.pitcrew.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncedTreeTest {

  @TempDir Path folder;

  @Test
  void shouldSyncEachFileAndAfterThemTheFolderTheyAreIn() throws IOException {
    // given
    Path inner = folder.resolve("files").resolve("documents");
    SyncedTree.folders(inner);
    Path document = Files.writeString(inner.resolve("a"), "a");
    Path manifest = Files.writeString(folder.resolve("manifest.txt"), "m");
    List<Path> synced = new ArrayList<>();

    // when
    SyncedTree.sync(folder, synced::add);

    // then
    assertThat(synced)
        .containsExactlyInAnyOrder(document, inner, inner.getParent(), manifest, folder)
        .containsSubsequence(document, inner, inner.getParent(), folder)
        .endsWith(folder);
  }

  @Test
  void shouldKeepWhatIsInAFolderWhenItIsRenamed() throws IOException {
    // given
    Path partial = folder.resolve("b.partial");
    SyncedTree.folders(partial.resolve("inner"));
    Files.writeString(partial.resolve("inner").resolve("a"), "a");

    // when
    SyncedTree.sync(partial);
    SyncedTree.rename(partial, folder.resolve("b"));

    // then
    assertThat(folder.resolve("b").resolve("inner").resolve("a")).hasContent("a");
    assertThat(partial).doesNotExist();
  }
}
