// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.value.Nsid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The means {@code program}, of any profile: {@code slpf=program}. */
public final class ProgramFactory implements ActuatorFactory<ProgramConfig> {

  /** Of no profile yet. */
  private static final Nsid ANY = Nsid.of("x-program");

  private final Nsid nsid;

  /** Made by the service loader. */
  public ProgramFactory() {
    this(ANY);
  }

  private ProgramFactory(Nsid nsid) {
    this.nsid = nsid;
  }

  @Override
  public Nsid nsid() {
    return nsid;
  }

  @Override
  public Optional<ActuatorFactory<ProgramConfig>> forProfile(Nsid profile) {
    return Optional.of(new ProgramFactory(profile));
  }

  @Override
  public String means() {
    return "program";
  }

  @Override
  public Class<ProgramConfig> configType() {
    return ProgramConfig.class;
  }

  @Override
  public ProgramConfig defaultConfig() {
    throw new IllegalArgumentException(
        "what it runs must be said in a configuration file, under commands");
  }

  @Override
  public void check(ProgramConfig config) {
    var unused = make(config);
  }

  @Override
  public Actuator create(ProgramConfig config, ActuatorContext context) {
    return make(config);
  }

  private Actuator make(ProgramConfig config) {
    Profile profile =
        Profiles.installed()
            .get(nsid)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no profile " + nsid + " here"));
    ProgramActuator actuator =
        new ProgramActuator(
            profile,
            config,
            new Runner(
                config.effectiveDirectory(),
                config.effectiveTimeout(),
                config.effectiveMaxOutput(),
                System::nanoTime));
    if (!Files.isDirectory(config.effectiveDirectory())) {
      throw new IllegalArgumentException("directory: there is no " + config.effectiveDirectory());
    }
    for (ProgramCommand command : config.commands()) {
      command.programs().forEach(ProgramFactory::checkProgram);
    }
    return actuator;
  }

  /** Whoever may write it may run what they like with our rights. */
  private static void checkProgram(Path program) {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IllegalArgumentException("commands: " + program + " is no program that can be run");
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(program.toRealPath());
      if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IllegalArgumentException("commands: everybody may write " + program);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("commands: " + program + " cannot be looked at", e);
    }
  }
}
