package dev.pitcrew.engine.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where gRPC is served; REST is served where the application's HTTP server is.
 *
 * @param address an address of this machine; only programs on it are served by default
 * @param port 0 for any that is free
 */
@ConfigurationProperties("pitcrew.grpc")
public record GatewayProperties(
    @DefaultValue("127.0.0.1") String address, @DefaultValue("26500") int port) {}
