// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ConfigParser;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.daemon.config.LogLevel;
import dev.openc2.daemon.log.LogCommand;
import dev.openc2.daemon.rules.RulesCommand;
import dev.openc2.transfer.TransferException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line of {@code oc2d}: reads a configuration and runs a {@link Daemon}. */
@Command(
    name = "oc2d",
    mixinStandardHelpOptions = true,
    versionProvider = Oc2dCommand.Version.class,
    sortOptions = false,
    description = "Runs OpenC2 commands on this device.",
    customSynopsis = {
      "oc2d --config FILE",
      "       oc2d --check FILE",
      "       oc2d --broker URI --id ID --actuator PROFILE=MEANS [options]",
      "       oc2d log (--state-dir DIR | --config FILE) [options]",
      "       oc2d rules (--state-dir DIR | --config FILE) [-o table|json]",
      "       oc2d rules flush --yes (--state-dir DIR | --config FILE)"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM or SIGINT; or --check found nothing wrong",
      "1:a bug in oc2d; the log has more",
      "2:wrong usage or configuration",
      "5:the broker refused one of the topics where commands arrive"
    })
final class Oc2dCommand implements Callable<Integer> {

  private static final int REFUSED = 5;
  private static final long LOOK_AGAIN_MILLIS = 250;
  private static final Set<String> WITH_A_FILE = Set.of("--config", "--check", "--verbose");

  private final ActuatorFactories factories;
  private final Map<String, String> environment;
  private final Consumer<Runnable> onStopRequest;

  /** Picocli puts the real one here before {@link #call()}. */
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take everything from this YAML file; conf/oc2d.example.yaml has every key.")
  private @Nullable Path configFile;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Check such a file and say what is wrong with it, without connecting.")
  private @Nullable Path checkedFile;

  @Mixin private DeviceOptions device = new DeviceOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what explains the rest, too.")
  private boolean verbose;

  /**
   * A command that is not bound to a process.
   *
   * @param factories the kinds of actuators there are
   * @param environment the environment variables
   * @param onStopRequest gets the action that stops the daemon, to be run once, from any thread
   */
  private Oc2dCommand(
      ActuatorFactories factories,
      Map<String, String> environment,
      Consumer<Runnable> onStopRequest) {
    this.factories = factories;
    this.environment = Map.copyOf(environment);
    this.onStopRequest = onStopRequest;
  }

  /** The command with errors that are one sentence. */
  static CommandLine commandLine(
      ActuatorFactories factories,
      Map<String, String> environment,
      Consumer<Runnable> onStopRequest) {
    return new CommandLine(new Oc2dCommand(factories, environment, onStopRequest))
        .addSubcommand(
            new LogCommand(
                factories,
                InstantSource.system(),
                () -> TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS)))
        .addSubcommand(
            RulesCommand.commandLine(
                factories, () -> TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Oc2dCommand::reportWrongUsage)
        .setExecutionExceptionHandler(Oc2dCommand::reportFailure);
  }

  @Override
  public Integer call() throws InterruptedException {
    refuseMixture();
    try {
      if (checkedFile != null) {
        Daemon.check(new ConfigParser(factories).parse(checkedFile), environment);
        spec.commandLine().getOut().println(checkedFile + ": ok");
      } else {
        run(config());
      }
      return CommandLine.ExitCode.OK;
    } catch (ConfigurationException e) {
      spec.commandLine().getErr().println("oc2d: " + sentence(e));
      return CommandLine.ExitCode.USAGE;
    } catch (TransferException e) {
      spec.commandLine().getErr().println("oc2d: " + e.getMessage());
      return REFUSED;
    }
  }

  private DaemonConfig config() throws ConfigurationException {
    DaemonConfig config =
        configFile != null
            ? new ConfigParser(factories).parse(configFile)
            : device.config(factories, environment, spec.commandLine());
    return verbose ? config.withLogLevel(LogLevel.DEBUG) : config;
  }

  private void run(DaemonConfig config) throws ConfigurationException, InterruptedException {
    LogSetup.apply(config.logLevel());
    LoggerFactory.getLogger(Oc2dCommand.class)
        .atInfo()
        .addKeyValue("java", Runtime.version())
        .addKeyValue("os", System.getProperty("os.name"))
        .log(Version.text());
    try (Daemon daemon = Daemon.of(config, environment)) {
      onStopRequest.accept(daemon::close);
      daemon.run();
    }
  }

  private void refuseMixture() {
    if (configFile != null && checkedFile != null) {
      throw mistake("--config runs a file and --check only checks one: give one of them");
    }
    String whole = configFile != null ? "--config" : checkedFile != null ? "--check" : null;
    if (whole == null) {
      device.require(spec.commandLine());
      return;
    }
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!WITH_A_FILE.contains(option.longestName())) {
        throw mistake(whole + " takes everything from its file: leave out " + option.longestName());
      }
    }
  }

  private ParameterException mistake(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** With a file, the place in it; an option's user does not know the places. */
  private String sentence(ConfigurationException e) {
    Path file = configFile != null ? configFile : checkedFile;
    return file == null ? e.sentence() : file + ": " + e.getMessage();
  }

  private static int reportWrongUsage(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine()
        .getErr()
        .println("oc2d: " + e.getMessage() + " (see " + command + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int reportFailure(Exception e, CommandLine commandLine, ParseResult parsed) {
    LoggerFactory.getLogger(Oc2dCommand.class).atError().setCause(e).log("oc2d failed");
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {text()};
    }

    private static String text() {
      String version = Oc2dCommand.class.getPackage().getImplementationVersion();
      return "oc2d " + (version == null ? "(unpackaged)" : version);
    }
  }
}
