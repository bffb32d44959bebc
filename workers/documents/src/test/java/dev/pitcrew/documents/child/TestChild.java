package dev.pitcrew.documents.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A child process that behaves as it is told. */
public final class TestChild {
  private TestChild() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ChildLoop.run((request, progress) -> obey(new String(request, StandardCharsets.UTF_8)));
  }

  private static Frame obey(String order) {
    switch (order) {
      case "hang" -> hang();
      case "crash" -> Runtime.getRuntime().halt(134);
      case "eat" -> eat();
      case "spin" -> spin();
      case "refuse" -> {
        return new Frame(Frame.Kind.REFUSAL, "no".getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        // It answers who it is.
      }
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    return new Frame(Frame.Kind.ANSWER, pid.getBytes(StandardCharsets.UTF_8));
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    long turns = 0;
    while (turns >= 0) {
      turns = turns == Long.MAX_VALUE ? 0 : turns + 1;
    }
  }

  private static void eat() {
    List<byte[]> eaten = new ArrayList<>();
    while (true) {
      eaten.add(new byte[16 << 20]);
    }
  }
}
