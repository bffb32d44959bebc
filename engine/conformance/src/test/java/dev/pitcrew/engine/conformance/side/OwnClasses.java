package dev.pitcrew.engine.conformance.side;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Real engines that share nothing. What answers for the engine keeps the answer in static fields
 * while it writes it, so that of several engines in one process one gave the answer of another, or
 * none. These classes, and no others, each engine has for itself.
 */
final class OwnClasses extends ClassLoader {

  private static final String OWN = EngineFactory.class.getPackageName() + ".";

  private OwnClasses() {
    super(EngineFactory.class.getClassLoader());
  }

  /** Not started yet. */
  static ZeebeTestEngine engine() {
    try {
      return (ZeebeTestEngine)
          new OwnClasses()
              .loadClass(EngineFactory.class.getName())
              .getMethod("create")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected the test engine to be made by its factory.", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = file.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
