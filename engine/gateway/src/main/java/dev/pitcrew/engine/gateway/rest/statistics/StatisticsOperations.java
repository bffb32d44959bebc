package dev.pitcrew.engine.gateway.rest.statistics;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this package. */
@Configuration(proxyBeanMethods = false)
@Import({
  DefinitionStatisticsController.class,
  ElementStatisticsController.class,
  IncidentStatisticsController.class,
  JobStatisticsController.class,
  SystemController.class
})
public class StatisticsOperations {}
