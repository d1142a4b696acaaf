// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.input.UsageException;
import dev.openc2.message.ResponseRequested;
import dev.openc2.tree.Language;
import dev.openc2.value.CommandId;
import dev.openc2.value.DeviceId;
import dev.openc2.value.DurationText;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import dev.openc2.value.ProducerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How picocli reads the values of options. */
final class Converters {

  private Converters() {}

  /**
   * Tells picocli, before its first use, to leave out what takes a while and is not used here: the
   * converters that it makes by reflection, mostly of dates, and Groovy.
   */
  static void onlyOurs() {
    System.setProperty("picocli.converters.excludes", ".*");
    System.setProperty("picocli.disable.closures", "true");
  }

  static void register(CommandLine commandLine) {
    commandLine.registerConverter(DeviceId.class, checked(DeviceId::of));
    commandLine.registerConverter(ProducerId.class, checked(ProducerId::of));
    commandLine.registerConverter(CommandId.class, checked(CommandId::of));
    commandLine.registerConverter(Nsid.class, checked(Nsid::of));
    commandLine.registerConverter(Path.class, checked(Path::of));
    commandLine.registerConverter(Duration.class, checked(DurationText::parse));
    commandLine.registerConverter(Language.class, checked(Converters::language));
    commandLine.registerConverter(ResponseRequested.class, checked(Converters::response));
  }

  private static ResponseRequested response(String text) {
    return ResponseRequested.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Printable.quote(text) + " is not one of none, ack, status, complete"));
  }

  private static Language language(String text) {
    return Language.of(text)
        .orElseThrow(
            () -> new IllegalArgumentException(Printable.quote(text) + " is not one of 1.0, 2.0"));
  }

  private static <T> ITypeConverter<T> checked(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (UsageException e) {
        String hint = e.hint() == null ? "" : ": " + e.hint();
        throw new TypeConversionException(e.getMessage() + hint);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
