package dev.pitcrew.torture;

import java.nio.file.Path;

/** What a process asked of its disk. */
sealed interface DiskCall {

  /** It is there from now on, empty where it is new or cut. */
  record Opened(Path file, boolean create, boolean cut) implements DiskCall {}

  /** Bytes at a place; at the end where the place is {@link #AT_END}. */
  record Written(Path file, long offset, byte[] bytes) implements DiskCall {}

  record Resized(Path file, long size) implements DiskCall {}

  /** Of a file or of a folder. */
  record Synced(Path path) implements DiskCall {}

  record FolderMade(Path folder) implements DiskCall {}

  record Renamed(Path from, Path to) implements DiskCall {}

  record Linked(Path from, Path to) implements DiskCall {}

  record Removed(Path path) implements DiskCall {}

  long AT_END = -1;
}
