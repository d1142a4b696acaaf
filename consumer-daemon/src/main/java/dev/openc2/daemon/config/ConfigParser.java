// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DaemonConfig} from YAML. Immutable. */
public final class ConfigParser {

  private static final int MAX_FILE_BYTES = 1 << 20;

  private final ActuatorFactories factories;

  /**
   * How an actuator stands in the file.
   *
   * @param profile its profile
   * @param means how it works
   * @param config what its factory is told, or null for the factory's defaults
   */
  private record Entry(Nsid profile, String means, @Nullable YamlNode config) {}

  /** A parser that knows these kinds of actuators. */
  public ConfigParser(ActuatorFactories factories) {
    this.factories = factories;
  }

  /**
   * Reads a file; relative paths in it are relative to its directory.
   *
   * @throws ConfigurationException if it cannot be read or something in it is wrong
   */
  public DaemonConfig parse(Path file) throws ConfigurationException {
    return parse(read(file), directoryOf(file));
  }

  /**
   * Reads a text.
   *
   * @param baseDirectory what relative paths are relative to
   * @throws ConfigurationException if something in it is wrong
   */
  public DaemonConfig parse(String yaml, Path baseDirectory) throws ConfigurationException {
    RecordBinder binder =
        new RecordBinder(new Scalars(baseDirectory))
            .defaults(DaemonConfig.class, DaemonConfig.DEFAULTS)
            .defaults(TransferSettings.class, TransferSettings.DEFAULTS);
    binder.reader(YamlNode.class, (node, path) -> node);
    binder.reader(ActuatorSettings.class, (node, path) -> actuator(binder, node, path));
    return binder.bind(YamlReader.read(yaml), "", DaemonConfig.class);
  }

  private ActuatorSettings<?> actuator(RecordBinder binder, YamlNode node, String path)
      throws ConfigurationException {
    Entry entry = binder.bind(node, path, Entry.class);
    ActuatorFactory<?> factory;
    try {
      factory = factories.get(entry.profile(), entry.means());
    } catch (IllegalArgumentException e) {
      throw RecordBinder.refused(e, path, Entry.class);
    }
    return settings(factory, binder, entry.config(), YamlPaths.key(path, "config"));
  }

  private static <C extends Record> ActuatorSettings<C> settings(
      ActuatorFactory<C> factory, RecordBinder binder, @Nullable YamlNode config, String path)
      throws ConfigurationException {
    C base;
    try {
      base = factory.defaultConfig();
    } catch (IllegalArgumentException e) {
      if (config == null) {
        throw new ConfigurationException(path, String.valueOf(e.getMessage()));
      }
      return new ActuatorSettings<>(factory, binder.bind(config, path, factory.configType()));
    }
    return new ActuatorSettings<>(
        factory, config == null ? base : binder.bind(config, path, factory.configType(), base));
  }

  private static String read(Path file) throws ConfigurationException {
    try {
      if (Files.isDirectory(file)) {
        throw new ConfigurationException("", "this is a directory, not a file");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new ConfigurationException("", "the file is too large for a configuration");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException("", "there is no such file");
    } catch (CharacterCodingException e) {
      throw new ConfigurationException("", "the file is not UTF-8");
    } catch (IOException e) {
      throw new ConfigurationException("", "the file cannot be read");
    }
  }

  private static Path directoryOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
