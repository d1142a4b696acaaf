// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.OpenC2Exception;
import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Fault;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.value.Octets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold for every input; an {@link AssertionError} says what does not. */
final class Oracle {

  static final MessageCodec LENIENT = MessageCodec.of(Profiles.installed());
  static final MessageCodec STRICT = LENIENT.withMode(Mode.STRICT);

  private static final List<Encoding> ENCODINGS = List.of(Encodings.JSON, Encodings.CBOR);
  private static final int MAX_PROBLEM = 1000;
  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  private Oracle() {}

  /** Reads the bytes in both modes. */
  static void bytes(byte[] bytes, Encoding encoding) {
    Budget.of(bytes.length, () -> decode(bytes, LENIENT, encoding)).check();
    Budget.of(bytes.length, () -> decode(bytes, STRICT, encoding)).check();
    invariants(bytes, encoding);
  }

  /** As {@link #bytes}, whatever it costs. */
  static void invariants(byte[] bytes, Encoding encoding) {
    Draft lenient = attempt(() -> LENIENT.read(bytes, encoding));
    Draft strict = attempt(() -> STRICT.read(bytes, encoding));
    require((lenient == null) == (strict == null), "the modes differ in what is a document");
    if (lenient != null && strict != null) {
      drafts(lenient, strict);
    }
  }

  /** True if it is taken; what a refusal says is not looked at, so that it costs nothing here. */
  static boolean decode(byte[] bytes, MessageCodec codec, Encoding encoding) {
    try {
      return codec.decode(bytes, encoding) != null;
    } catch (InvalidMessageException e) {
      return false;
    }
  }

  /** Takes the tree apart in both modes. */
  static void tree(Object tree) {
    drafts(LENIENT.draft(tree), STRICT.draft(tree));
  }

  private static void drafts(Draft lenient, Draft strict) {
    require(lenient.to() != null, "no list of devices");
    lenient.isEnvelope();
    lenient.kind();
    lenient.requestId();
    lenient.from();
    lenient.responseRequested();
    agree(attempt(lenient::command), attempt(strict::command));
    agree(attempt(lenient::response), attempt(strict::response));
    Message message = attempt(lenient::message);
    Message exact = attempt(strict::message);
    agree(message, exact);
    if (message != null) {
      roundTrip(message, LENIENT);
      profileRules(message);
    }
    if (exact != null) {
      roundTrip(exact, STRICT);
    }
  }

  private static void agree(@Nullable Object lenient, @Nullable Object strict) {
    if (strict != null) {
      require(strict.equals(lenient), "strict has " + strict + " where lenient has " + lenient);
    }
  }

  /** What was decoded is encoded and decoded to an equal message, in every encoding. */
  static void roundTrip(Message message, MessageCodec codec) {
    for (Encoding encoding : ENCODINGS) {
      Message again;
      try {
        again = codec.decode(codec.encode(message, encoding), encoding);
      } catch (InvalidMessageException e) {
        // The same values are smaller in CBOR, and so may be more than its size allows.
        if (!encoding.isText() && e.text().contains("too many tiny values")) {
          continue;
        }
        throw new AssertionError(
            encoding.name() + " of what was decoded is refused: " + e.text() + ": " + message, e);
      }
      // What nobody knows may hold octets, and JSON has them as text only.
      boolean isTextOfOctets = encoding.isText() && hasOctets(codec.tree(message));
      require(
          isTextOfOctets || (again.equals(message) && again.hashCode() == message.hashCode()),
          encoding.name() + " gives " + again + " for " + message);
    }
  }

  private static boolean hasOctets(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(Oracle::hasOctets);
    }
    return tree instanceof Octets
        || (tree instanceof List<?> list && list.stream().anyMatch(Oracle::hasOctets));
  }

  private static void profileRules(Message message) {
    if (message.content() instanceof Command command) {
      for (Mode mode : Mode.values()) {
        try {
          LENIENT.profiles().check(command, mode);
        } catch (OpenC2Exception e) {
          require(isPrintable(e.text()), "a refusal that cannot be printed");
        }
      }
    }
  }

  /** The result, or null where it is refused as declared. */
  private static <T> @Nullable T attempt(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidMessageException e) {
      require(!e.faults().isEmpty() && e.faults().size() <= 100, "no or too many faults");
      e.faults().forEach(Oracle::fault);
      return null;
    }
  }

  private static void fault(Fault fault) {
    String pointer = fault.pointer();
    require(
        pointer.isEmpty() || (pointer.startsWith("/") && !BAD_ESCAPE.matcher(pointer).find()),
        "not a JSON pointer: " + pointer);
    String problem = fault.problem();
    require(!problem.isBlank(), "a fault without a word");
    require(problem.length() <= MAX_PROBLEM, "a problem of " + problem.length() + " characters");
    require(isPrintable(problem), "a problem that cannot be printed: " + problem);
  }

  private static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR);
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
