package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.batch.ResourceDeletion;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Deploys processes, decisions, forms and other files, and deletes them. */
@RestController
@RequestMapping("/v2")
final class DeploymentController {

  private final CommandSender commands;
  private final ResourceDeletion deletion;

  DeploymentController(CommandSender commands, ResourceDeletion deletion) {
    this.commands = commands;
    this.deletion = deletion;
  }

  @PostMapping("/deployments")
  Deployments.Result deploy(
      Caller caller,
      @RequestParam(name = "resources", required = false) @Nullable List<MultipartFile> files,
      @RequestParam(name = "tenantId", required = false) @Nullable String tenantId)
      throws IOException {
    if (files == null || files.isEmpty()) {
      throw Wire.invalid("Expected to deploy at least one resource, but none was given.");
    }
    List<Command.Deploy.Resource> resources = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = Wire.required(file.getOriginalFilename(), "resources: file name");
      resources.add(new Command.Deploy.Resource(name, file.getBytes()));
    }
    return Deployments.Result.of(
        commands.send(
            caller, new Command.Deploy(resources, Tenants.check(tenantId)), Reply.Deployed.class));
  }

  @PostMapping("/resources/{resourceKey}/deletion")
  Deleted delete(
      Caller caller,
      @PathVariable long resourceKey,
      @RequestBody(required = false) @Nullable Deletion request) {
    boolean withHistory = request != null && Boolean.TRUE.equals(request.deleteHistory());
    Caller asking = Wire.referring(caller, request == null ? null : request.operationReference());
    return new Deleted(
        Wire.key(resourceKey),
        deletion.delete(asking, resourceKey, withHistory)
                instanceof Reply.BatchOperationCreated created
            ? new Deleting(Wire.key(created.batchOperationKey()), created.type().name())
            : null);
  }

  record Deletion(@Nullable Boolean deleteHistory, @Nullable Long operationReference) {}

  /**
   * @param batchOperation that deletes what came of it, where that was asked for and there is such
   */
  record Deleted(@Nullable String resourceKey, @Nullable Deleting batchOperation) {}

  record Deleting(@Nullable String batchOperationKey, String batchOperationType) {}
}
