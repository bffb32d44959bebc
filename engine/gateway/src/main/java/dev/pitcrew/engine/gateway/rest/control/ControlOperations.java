package dev.pitcrew.engine.gateway.rest.control;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this package. */
@Configuration(proxyBeanMethods = false)
@Import({ClockController.class, ManagementController.class})
public class ControlOperations {}
