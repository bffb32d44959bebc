package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;

/** All in one process. */
record ApplicationOffice(PitcrewApplication application, Path data) implements RunningOffice {

  @Override
  public CamundaClient clientOf(String person) {
    return application.bean(EngineClients.class).forPerson(person);
  }

  @Override
  public Records records() {
    return application.bean(Records.class);
  }

  @Override
  public Intake intake() {
    return application.bean(Intake.class);
  }

  @Override
  public HandInPort handIns() {
    return application.bean(HandInPort.class);
  }

  @Override
  public SampleClaims sampleClaims() {
    return application.bean(SampleClaims.class);
  }

  @Override
  public Portals portals() {
    return application.bean(Portals.class);
  }
}
