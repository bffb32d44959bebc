package dev.pitcrew.web.intake;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Raises the server's limits to what the upload page promises, and never lowers them: the engine's
 * API in the same process has limits of its own.
 */
@Configuration(proxyBeanMethods = false)
public class UploadLimits {

  private static final long REQUEST_BYTES_MAX = 256L * 1024 * 1024;
  private static final int IN_MEMORY_BYTES_MAX = 256 * 1024;
  private static final int PARTS_MAX = UploadController.FILES_MAX + 10;

  @Bean
  static BeanPostProcessor uploadSize() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DispatcherServletRegistrationBean servlet) {
          raise(servlet);
        }
        return bean;
      }
    };
  }

  private static void raise(DispatcherServletRegistrationBean servlet) {
    MultipartConfigElement now = servlet.getMultipartConfig();
    // One byte more than the page allows, so that a file over the limit is named and not cut off.
    long file = UploadController.FILE_BYTES_MAX + 1;
    if (now == null || now.getMaxFileSize() < file || now.getMaxRequestSize() < file) {
      servlet.setMultipartConfig(
          new MultipartConfigElement(
              "", REQUEST_BYTES_MAX, REQUEST_BYTES_MAX, IN_MEMORY_BYTES_MAX));
    }
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> uploadParts() {
    return factory ->
        factory.addConnectorCustomizers(
            connector ->
                connector.setMaxPartCount(Math.max(connector.getMaxPartCount(), PARTS_MAX)));
  }
}
