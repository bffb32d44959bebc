package dev.pitcrew.engine.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the databases' own drivers: the connection that writes meets a fault where its life
 * has one, all others are what they always are.
 */
final class FaultyDriver implements Driver {

  /** Since when the driver is asked before all others. */
  private static final class Installed {
    static final FaultyDriver ONE = install();

    private static FaultyDriver install() {
      try {
        FaultyDriver driver =
            new FaultyDriver(Map.of("sqlite", new org.sqlite.JDBC(), "postgresql", postgres()));
        DriverManager.drivers().toList().forEach(FaultyDriver::withdraw);
        DriverManager.registerDriver(driver);
        return driver;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Driver postgres() throws SQLException {
      return DriverManager.getDriver("jdbc:postgresql://localhost/any");
    }
  }

  private final Map<String, Driver> behind;
  private final Map<String, FaultyLife> lives = new ConcurrentHashMap<>();

  private FaultyDriver(Map<String, Driver> behind) {
    this.behind = behind;
  }

  private static void withdraw(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on connections to this address are those of the life. */
  static void live(String url, FaultyLife life) {
    Installed.ONE.lives.put(url, life);
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    Driver driver = behind.get(kind(url));
    if (driver == null) {
      return null;
    }
    FaultyLife life = lives.get(url);
    if (life == null) {
      return driver.connect(url, properties);
    }
    life.expectAlive();
    Connection connection = driver.connect(url, properties);
    return isForWriting() ? wrap(Connection.class, connection, life) : connection;
  }

  private static String kind(String url) {
    String[] parts = url.split(":", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  private static boolean isForWriting() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("openWriter")));
  }

  private static <T> T wrap(Class<T> type, T real, FaultyLife life) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments, life)));
  }

  private static @Nullable Object call(
      Object real, Method method, @Nullable Object @Nullable [] arguments, FaultyLife life)
      throws Throwable {
    String name = method.getName();
    if (name.equals("close") || name.equals("isClosed")) {
      return invoke(real, method, arguments);
    }
    life.expectAlive();
    if (name.equals("commit") || name.startsWith("execute")) {
      life.before(name, real);
      Object result = invoke(real, method, arguments);
      life.after(real);
      return result;
    }
    Object result = invoke(real, method, arguments);
    if (result instanceof PreparedStatement prepared) {
      return wrap(PreparedStatement.class, prepared, life);
    }
    return result instanceof Statement statement ? wrap(Statement.class, statement, life) : result;
  }

  private static @Nullable Object invoke(
      Object real, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return behind.containsKey(kind(url));
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
