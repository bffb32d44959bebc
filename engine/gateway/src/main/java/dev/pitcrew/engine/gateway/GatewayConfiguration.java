package dev.pitcrew.engine.gateway;

import dev.pitcrew.engine.gateway.batch.BatchFinder;
import dev.pitcrew.engine.gateway.batch.ResourceDeletion;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.InstanceCreation;
import dev.pitcrew.engine.gateway.call.JobActivation;
import dev.pitcrew.engine.gateway.call.Topology;
import dev.pitcrew.engine.gateway.grpc.GrpcServer;
import dev.pitcrew.engine.gateway.observe.RequestObserver;
import dev.pitcrew.engine.gateway.rest.RestConfiguration;
import dev.pitcrew.engine.gateway.rest.search.ProtectedProcesses;
import dev.pitcrew.engine.gateway.security.Access;
import dev.pitcrew.engine.gateway.security.AccessProperties;
import dev.pitcrew.engine.gateway.security.Directory;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The Camunda 8 API over the {@link EngineRuntime} that the importing application has as a bean.
 *
 * <p>REST is served under {@code /v2} by the application's own HTTP server, behind its own security
 * filter chain; gRPC on a port of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, AccessProperties.class})
@Import(RestConfiguration.class)
public class GatewayConfiguration {

  @Bean
  Access apiAccess(AccessProperties properties, ObjectProvider<Directory> people) {
    return new Access(properties, InstantSource.system(), people.getIfAvailable());
  }

  @Bean
  GrpcServer grpcServer(
      EngineRuntime engine,
      Access access,
      ObjectProvider<RequestObserver> observer,
      ResourceDeletion deletion,
      GatewayProperties properties) {
    return GrpcServer.start(
        engine,
        access,
        deletion,
        observer.getIfAvailable(() -> RequestObserver.NONE),
        new InetSocketAddress(properties.address(), properties.port()));
  }

  @Bean
  CommandSender commandSender(EngineRuntime engine) {
    return new CommandSender(engine);
  }

  @Bean
  BatchFinder batchFinder(EngineRuntime engine, CommandSender commands) {
    return new BatchFinder(engine, commands);
  }

  @Bean
  ResourceDeletion resourceDeletion(
      EngineRuntime engine,
      CommandSender commands,
      BatchFinder finder,
      ProtectedProcesses processes) {
    return new ResourceDeletion(engine, commands, finder, processes);
  }

  @Bean
  JobActivation jobActivation(EngineRuntime engine) {
    return new JobActivation(engine);
  }

  @Bean
  LongPollsEnd longPollsEnd(JobActivation activation) {
    return new LongPollsEnd(activation);
  }

  @Bean
  InstanceCreation instanceCreation(EngineRuntime engine) {
    return new InstanceCreation(engine);
  }

  @Bean
  Topology topology(EngineRuntime engine, GatewayProperties properties, GrpcServer grpc) {
    return new Topology(engine, properties.address(), grpc::port);
  }
}
