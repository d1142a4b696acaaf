// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.tree.Language;
import dev.openc2.value.DurationText;
import dev.openc2.value.Printable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a single value as what the configuration wants: text, numbers (also {@code
 * 64KiB}), durations ({@code 10s}), truth, paths, URIs, names of an enum in lower case, and
 * whatever type has a public {@code static T of(String)}. Throws {@link IllegalArgumentException}
 * with the end of a sentence whose beginning is the key.
 */
final class Scalars {

  private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,15})(KiB|MiB)?");

  private final Map<Class<?>, Function<String, ?>> readers;

  /**
   * Makes one.
   *
   * @param baseDirectory what relative paths are relative to
   */
  Scalars(Path baseDirectory) {
    this.readers =
        Map.ofEntries(
            Map.entry(String.class, Function.identity()),
            Map.entry(int.class, Scalars::integer),
            Map.entry(Integer.class, Scalars::integer),
            Map.entry(long.class, Scalars::whole),
            Map.entry(Long.class, Scalars::whole),
            Map.entry(double.class, Scalars::number),
            Map.entry(Double.class, Scalars::number),
            Map.entry(boolean.class, Scalars::truth),
            Map.entry(Boolean.class, Scalars::truth),
            Map.entry(Duration.class, DurationText::parse),
            Map.entry(Language.class, Scalars::language),
            Map.entry(URI.class, Scalars::uri),
            Map.entry(Path.class, text -> path(baseDirectory, text)));
  }

  /** The value, or null if nobody knows how to read such a type. */
  @Nullable Object read(String text, Class<?> type) {
    Function<String, ?> reader = readers.get(type);
    if (reader != null) {
      return reader.apply(text);
    }
    if (type.isEnum()) {
      return constant(text, type);
    }
    Optional<Method> maker = maker(type);
    return maker.isPresent() ? make(maker.get(), text) : null;
  }

  private static int integer(String text) {
    long value = whole(text);
    if (value != (int) value) {
      throw new IllegalArgumentException(Printable.quote(text) + " is too large");
    }
    return (int) value;
  }

  private static long whole(String text) {
    Matcher matcher = WHOLE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          Printable.quote(text) + " is not a whole number such as 1000, 64KiB or 1MiB");
    }
    long value = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    return unit == null
        ? value
        : Math.multiplyExact(value, unit.equals("KiB") ? 1L << 10 : 1L << 20);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Printable.quote(text) + " is not a number", e);
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(Printable.quote(text) + " is neither true nor false");
    };
  }

  private static Language language(String text) {
    return Language.of(text)
        .orElseThrow(
            () -> new IllegalArgumentException(Printable.quote(text) + " is not one of 1.0, 2.0"));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(Printable.quote(text) + " is not a URI", e);
    }
  }

  private static Path path(Path baseDirectory, String text) {
    try {
      return baseDirectory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(Printable.quote(text) + " is not a path", e);
    }
  }

  private static Object constant(String text, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (wireName(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        Printable.quote(text)
            + " is not one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Scalars::wireName)
                .collect(Collectors.joining(", ")));
  }

  private static String wireName(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Method> maker(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("of"))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .filter(method -> type.isAssignableFrom(method.getReturnType()))
        .findFirst();
  }

  private static Object make(Method maker, String text) {
    try {
      return maker.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(maker + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(maker + " cannot be called", e);
    }
  }
}
