// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.value.StatusCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rule files: a rule a line, in the words of the command line, such as {@code deny ipv4_net
 * 203.0.113.0/24 drop_process=reject}; empty lines and those that begin with {@code #} say nothing.
 * Each rule has to pass what a Command of the same words would have to.
 */
final class RuleFileReader {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleFileReader.class);
  private static final int MAX_LINE = 1024;

  private final Admission admission;
  private final int maxRules;
  private final @Nullable String owner;
  private final @Nullable CommandKey command;

  /**
   * A reader.
   *
   * @param admission refuses what may not become a rule
   * @param maxRules how many there may be
   * @param owner the Producer that asked for the file, or null
   * @param command the Command by which it did, or null if that cannot be told from others
   */
  RuleFileReader(
      Admission admission, int maxRules, @Nullable String owner, @Nullable CommandKey command) {
    this.admission = admission;
    this.maxRules = maxRules;
    this.owner = owner;
    this.command = command;
  }

  /**
   * The rules of a file.
   *
   * @throws OpenC2Exception naming the first line that is refused
   */
  List<FileRule> read(byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new OpenC2Exception(StatusCode.BAD_REQUEST, "the file is not UTF-8", e);
    }
    List<FileRule> rules = new ArrayList<>();
    Set<RuleNumber> numbers = new HashSet<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (rules.size() == maxRules) {
        LOGGER.atWarn().addKeyValue("maxRules", maxRules).log("a rule file has too many rules");
        throw new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED);
      }
      FileRule rule = rule(number, line);
      if (rule.number() != null && !numbers.add(rule.number())) {
        throw refused(number, StatusCode.BAD_REQUEST, "its rule number is there twice", null);
      }
      rules.add(rule);
    }
    return rules;
  }

  private FileRule rule(int line, String text) {
    FilterRule parsed;
    try {
      if (text.length() > MAX_LINE) {
        throw new IllegalArgumentException("the line is too long");
      }
      parsed = RuleText.parse(text, FileRule.ANY_NUMBER);
      if (parsed.owner() != null || parsed.command() != null) {
        throw new IllegalArgumentException("whose rule it is is not for the file to say");
      }
    } catch (IllegalArgumentException e) {
      // The reason may hold what stands there, which is not for everybody who can send Commands.
      LOGGER
          .atWarn()
          .addKeyValue("line", line)
          .addKeyValue("reason", e.getMessage())
          .log("a rule file was refused");
      throw refused(line, StatusCode.BAD_REQUEST, "it is no rule", e);
    }
    boolean hasNumber = Arrays.stream(text.split("\\s+")).anyMatch(w -> w.startsWith("number="));
    try {
      return new FileRule(
          line,
          hasNumber ? parsed.number() : null,
          admission.admit(asCommand(parsed), owner, command).apply(FileRule.ANY_NUMBER));
    } catch (OpenC2Exception e) {
      throw refused(line, e.status(), e.text(), e);
    }
  }

  private static Command asCommand(FilterRule rule) {
    SlpfArgs args =
        new SlpfArgs(
            rule.dropProcess() == DropProcess.NONE ? null : rule.dropProcess(),
            rule.persistent() ? null : false,
            rule.direction() == Direction.BOTH ? null : rule.direction(),
            null);
    return Command.of(rule.verdict() == Verdict.ALLOW ? Action.ALLOW : Action.DENY, rule.what())
        .withArgs(Args.builder().extensions(Extensions.of(List.of(args))).build());
  }

  /** A refusal that names the line. */
  static OpenC2Exception refused(
      int line, StatusCode status, String reason, @Nullable Throwable cause) {
    return new OpenC2Exception(status, "line " + line + " of the file: " + reason, cause);
  }
}
