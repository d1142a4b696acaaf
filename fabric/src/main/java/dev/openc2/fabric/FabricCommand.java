// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line of {@code oc2-fabric}: starts a {@link FabricBroker} and waits until it is told
 * to stop.
 */
@Command(
    name = "oc2-fabric",
    mixinStandardHelpOptions = true,
    versionProvider = FabricCommand.Version.class,
    description = "Runs an MQTT 5 broker that keeps everything in memory.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM or SIGINT",
      "2:wrong usage",
      "5:cannot listen there, for instance because the port is in use"
    })
final class FabricCommand implements Callable<Integer> {

  private static final int CANNOT_LISTEN = 5;

  private final Consumer<Runnable> onStopRequest;

  /** Picocli puts the real one here before {@link #call()}. */
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + FabricConfig.MQTT_PORT,
      description = "TCP port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = FabricConfig.LOOPBACK,
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}). There are no accounts in this version: "
              + "who reaches the port may connect.")
  private String bindAddress = FabricConfig.LOOPBACK;

  /**
   * A command that is not bound to a process.
   *
   * @param onStopRequest gets the action that stops the broker, to be run once, from any thread
   */
  FabricCommand(Consumer<Runnable> onStopRequest) {
    this.onStopRequest = onStopRequest;
  }

  /** The command with errors that are one sentence. */
  static CommandLine commandLine(Consumer<Runnable> onStopRequest) {
    return new CommandLine(new FabricCommand(onStopRequest))
        .setParameterExceptionHandler(FabricCommand::reportWrongUsage)
        .setExecutionExceptionHandler(FabricCommand::reportFailure);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    FabricBroker broker = new FabricBroker(config());
    onStopRequest.accept(
        () -> {
          broker.close();
          stopped.countDown();
        });
    broker.start();
    warnIfOpenToOthers();
    spec.commandLine().getOut().println("oc2-fabric ready on " + broker.uri());
    stopped.await();
    return CommandLine.ExitCode.OK;
  }

  private FabricConfig config() {
    try {
      return FabricConfig.defaults().withBindAddress(bindAddress).withPort(port);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void warnIfOpenToOthers() throws IOException {
    if (!InetAddress.getByName(bindAddress).isLoopbackAddress()) {
      spec.commandLine()
          .getErr()
          .println(
              "oc2-fabric: warning: everybody who reaches "
                  + bindAddress
                  + " may connect, there are no accounts in this version");
    }
  }

  private static int reportWrongUsage(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    commandLine.getErr().println("oc2-fabric: " + e.getMessage() + " (see oc2-fabric --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int reportFailure(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (!(e instanceof IOException)) {
      throw e;
    }
    commandLine.getErr().println("oc2-fabric: " + e.getMessage());
    return CANNOT_LISTEN;
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = FabricCommand.class.getPackage().getImplementationVersion();
      return new String[] {"oc2-fabric " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
