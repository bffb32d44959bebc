package dev.pitcrew.web.page;

import dev.pitcrew.web.people.SignedIn;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Renders one compiled template as a whole, so that an error never leaves half a page. */
final class JteView implements View {

  private final TemplateEngine templates;
  private final String template;
  private final Assets assets;
  private final Clock clock;
  private final Supplier<ZoneId> zone;

  JteView(
      TemplateEngine templates,
      String template,
      Assets assets,
      Clock clock,
      Supplier<ZoneId> zone) {
    this.templates = templates;
    this.template = template;
    this.assets = assets;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public String getContentType() {
    return MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
    parameters.put("shell", shell(request, parameters.get(Notice.ATTRIBUTE)));
    Utf8ByteOutput page = new Utf8ByteOutput();
    templates.render(template, parameters, page);
    response.setContentType(getContentType());
    response.setContentLength(page.getContentLength());
    page.writeTo(response.getOutputStream());
  }

  private Shell shell(HttpServletRequest request, @Nullable Object notice) {
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    SignedIn person = who != null && who.getPrincipal() instanceof SignedIn in ? in : null;
    return new Shell(
        person,
        request.getRequestURI(),
        csrf == null ? "_csrf" : csrf.getParameterName(),
        csrf == null ? "" : csrf.getToken(),
        ContentPolicy.nonce(request),
        notice instanceof Notice told ? told : null,
        assets,
        new Words(RequestContextUtils.getLocale(request), zone.get(), clock.instant()));
  }
}
