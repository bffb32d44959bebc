package dev.pitcrew.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitcrew.web.people.SamplePeople;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies and follows redirects, but runs no scripts. */
final class Visitor {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Visitor(String address) {
    this.address = address;
  }

  static Visitor signedIn(TestApp.Running app, String username) {
    Visitor visitor = new Visitor(app.address());
    visitor.signIn(username, SamplePeople.PASSWORD);
    return visitor;
  }

  HttpResponse<String> signIn(String username, String password) {
    return post("/signin", "/signin", Map.of("username", username, "password", password));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).GET();
    request.header("Accept-Language", "en");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Opens the page that holds the form, as a person does, and posts with its token. */
  HttpResponse<String> post(String formPage, String path, Map<String, String> fields) {
    return postWithToken(token(formPage), path, fields);
  }

  String token(String formPage) {
    Matcher csrf = CSRF.matcher(get(formPage).body());
    return csrf.find() ? csrf.group(1) : "";
  }

  HttpResponse<String> postWithToken(
      String token, String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept-Language", "en")
            .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encode(token)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Posts files as a form with {@code enctype="multipart/form-data"} does. */
  HttpResponse<String> upload(String path, Map<String, byte[]> files) {
    return upload(path, path, Map.of(), "files", files);
  }

  /** Sends a form with files in one field, from the page it stands on. */
  HttpResponse<String> upload(
      String page,
      String path,
      Map<String, String> values,
      String part,
      Map<String, byte[]> files) {
    String boundary = "----pitcrew";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
    body.writeBytes((head + "_csrf\"\r\n\r\n" + token(page) + "\r\n").getBytes(UTF_8));
    values.forEach(
        (name, value) ->
            body.writeBytes((head + name + "\"\r\n\r\n" + value + "\r\n").getBytes(UTF_8)));
    files.forEach(
        (name, content) -> {
          String fileHead =
              head + part + "\"; filename=\"" + name + "\"\r\nContent-Type: x/y\r\n\r\n";
          body.writeBytes(fileHead.getBytes(UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(UTF_8));
        });
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(Arrays.toString(e.getStackTrace()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
