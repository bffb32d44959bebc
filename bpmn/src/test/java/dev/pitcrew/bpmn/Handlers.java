package dev.pitcrew.bpmn;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorkerBuilderStep1;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client as any other, but that something stands around the handlers of its job workers. */
final class Handlers {

  private Handlers() {}

  static CamundaClient around(CamundaClient client, UnaryOperator<JobHandler> change) {
    return (CamundaClient)
        Proxy.newProxyInstance(
            Handlers.class.getClassLoader(),
            new Class<?>[] {CamundaClient.class},
            (self, method, arguments) -> {
              Object result = call(method, client, arguments);
              return method.getName().equals("newWorker")
                  ? step(JobWorkerBuilderStep1.class, result, change)
                  : result;
            });
  }

  private static Object step(
      Class<?> type, @Nullable Object real, UnaryOperator<JobHandler> change) {
    return Proxy.newProxyInstance(
        Handlers.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("handler")) {
            arguments[0] = change.apply((JobHandler) arguments[0]);
          }
          Object next = call(method, real, arguments);
          return method.getReturnType().getName().contains("JobWorkerBuilderStep")
              ? step(method.getReturnType(), next, change)
              : next;
        });
  }

  /** Calls the real thing; what it throws comes out as it is. */
  static @Nullable Object call(Method method, @Nullable Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
