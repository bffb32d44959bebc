package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.gateway.rest.problem.ApiException;
import dev.pitcrew.engine.gateway.rest.problem.Problem;
import dev.pitcrew.engine.gateway.rest.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than a message may be; uploads have their own limit. */
final class BodyLimitFilter extends OncePerRequestFilter {

  private final int bytesMax;

  BodyLimitFilter(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type != null && type.startsWith("multipart/")) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > bytesMax) {
      ProblemWriter.write(response, tooLarge(request));
    } else if (request.getContentLengthLong() < 0
        && request.getHeader("Transfer-Encoding") != null) {
      chain.doFilter(new Limited(request), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Problem tooLarge(HttpServletRequest request) {
    return Problem.of(413, "TOO_LARGE", reason(), request.getRequestURI());
  }

  private String reason() {
    return "Expected a request of at most %d bytes, but this one is larger.".formatted(bytesMax);
  }

  /** A body whose length was not told beforehand. */
  private final class Limited extends HttpServletRequestWrapper {

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream());
    }
  }

  private final class Counting extends ServletInputStream {

    private final ServletInputStream body;
    private int bytes;

    Counting(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      bytes += read;
      if (bytes > bytesMax) {
        throw new ApiException(413, "TOO_LARGE", reason());
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
