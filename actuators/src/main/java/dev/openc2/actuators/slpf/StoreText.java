// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.NextNumber;
import dev.openc2.actuators.slpf.StoreEntry.Planned;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import dev.openc2.actuators.slpf.StoreEntry.Unplanned;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the store as lines: a checksum, {@code &} if the next line belongs to it, and the
 * entry.
 */
final class StoreText {

  private static final String NOTHING = "-";

  /** A rule of a file, which is else written as any other. */
  private static final String OF_FILE = "*";

  private static final int CHECKSUM = 8;

  private StoreText() {}

  /**
   * A line that was read.
   *
   * @param isLast false if the next one belongs to it
   */
  record Line(StoreEntry entry, boolean isLast) {}

  /** The lines of entries that belong together. */
  static String format(List<StoreEntry> entries) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < entries.size(); i++) {
      boolean isLast = i == entries.size() - 1;
      String line = (isLast ? "" : "&") + format(entries.get(i));
      text.append(checksum(line)).append(' ').append(line).append('\n');
    }
    return text.toString();
  }

  /** Reads one line; throws {@link IllegalArgumentException} if it is damaged. */
  static Line parse(String text) {
    if (text.length() < CHECKSUM + 2) {
      throw new IllegalArgumentException("the line is too short");
    }
    String line = text.substring(CHECKSUM + 1);
    if (!text.startsWith(checksum(line) + " ")) {
      throw new IllegalArgumentException("the checksum is wrong");
    }
    boolean isLast = line.charAt(0) != '&';
    try {
      return new Line(entry(isLast ? line : line.substring(1)), isLast);
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it is no entry", e);
    }
  }

  private static String checksum(String line) {
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static String format(StoreEntry entry) {
    if (entry instanceof Added added) {
      StoredRule stored = added.stored();
      return String.join(
          " ",
          stored.ofFile() ? OF_FILE : "+",
          stored.since().toString(),
          text(stored.start()),
          text(stored.stop()),
          stored.rule().text());
    }
    if (entry instanceof Removed removed) {
      return "- " + removed.number() + " " + text(removed.by());
    }
    if (entry instanceof Done done) {
      return "= " + done.command() + " " + text(done.number());
    }
    if (entry instanceof Forgotten forgotten) {
      return "~ " + forgotten.command();
    }
    if (entry instanceof Planned planned) {
      return "@ " + text(planned.deletion());
    }
    if (entry instanceof Unplanned unplanned) {
      return "! " + text(unplanned.deletion());
    }
    return "# " + ((NextNumber) entry).value();
  }

  private static String text(RuleDeletion deletion) {
    return String.join(
        " ",
        deletion.number().toString(),
        deletion.since().toString(),
        text(deletion.start()),
        text(deletion.by()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? NOTHING : value.toString();
  }

  private static StoreEntry entry(String line) {
    String[] words = line.split(" ", 5);
    return switch (words[0]) {
      case "+", OF_FILE ->
          new Added(
              new StoredRule(
                  RuleText.parse(words[4], null),
                  Instant.parse(words[1]),
                  instant(words[2]),
                  instant(words[3]),
                  words[0].equals(OF_FILE)));
      case "-" -> new Removed(number(words[1]), isNothing(words[2]) ? null : command(words[2]));
      case "=" -> new Done(command(words[1]), isNothing(words[2]) ? null : number(words[2]));
      case "@" -> new Planned(deletion(words));
      case "!" -> new Unplanned(deletion(words));
      case "~" -> new Forgotten(command(words[1]));
      case "#" -> new NextNumber(Long.parseLong(words[1]));
      default -> throw new IllegalArgumentException("it is no entry");
    };
  }

  private static RuleDeletion deletion(String[] words) {
    return new RuleDeletion(
        number(words[1]),
        Instant.parse(words[2]),
        instant(words[3]),
        isNothing(words[4]) ? null : command(words[4]));
  }

  private static boolean isNothing(String word) {
    return word.equals(NOTHING);
  }

  private static @Nullable Instant instant(String word) {
    return isNothing(word) ? null : Instant.parse(word);
  }

  private static RuleNumber number(String word) {
    return new RuleNumber(Long.parseLong(word));
  }

  private static CommandKey command(String word) {
    return new CommandKey(word);
  }
}
