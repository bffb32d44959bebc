package dev.pitcrew.web.page;

import gg.jte.TemplateEngine;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the compiled template of a view name such as {@code inbox/list}. */
public final class JteViewResolver implements ViewResolver, Ordered {

  private final TemplateEngine templates;
  private final Assets assets;
  private final Clock clock;

  public JteViewResolver(TemplateEngine templates, Assets assets, Clock clock) {
    this.templates = templates;
    this.assets = assets;
    this.clock = clock;
  }

  @Override
  public @Nullable View resolveViewName(String viewName, Locale locale) {
    String template = viewName + ".jte";
    return viewName.contains(":") || !templates.hasTemplate(template)
        ? null
        : new JteView(templates, template, assets, clock);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }
}
