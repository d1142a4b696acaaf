// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvidersTest {

  /** What is provided. */
  public interface Tool {}

  /** Works. */
  public static final class Hammer implements Tool {}

  /** Works, too. */
  public static final class Saw implements Tool {}

  /** Cannot be made. */
  public static final class Broken implements Tool {
    /** Fails. */
    public Broken() {
      throw new IllegalStateException("no handle");
    }
  }

  /** Cannot be initialised. */
  public static final class Rusty implements Tool {
    private static final int TEETH = teeth();

    private static int teeth() {
      throw new IllegalArgumentException("two teeth are one");
    }

    @Override
    public String toString() {
      return "teeth: " + TEETH;
    }
  }

  /** Is no such thing. */
  public static final class Cake {}

  @TempDir private Path directory = Path.of("");

  private final List<String> complaints = new ArrayList<>();

  private List<Class<?>> load(String... lines) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.write(services.resolve(Tool.class.getName()), List.of(lines));
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, Tool.class.getClassLoader())) {
      List<Class<?>> types = new ArrayList<>();
      for (Tool tool : Providers.load(Tool.class, loader, made -> {}, complaints::add)) {
        types.add(tool.getClass());
      }
      return types;
    }
  }

  private static String name(Class<?> type) {
    return type.getName();
  }

  @Test
  void whatWorksIsLoadedInItsOrder() throws Exception {
    assertThat(load(name(Saw.class), "# a comment", name(Hammer.class)))
        .containsExactly(Saw.class, Hammer.class);
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {Broken.class, Rusty.class, Cake.class})
  void whatDoesNotWorkIsLeftOutAndNamedAndStopsNothing(Class<?> type) throws Exception {
    assertThat(load(name(Saw.class), name(type), name(Hammer.class)))
        .containsExactly(Saw.class, Hammer.class);
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).startsWith(name(type) + " of ").contains(" is left out: ");
  }

  @Test
  void theReasonIsThatOfTheProvider() throws Exception {
    load(name(Broken.class), name(Rusty.class));

    assertThat(complaints.get(0)).endsWith(": java.lang.IllegalStateException: no handle");
    assertThat(complaints.get(1)).contains("two teeth are one");
  }

  @Test
  void aClassThatIsNotThereIsNamedWithThePlaceThatNamesIt() throws Exception {
    assertThat(load("org.example.Gone", name(Hammer.class))).containsExactly(Hammer.class);
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .startsWith("org.example.Gone of " + directory + " is left out: ")
        .endsWith("not found");
  }

  @Test
  void aFileThatIsNoListIsNamed() throws Exception {
    assertThat(load("this is no name")).isEmpty();
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).contains(directory.toString());
  }

  @Test
  void aClassThatIsBytesOfNoClassIsNamed() throws Exception {
    Path type = Files.createDirectories(directory.resolve("org/example")).resolve("Odd.class");
    Files.writeString(type, "no class");

    assertThat(load("org.example.Odd", name(Saw.class))).containsExactly(Saw.class);
    assertThat(complaints.get(0)).startsWith("org.example.Odd of " + directory);
  }

  @Test
  void whatDoesNotPassTheCheckIsLeftOut() throws Exception {
    load(name(Saw.class), name(Hammer.class));
    Path services = directory.resolve("META-INF/services");
    assertThat(services).exists();
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, Tool.class.getClassLoader())) {
      List<Tool> tools =
          Providers.load(
              Tool.class,
              loader,
              tool -> {
                if (tool instanceof Saw) {
                  throw new IllegalArgumentException("it is blunt");
                }
              },
              complaints::add);

      assertThat(tools).hasExactlyElementsOfTypes(Hammer.class);
      assertThat(complaints).singleElement().asString().endsWith("is left out: it is blunt");
    }
  }

  @Test
  void theOriginOfAClassIsItsJarOrDirectory() {
    assertThat(Providers.originOf(Test.class)).endsWith(".jar").doesNotContain("file:");
    assertThat(Path.of(Providers.originOf(Tool.class))).isDirectory();
    assertThat(Providers.originOf(String.class)).isEqualTo("an unknown place");
  }
}
