// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.transfer.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsSourceTest {

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private CredentialsSource passwordIn(Path file) {
    return new CredentialsSource("fw1", file, null, null, null, null);
  }

  @Test
  void thePasswordOfAFileEndsBeforeTheLineEnd() throws Exception {
    Path file = Files.writeString(directory.resolve("password"), " open sesame \n");

    assertThat(passwordIn(file).resolve(Map.of()).password()).isEqualTo(" open sesame ");
  }

  @Test
  void thePasswordMayStandInTheEnvironment() {
    CredentialsSource source = new CredentialsSource("fw1", null, "SECRET", null, null, null);

    assertThat(source.resolve(Map.of("SECRET", "sesame")).password()).isEqualTo("sesame");
    assertThatThrownBy(() -> source.resolve(Map.of()))
        .hasMessage("passwordEnv: the environment variable SECRET is not set");
  }

  @Test
  void aFileWithoutAPasswordIsRefused() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty"), "\n");
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> passwordIn(empty).resolve(Map.of()))
        .hasMessage("passwordFile: " + empty + " is empty");
    assertThatThrownBy(() -> passwordIn(missing).resolve(Map.of()))
        .hasMessage("passwordFile: " + missing + " cannot be read");
  }

  @Test
  void whereNothingIsSaidNothingIsShown() {
    assertThat(CredentialsSource.NONE.resolve(Map.of())).isEqualTo(Credentials.NONE);
  }
}
