// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a program, with places for what a Command says: {@code {path}} must be there,
 * {@code {path?}} leaves the argument out if it is not, and {@code {path?:text}} stands for the
 * text if it is. Two braces are one.
 */
final class Template {

  /** Linux takes 128 KiB for one argument; no value of the language needs as much. */
  private static final int MAX_LENGTH = 4096;

  private static final Pattern PART =
      Pattern.compile(
          "(?<literal>[^{}]+|\\{\\{|}})"
              + "|\\{(?<path>[a-z0-9_:.-]+)(?<optional>\\?(:(?<text>[^{}]*))?)?}");

  private final List<Part> parts;

  /**
   * A part of an argument.
   *
   * @param path what to put there; null for the text alone
   * @param text what to put there in any case, or instead; null for the value
   */
  private record Part(@Nullable String path, boolean isOptional, @Nullable String text) {}

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Reads one; throws {@link IllegalArgumentException} if its braces do not fit. */
  static Template parse(String argument) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(argument);
    int end = 0;
    while (end < argument.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException(
            Printable.quote(argument)
                + " is not like {ipv4_net.address}, {args.duration?} or {args.duration?:--for}");
      }
      String literal = matcher.group("literal");
      parts.add(
          literal == null
              ? new Part(
                  matcher.group("path"), matcher.group("optional") != null, matcher.group("text"))
              : new Part(
                  null,
                  false,
                  literal.equals("{{") || literal.equals("}}") ? literal.substring(1) : literal));
      end = matcher.end();
    }
    return new Template(parts);
  }

  /** What it has places for. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (Part part : parts) {
      if (part.path() != null) {
        paths.add(part.path());
      }
    }
    return paths;
  }

  /** What of that it passes on, rather than only asking whether it is there. */
  List<String> passedOn() {
    List<String> paths = new ArrayList<>();
    for (Part part : parts) {
      if (part.path() != null && part.text() == null) {
        paths.add(part.path());
      }
    }
    return paths;
  }

  /**
   * The argument for a Command, or empty if it is left out.
   *
   * @throws OpenC2Exception 501 if the Command does not say what is needed, 400 if what it says
   *     cannot be an argument
   */
  Optional<String> fill(Values values) {
    StringBuilder argument = new StringBuilder();
    boolean isForeign = false;
    for (Part part : parts) {
      String value = part.path() == null ? part.text() : values.get(part.path());
      if (value == null) {
        if (part.isOptional()) {
          return Optional.empty();
        }
        throw new OpenC2Exception(
            StatusCode.NOT_IMPLEMENTED, "a command without " + part.path() + " is not supported");
      }
      boolean isTheirs = part.path() != null && part.text() == null;
      if (isTheirs && argument.length() == 0) {
        isForeign = true;
      }
      argument.append(isTheirs ? checked(part.path(), value) : part.text());
    }
    // What looks like an option must have been written by who configured the program.
    if (isForeign && argument.length() > 0 && argument.charAt(0) == '-') {
      throw new OpenC2Exception(StatusCode.BAD_REQUEST, parts.get(0).path() + " begins with -");
    }
    return Optional.of(argument.toString());
  }

  private static String checked(@Nullable String path, String value) {
    if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, path + " is too long or has control characters");
    }
    return value;
  }
}
