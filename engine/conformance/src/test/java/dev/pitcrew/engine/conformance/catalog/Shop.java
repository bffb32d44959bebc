package dev.pitcrew.engine.suite;

import io.camunda.client.annotation.Deployment;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application as a user of Camunda's starter writes it: nothing in it knows this engine. */
@EnableAutoConfiguration
@Deployment(resources = {"classpath:order.bpmn", "classpath:approve-order.form"})
class Shop {

  @JobWorker(type = "stock.reserve")
  Map<String, Object> reserve(@Variable String orderId, @Variable Integer amount) {
    return Map.of("shelf", orderId + "/" + amount);
  }
}
