// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OctetsTest {

  // D-18: base64url with padding out; either alphabet, padded or not, in.
  @Test
  void base64IsReadInBothAlphabetsAndWrittenUrlSafeWithPadding() {
    Octets octets = Octets.parseBase64("-_-_-w==");

    assertThat(octets.toHex()).isEqualTo("FBFFBFFB");
    assertThat(Octets.parseBase64("+/+/+w==")).isEqualTo(octets);
    assertThat(Octets.parseBase64("-_-_-w")).isEqualTo(octets);
    assertThat(Octets.parseBase64("+/+/+w")).isEqualTo(octets);
    assertThat(octets.toBase64Url()).isEqualTo("-_-_-w==");
    assertThat(Octets.parseBase64("").length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A", "AA=", "AAAA=", "====", "+_==", "A A=", "AAA\n", "ÄAAA", "A=AA", "AB", "AAB", "-+",
        "AB==", "AAF="
      })
  void malformedBase64IsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Octets.parseBase64(text));
  }

  // D-14: upper case out, either in.
  @Test
  void base16IsReadInEitherCaseAndWrittenInUpperCase() {
    assertThat(Octets.parseHex("00fFaB").toHex()).isEqualTo("00FFAB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0g", "0x00", "00 00", "００"})
  void malformedBase16IsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Octets.parseHex(text));
  }

  @Test
  void octetsAreCopiedInAndOutAndNotShownInText() {
    byte[] bytes = {1, 2};
    Octets octets = Octets.of(bytes);
    bytes[0] = 9;
    octets.toByteArray()[1] = 9;

    assertThat(octets.toHex()).isEqualTo("0102");
    assertThat(octets).hasToString("Octets[2]");
  }

  // oc2ls v1.0 §3.4.2.5
  @Test
  void hashesHaveTheLengthOfTheirKindAndAreNotEmpty() {
    Octets md5 = Octets.of(new byte[16]);
    Octets sha1 = Octets.of(new byte[20]);
    Octets sha256 = Octets.of(new byte[32]);

    assertThat(new Hashes(md5, sha1, sha256).sha1()).isEqualTo(sha1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Hashes(null, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hashes(sha1, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hashes(null, sha256, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Hashes(null, null, md5));
  }
}
