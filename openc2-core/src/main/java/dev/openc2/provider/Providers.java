// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.provider;

import dev.openc2.value.Printable;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Loads the providers of a service; what cannot be used is left out with a warning. */
public final class Providers {

  /** A loader that keeps failing has to come to an end some time. */
  private static final int MAX_FAILURES = 100;

  private static final int MAX_REASON = 500;

  private Providers() {}

  /** All providers that can be made, in the order of the class path; the log tells the others. */
  public static <T> List<T> load(Class<T> service) {
    return load(service, provider -> {}, Providers::warn);
  }

  /**
   * All providers that can be made and pass a check, in the order of the class path.
   *
   * @param check throws what is wrong with a provider
   * @param complaints gets a sentence for each that is left out
   */
  public static <T> List<T> load(
      Class<T> service, Consumer<? super T> check, Consumer<String> complaints) {
    return load(service, Thread.currentThread().getContextClassLoader(), check, complaints);
  }

  /** Writes such a sentence to the log, which programs set up before they come here. */
  public static void warn(String sentence) {
    LoggerFactory.getLogger(Providers.class).atWarn().log(sentence);
  }

  static <T> List<T> load(
      Class<T> service,
      @Nullable ClassLoader loader,
      Consumer<? super T> check,
      Consumer<String> complaints) {
    List<T> usable = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> found =
        ServiceLoader.load(service, loader).stream().iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      Class<? extends T> type = null;
      try {
        if (!found.hasNext()) {
          return usable;
        }
        ServiceLoader.Provider<T> provider = found.next();
        type = provider.type();
        T made = provider.get();
        check.accept(made);
        usable.add(made);
      } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
        failures++;
        complaints.accept(sentence(service, loader, type, e));
      }
    }
    return usable;
  }

  private static String sentence(
      Class<?> service, @Nullable ClassLoader loader, @Nullable Class<?> type, Throwable failure) {
    return type == null
        ? leftOut(Listing.of(service, loader).whoeverIsNamedIn(failure), failure)
        : leftOut(type, failure);
  }

  /** The sentence for a provider whose fault is seen when it is used already. */
  public static String leftOut(Class<?> type, Throwable failure) {
    return leftOut(type.getName() + " of " + originOf(type), failure);
  }

  private static String leftOut(String who, Throwable failure) {
    return who + " is left out: " + Printable.cut(reason(failure), MAX_REASON);
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage();
    boolean isSentence =
        root instanceof IllegalArgumentException || root instanceof ServiceConfigurationError;
    return isSentence && message != null ? message : root.toString();
  }

  /** The jar or directory that a class was loaded from, or {@code an unknown place}. */
  public static String originOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "an unknown place"
        : Listing.path(source.getLocation().toString());
  }
}
