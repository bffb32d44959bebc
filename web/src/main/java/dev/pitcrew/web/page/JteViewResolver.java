package dev.pitcrew.web.page;

import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the compiled template of a view name such as {@code inbox/list}. */
public final class JteViewResolver implements ViewResolver, Ordered {

  private final TemplateEngine templates;
  private final Assets assets;
  private final Clock clock;
  private final Supplier<ZoneId> zone;

  /**
   * @param zone in whose days and hours pages speak
   */
  public JteViewResolver(
      TemplateEngine templates, Assets assets, Clock clock, Supplier<ZoneId> zone) {
    this.templates = templates;
    this.assets = assets;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public @Nullable View resolveViewName(String viewName, Locale locale) {
    String template = viewName + ".jte";
    return viewName.contains(":") || !templates.hasTemplate(template)
        ? null
        : new JteView(templates, template, assets, clock, zone);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }
}
