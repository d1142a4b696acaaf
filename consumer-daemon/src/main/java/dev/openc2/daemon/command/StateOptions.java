// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.command;

import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ConfigParser;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.config.DaemonConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What all subcommands about the state of a daemon have in common: help, and which daemon it is, by
 * its directory or by its file.
 */
public final class StateOptions {

  /** Picocli puts that of the subcommand here before it is called. */
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Tell how this is used, and nothing else.")
  @SuppressWarnings("UnusedVariable") // Picocli looks at the option itself.
  private boolean help;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Where oc2d keeps what survives a restart.")
  private @Nullable Path stateDirectory;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The YAML file of oc2d, which says where that is.")
  private @Nullable Path configFile;

  /** Filled by picocli. */
  public StateOptions() {}

  /**
   * What the options say.
   *
   * @param directory where the daemon keeps its state
   * @param config how it is configured, or null if only its directory is known
   */
  public record State(Path directory, @Nullable DaemonConfig config) {}

  /** Where the subcommand is run. */
  public CommandLine commandLine() {
    return spec.commandLine();
  }

  /**
   * Reads them.
   *
   * @throws IOException with one sentence if the file cannot be used, or nothing is kept
   * @throws ParameterException if none or both are given
   */
  public State read(ActuatorFactories factories) throws IOException {
    if (stateDirectory != null && configFile == null) {
      return new State(stateDirectory, null);
    }
    if (stateDirectory == null && configFile != null) {
      return read(factories, configFile);
    }
    throw new ParameterException(
        spec.commandLine(), "one of --state-dir DIR and --config FILE must be given");
  }

  private static State read(ActuatorFactories factories, Path file) throws IOException {
    DaemonConfig config;
    try {
      config = new ConfigParser(factories).parse(file);
    } catch (ConfigurationException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (config.stateDirectory() == null) {
      throw new IOException(file + ": there is no stateDirectory, so nothing is kept");
    }
    return new State(config.stateDirectory(), config);
  }

  /** Refuses options that stand before the name of a subcommand: they are of another command. */
  public void refuseOptionsBefore() {
    for (CommandSpec one = spec; one.parent() != null; one = one.parent()) {
      if (!one.parent().commandLine().getParseResult().matchedOptions().isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "options of " + spec.name() + " stand behind the word, and there are no others");
      }
    }
  }
}
