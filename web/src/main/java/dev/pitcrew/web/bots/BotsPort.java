package dev.pitcrew.web.bots;

import java.util.List;

/** The bots of the installation; the application knows where their files are. */
public interface BotsPort {

  /**
   * A bot's file.
   *
   * @param description what it does; empty where the file says nothing
   * @param hosts what it may reach
   * @param trouble what is wrong with the file; empty where nothing is
   */
  record Known(String name, String description, List<String> hosts, String trouble) {}

  /** All of them, by name. */
  List<Known> all();
}
