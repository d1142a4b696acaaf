// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.encoding.Limits;
import dev.openc2.encoding.MessageCodec;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Range;

/** The root: what all subcommands share. */
final class Oc2Command implements Callable<Integer> {

  private final Environment environment;
  private final Supplier<MessageCodec> codec;

  private final Arguments arguments = new Arguments();

  private final Argument<boolean[]> verbose =
      arguments.bound(
          OptionSpec.builder("-v", "--verbose")
              .type(boolean[].class)
              .arity(Range.valueOf("0").unspecified(true))
              .scopeType(INHERIT)
              .description("say more on the standard error; twice: with stack traces"),
          new boolean[0]);

  private final CommandSpec spec = Arguments.command(this, arguments).name("oc2");

  Oc2Command(Environment environment, Supplier<MessageCodec> codec) {
    this.environment = environment;
    this.codec = codec;
    spec.usageMessage()
        .description("Sends OpenC2 commands and shows who answers what.")
        .customSynopsis(
            "oc2 ACTION TARGET [VALUE…] [OPTIONS]",
            "  or:  oc2 send|validate|convert|profiles|demo|completion …",
            "",
            "For example: oc2 deny ipv4_net 203.0.113.0/24 --to fw1 --profile slpf --broker mqtt://h",
            "             oc2 deny --help lists targets and options, such as --to, --timeout, --broker.",
            "")
        .footerHeading("%nExit codes (if several apply, the lowest but 0):%n");
  }

  /** How it is called. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    throw new UsageException("a command is missing", "try 'oc2 --help'");
  }

  Environment environment() {
    return environment;
  }

  int verbosity() {
    return verbose.value().length;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** A codec that knows every profile on the class path. */
  MessageCodec codec() {
    return codec.get();
  }

  DocumentReader files() {
    return new DocumentReader(environment.in(), Limits.DEFAULT.maxBytes());
  }
}
