package dev.pitcrew.documents.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;

/**
 * The child's side: answers requests one after the other, and ends at once when its parent is gone,
 * also in the middle of native work.
 */
public final class ChildLoop {
  private ChildLoop() {}

  /** What a child does for one request. */
  public interface Task {
    Frame answer(byte[] request, Runnable progress) throws IOException;
  }

  public static void run(Task task) throws IOException, InterruptedException {
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err); // Whatever a library prints must not break the frames.
    var requests = new SynchronousQueue<Frame>();
    Thread.ofPlatform().daemon().name("parent").start(() -> listen(requests));
    new Frame(Frame.Kind.READY, new byte[0]).write(out);
    while (true) {
      Frame request = requests.take();
      Frame answer = task.answer(request.payload(), () -> progress(out));
      answer.write(out);
    }
  }

  private static void listen(SynchronousQueue<Frame> requests) {
    try (var in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      while (true) {
        requests.put(Frame.read(in));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0); // The parent is gone; nobody waits for an answer.
    }
  }

  private static void progress(DataOutputStream out) {
    try {
      new Frame(Frame.Kind.PROGRESS, new byte[0]).write(out);
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }
}
