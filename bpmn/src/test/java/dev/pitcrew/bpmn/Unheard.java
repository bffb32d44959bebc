package dev.pitcrew.bpmn;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.worker.JobClient;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a worker's answers down instead of sending them. */
final class Unheard {

  private final List<String> said = new ArrayList<>();
  private final Runnable atSend;

  /**
   * @param atSend what happens when an answer would have gone to the engine
   */
  Unheard(Runnable atSend) {
    this.atSend = atSend;
  }

  /** The commands, and all texts in them. */
  List<String> said() {
    return said;
  }

  JobClient client(JobClient real) {
    return (JobClient) step(JobClient.class, real);
  }

  private Object step(Class<?> type, @Nullable Object real) {
    return Proxy.newProxyInstance(
        Unheard.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("send")) {
            atSend.run();
            return future();
          }
          said.add(method.getName());
          for (Object argument : arguments == null ? new Object[0] : arguments) {
            if (argument instanceof String || argument instanceof Number) {
              said.add(argument.toString());
            }
          }
          Object next = Handlers.call(method, real, arguments);
          return method.getReturnType().isInterface() ? step(method.getReturnType(), next) : next;
        });
  }

  /** Done, with nothing in it. */
  private static Object future() {
    return Proxy.newProxyInstance(
        Unheard.class.getClassLoader(),
        new Class<?>[] {CamundaFuture.class},
        (self, method, arguments) -> null);
  }
}
