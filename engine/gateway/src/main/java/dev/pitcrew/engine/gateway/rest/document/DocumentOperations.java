package dev.pitcrew.engine.gateway.rest.document;

import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.gateway.security.AccessProperties;
import dev.pitcrew.engine.runtime.EngineRuntime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controller of this package, and what it keeps files with. */
@Configuration(proxyBeanMethods = false)
@Import(DocumentController.class)
public class DocumentOperations {

  @Bean
  DocumentUploads documentUploads(EngineRuntime engine, CommandSender commands) {
    return new DocumentUploads(engine, commands);
  }

  @Bean
  DocumentLinks documentLinks(AccessProperties properties, Access access) {
    return new DocumentLinks(properties.secret(), access);
  }

  @Bean
  DocumentReferences documentReferences(Reader reader) {
    return new DocumentReferences(reader);
  }
}
