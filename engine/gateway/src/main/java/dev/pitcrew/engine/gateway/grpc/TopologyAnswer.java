package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.gateway.call.Topology;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;

/** The topology as a gRPC message. */
final class TopologyAnswer {

  private TopologyAnswer() {}

  static TopologyResponse of(Topology topology) {
    Partition partition =
        Partition.newBuilder()
            .setPartitionId(1)
            .setRole(Partition.PartitionBrokerRole.LEADER)
            .setHealth(
                topology.healthy()
                    ? Partition.PartitionBrokerHealth.HEALTHY
                    : Partition.PartitionBrokerHealth.UNHEALTHY)
            .build();
    return TopologyResponse.newBuilder()
        .addBrokers(
            BrokerInfo.newBuilder()
                .setNodeId(0)
                .setHost(topology.host())
                .setPort(topology.port())
                .setVersion(Topology.VERSION)
                .addPartitions(partition))
        .setClusterSize(1)
        .setPartitionsCount(1)
        .setReplicationFactor(1)
        .setGatewayVersion(Topology.VERSION)
        .setClusterId(topology.clusterId())
        .build();
  }
}
