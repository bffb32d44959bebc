package dev.pitcrew.engine.conformance.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import org.junit.jupiter.api.Test;

class OwnClassesTest {

  @Test
  void shouldShareNothingWithAnotherEngine() {
    // when
    ZeebeTestEngine one = OwnClasses.engine();
    ZeebeTestEngine other = OwnClasses.engine();

    // then
    assertThat(one.getClass().getName()).isEqualTo(other.getClass().getName());
    assertThat(one.getClass()).isNotEqualTo(other.getClass());
  }
}
