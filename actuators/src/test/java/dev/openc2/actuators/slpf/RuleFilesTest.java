// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.openc2.target.FileTarget;
import dev.openc2.value.Hashes;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a Command names, nothing outside of the directory is opened. */
@Timeout(30)
@Tag("F14")
class RuleFilesTest {

  private static final String CONTENT = "deny ipv4_net 192.0.2.1\n";

  private final Path top;
  private final Path directory;
  private final RuleFiles files;

  RuleFilesTest(@TempDir Path top) {
    this.top = top;
    this.directory = top.resolve("rules");
    this.files = new RuleFiles(directory);
  }

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(directory.resolve("sub"));
    Files.createDirectories(top.resolve("rules-of-others"));
    Files.writeString(directory.resolve("a.rules"), CONTENT);
    Files.writeString(directory.resolve("sub/b.rules"), CONTENT);
    Files.writeString(top.resolve("secret"), CONTENT);
    Files.writeString(top.resolve("rules-of-others/a.rules"), CONTENT);
  }

  private String read(String name, Path path) throws IOException {
    return text(new FileTarget(name, path.toString(), null));
  }

  private String text(FileTarget target) throws IOException {
    return new String(files.read(target), StandardCharsets.UTF_8);
  }

  private void assertNotAccessible(FileTarget target) {
    assertThatIOException().isThrownBy(() -> files.read(target));
  }

  private void assertNotAccessible(String name) {
    assertNotAccessible(new FileTarget(name, null, null));
  }

  @Test
  void aFileIsFoundByItsNameAndByTheDirectoryWhereItIs() throws IOException {
    assertThat(text(new FileTarget("a.rules", null, null))).isEqualTo(CONTENT);
    assertThat(read("a.rules", directory)).isEqualTo(CONTENT);
    assertThat(read("b.rules", directory.resolve("sub"))).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../secret",
        "sub/b.rules",
        "sub/../a.rules",
        "/etc/passwd",
        "a\0.rules",
        "sub",
        "missing",
        "a.rules/"
      })
  void aNameIsThatOfAFileInTheDirectory(String name) {
    assertNotAccessible(name);
  }

  @Test
  void aPathLeadsIntoTheDirectoryAndNowhereElse() {
    assertNotAccessible(new FileTarget("secret", top.toString(), null));
    assertNotAccessible(new FileTarget("secret", directory + "/..", null));
    assertNotAccessible(new FileTarget("a.rules", directory + "/sub/..", null));
    assertNotAccessible(new FileTarget("a.rules", directory + "-of-others", null));
    assertNotAccessible(new FileTarget("passwd", "/etc", null));
    assertNotAccessible(new FileTarget("environ", "/proc/self", null));
    assertNotAccessible(new FileTarget("b.rules", "sub", null));
    assertNotAccessible(new FileTarget("a.rules", "", null));
    assertNotAccessible(new FileTarget("a.rules", "\0", null));
    assertNotAccessible(new FileTarget("a.rules", "/" + "x/".repeat(10_000), null));
    assertNotAccessible(new FileTarget("x".repeat(10_000), null, null));
  }

  @Test
  void aLinkDoesNotLeadOut() throws IOException {
    Files.createSymbolicLink(directory.resolve("out"), top.resolve("secret"));
    Files.createSymbolicLink(directory.resolve("up"), Path.of("../secret"));
    Files.createSymbolicLink(directory.resolve("folder"), top);
    Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
    Files.createSymbolicLink(directory.resolve("current"), Path.of("a.rules"));

    assertNotAccessible("out");
    assertNotAccessible("up");
    assertNotAccessible(new FileTarget("secret", directory + "/folder", null));
    assertNotAccessible("loop");
    assertThat(text(new FileTarget("current", null, null))).as("a link inside").isEqualTo(CONTENT);
  }

  @Test
  void theDirectoryItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(top.resolve("link"), directory);

    assertThat(new RuleFiles(link).read(new FileTarget("a.rules", null, null)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(CONTENT);
  }

  // To open a pipe would wait for somebody who writes into it.
  @Test
  void whatIsNoRegularFileIsNotOpened() throws Exception {
    Process made = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start();
    assertThat(made.waitFor()).isZero();

    assertNotAccessible("pipe");
    assertNotAccessible(new FileTarget("zero", "/dev", null));
  }

  @Test
  void aFileHasABoundedSize() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(directory.resolve("large").toFile(), "rw")) {
      large.setLength(RuleFiles.MAX_OCTETS + 1L);
      assertNotAccessible("large");
      large.setLength(RuleFiles.MAX_OCTETS);
      assertThat(files.read(new FileTarget("large", null, null))).hasSize(RuleFiles.MAX_OCTETS);
    }
  }

  @Test
  void hashesThatAreGivenAreThoseOfTheContent() throws Exception {
    byte[] octets = CONTENT.getBytes(StandardCharsets.UTF_8);
    Octets sha256 = Octets.of(MessageDigest.getInstance("SHA-256").digest(octets));
    Octets md5 = Octets.of(MessageDigest.getInstance("MD5").digest(octets));

    assertThat(text(new FileTarget("a.rules", null, new Hashes(md5, null, sha256))))
        .isEqualTo(CONTENT);
    assertNotAccessible(
        new FileTarget("a.rules", null, new Hashes(md5, null, Octets.of(new byte[32]))));
    assertNotAccessible(
        new FileTarget("a.rules", null, new Hashes(Octets.of(new byte[16]), null, sha256)));
  }

  @Test
  void aDirectoryThatIsNotThereHasNoFiles() throws IOException {
    assertThatIOException()
        .isThrownBy(
            () -> new RuleFiles(top.resolve("no")).read(new FileTarget("a.rules", null, null)));
  }
}
