package dev.pitcrew.engine.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

final class LocalRequestTest {

  private static MockHttpServletRequest request(Map<String, String> headers) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v2/deployments");
    request.setRemoteAddr("127.0.0.1");
    request.setServerName("localhost");
    request.addHeader("Host", "localhost:8080");
    headers.forEach(request::addHeader);
    return request;
  }

  @Test
  void shouldBeLocalWhenAProgramHereAsks() {
    assertThat(LocalRequest.test(request(Map.of()))).isTrue();
    assertThat(
            LocalRequest.test(
                request(
                    Map.of("Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-origin"))))
        .isTrue();
  }

  static Stream<Map<String, String>> headersOfOthers() {
    return Stream.of(
        Map.of("X-Forwarded-For", "203.0.113.9"),
        Map.of("Forwarded", "for=203.0.113.9"),
        Map.of("Origin", "https://evil.example"),
        Map.of("Origin", "null"),
        Map.of("Origin", "not a uri"),
        Map.of("Sec-Fetch-Site", "cross-site"),
        Map.of("Sec-Fetch-Site", "same-site"));
  }

  @ParameterizedTest
  @MethodSource("headersOfOthers")
  void shouldNotBeLocalWhenSomeoneElseStandsBehindIt(Map<String, String> headers) {
    assertThat(LocalRequest.test(request(headers))).isFalse();
  }

  @Test
  void shouldNotBeLocalWhenTheNameWasPointedAtUs() {
    for (String name : List.of("evil.example", "localhost.evil.example", "192.168.1.5")) {
      MockHttpServletRequest request = request(Map.of());
      request.removeHeader("Host");
      request.setServerName(name);
      assertThat(LocalRequest.test(request)).as(name).isFalse();
    }
  }

  @Test
  void shouldNotBeLocalWhenThePeerIsElsewhere() {
    MockHttpServletRequest request = request(Map.of());
    request.setRemoteAddr("192.168.1.5");
    assertThat(LocalRequest.test(request)).isFalse();
  }
}
