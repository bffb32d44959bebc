package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;

/** Workers and books at work, wherever their engine is; what somebody needs who works with them. */
public interface RunningOffice {

  /** The engine as this person asks it; never to be closed by callers. */
  CamundaClient clientOf(String person);

  Records records();

  /** The folder with the watched and the shared folder in it. */
  Path data();

  Intake intake();

  HandInPort handIns();

  SampleClaims sampleClaims();

  /**
   * The sample company's.
   *
   * @throws IllegalStateException where they were not started
   */
  Portals portals();
}
