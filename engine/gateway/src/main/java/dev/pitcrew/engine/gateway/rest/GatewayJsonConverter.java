package dev.pitcrew.engine.gateway.rest;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Reads and writes this module's own types, and leaves those of the rest of the application. */
final class GatewayJsonConverter extends JacksonJsonHttpMessageConverter {

  private static final String OWN = "dev.pitcrew.engine.gateway.";

  GatewayJsonConverter() {
    super(GatewayJson.STRICT);
  }

  @Override
  public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
    return own(type.toClass()) && super.canRead(type, mediaType);
  }

  @Override
  public boolean canWrite(
      ResolvableType target, Class<?> valueClass, @Nullable MediaType mediaType) {
    return own(valueClass) && super.canWrite(target, valueClass, mediaType);
  }

  private static boolean own(Class<?> type) {
    return type.getName().startsWith(OWN);
  }
}
