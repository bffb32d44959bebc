package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Reply;
import java.nio.file.Path;

/** Publishes messages one after the other and writes the key of each that was acknowledged. */
final class PublishChild {

  private static final int MESSAGES = 300;

  private PublishChild() {}

  public static void main(String[] arguments) {
    int refused = 0;
    try (EngineRuntime engine =
        EngineRuntime.start(RuntimeOptions.in(Path.of(arguments[0])), new FakeSteps())) {
      for (int i = 0; i < MESSAGES; i++) {
        if (engine.submit(FakeSteps.publishMessage("name", 3_600_000)).join()
            instanceof Reply.MessagePublished published) {
          System.out.println(published.messageKey());
        } else {
          refused++;
        }
      }
    }
    System.out.println("refused " + refused);
  }
}
