package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.call.Topology;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What serves here, whether it is well, and who asks. */
@RestController
@RequestMapping("/v2")
final class ClusterController {

  private final Topology topology;

  ClusterController(Topology topology) {
    this.topology = topology;
  }

  @GetMapping("/topology")
  TopologyResult topology() {
    Partition partition = new Partition(1, "leader", topology.healthy() ? "healthy" : "unhealthy");
    return new TopologyResult(
        List.of(
            new Broker(0, topology.host(), topology.port(), List.of(partition), Topology.VERSION)),
        topology.clusterId(),
        1,
        1,
        1,
        Topology.VERSION,
        topology.lastCompletedChangeId());
  }

  @GetMapping("/status")
  ResponseEntity<Void> status() {
    return ResponseEntity.status(
            topology.healthy() ? HttpStatus.NO_CONTENT : HttpStatus.SERVICE_UNAVAILABLE)
        .build();
  }

  @GetMapping("/license")
  License license() {
    return new License(true, "Apache-2.0", false, null);
  }

  @GetMapping("/authentication/me")
  Me me(Caller caller) {
    return new Me(
        caller.name(),
        caller.name(),
        null,
        List.of(),
        List.of(),
        caller.groups().stream().sorted().toList(),
        caller.roles().stream().sorted().toList(),
        null,
        Map.of(),
        // Who calls signs in with each call.
        false);
  }

  record TopologyResult(
      List<Broker> brokers,
      String clusterId,
      int clusterSize,
      int partitionsCount,
      int replicationFactor,
      String gatewayVersion,
      String lastCompletedChangeId) {}

  record Broker(int nodeId, String host, int port, List<Partition> partitions, String version) {}

  record Partition(int partitionId, String role, String health) {}

  record License(
      boolean validLicense, String licenseType, boolean isCommercial, @Nullable String expiresAt) {}

  record Me(
      String username,
      String displayName,
      @Nullable String email,
      List<String> authorizedComponents,
      List<String> tenants,
      List<String> groups,
      List<String> roles,
      @Nullable String salesPlanType,
      Map<String, String> c8Links,
      boolean canLogout) {}
}
