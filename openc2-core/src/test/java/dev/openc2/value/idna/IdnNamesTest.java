// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IDNA2008 (RFC 5890 to 5893), through its one door. */
final class IdnNamesTest {

  @ParameterizedTest
  @CsvSource({
    // RFC 5890 §2.3.2.3: labels of all kinds
    "example.com, example.com",
    "bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "例え.テスト, xn--r8jz45g.xn--zckzah",
    // RFC 3492 §7.1
    "他们为什么不说中文, xn--ihqwcrb4cv8a8dqg056pqjye",
    "למההםפשוטלאמדבריםעברית, xn--4dbcagdahymbxekheh6e0a7fei0b",
    "3年b組金八先生, xn--3b-ww4c5e180e575a65lsy2b",
    // RFC 5894 §7.2: what IDNA2003 folded away
    "straße.example, xn--strae-oqa.example",
    "βόλος.example, xn--nxasmm1c.example",
    // RFC 5895 §2: upper case
    "BÜCHER.Example, xn--bcher-kva.example",
    "XN--BCHER-KVA.example, xn--bcher-kva.example",
    // RFC 5892 appendix A: code points in their context
    "l·l.example, xn--ll-0ea.example",
    "α͵β, xn--wva3je",
    "א׳ב, xn--4dbc5h",
    "א״ב, xn--4dbc8h",
    "ア・ア, xn--ccka0y",
    "ب٠١, xn--ngb6id",
    "ب۰۱, xn--ngb41bd",
    "क्\u200Dष, xn--11b2ezcw70k",
    "क्\u200Cष, xn--11b2ezcs70k",
    "بي\u200Cبي, xn--ngba5hb2804a",
  })
  void namesHaveOneFormInAscii(String name, String ascii) {
    assertThat(IdnNames.toAscii(name)).isEqualTo(ascii);
    assertThat(IdnNames.toAscii(ascii)).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "a.",
        ".a",
        "a b",
        "a_b",
        "-ä",
        "ä-",
        // RFC 5891 §4.2.3.1: hyphens in the third and fourth place
        "ab--c",
        "äb--c",
        // RFC 5891 §4.2.3.2: a combining mark at the start
        "\u0300a",
        "\u0903a",
        // RFC 5891 §4.1: not in NFC
        "bu\u0308cher",
        // RFC 5892 §2: symbols, wide forms, ignorables, old jamo, musical symbols, unassigned
        "☃.example",
        "ａ",
        "a\u00ADb",
        "a\u034Fb",
        "\u1100\u1161",
        "\uD834\uDD65",
        "a\u2024b",
        "\u0378",
        "a\uFE0F",
        "a\uD800",
        // RFC 5892 §2.6: exceptions
        "ـ",
        "〱",
        // other separators than the full stop
        "a\u3002b",
        // RFC 5892 appendix A: out of context
        "a·l",
        "l·a",
        "·l",
        "l·",
        "α͵",
        "α͵s",
        "׳ב",
        "״",
        "・",
        "def・abc",
        "ب٠۰",
        "a\u200Cb",
        "\u200C",
        "क\u200Dष",
        "\u200Dष",
        // RFC 5890 §2.3.2.1: A-labels that stand for nothing, or for something else
        "xn--",
        "xn--a",
        "xn--example-",
        "xn--7a",
        "xn---9uc",
        "xn--bcher-kvä",
        "xn--bcher-kv",
        "xn--99999999",
        "xn--0000h",
        // RFC 5893 §2: directions
        "0a.א",
        "אa",
        "aא",
        "1א",
        "א-a.com",
        "אב1٢",
        "a.א-",
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> IdnNames.toAscii(name));
  }

  // RFC 3492 §6.2: of an A-label no code point is beyond ASCII, also none in front of the
  // delimiter.
  @ParameterizedTest
  @ValueSource(strings = {"a", "k", "u", "z", "7", "9", "sqlfqige"})
  void whatIsBeyondAsciiInAnALabelIsRefused(String digits) {
    String name = "xn--" + "\uDBF7\uDF7D".repeat(20) + "-" + digits;

    assertThatIllegalArgumentException().isThrownBy(() -> IdnNames.toAscii(name));
  }

  // RFC 5893 §2: digits may end a label of either direction, marks may follow.
  @ParameterizedTest
  @ValueSource(strings = {"א1.com", "אב٢", "א\u05B0.a1", "x\u0301.א", "אב-ג"})
  void directionsMayMeetInOneName(String name) {
    assertThat(IdnNames.toAscii(name)).contains("xn--");
  }

  @Test
  void lengthsAreThoseOfTheAsciiForm() {
    String longest = "ü" + "a".repeat(55);

    assertThat(IdnNames.toAscii(longest)).hasSize(63);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdnNames.toAscii(longest + "a"))
        .withMessage("a label is longer than 63 characters in its ASCII form");
    assertThat(IdnNames.toAscii((longest + ".").repeat(3) + "a".repeat(61))).hasSize(253);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdnNames.toAscii((longest + ".").repeat(3) + "a".repeat(62)))
        .withMessage("it is longer than 253 characters in its ASCII form");
  }

  @Test
  void theReasonIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdnNames.toAscii("☃.example"))
        .withMessage("U+2603 may not stand in a label");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdnNames.toAscii("a·b"))
        .withMessage("U+00B7 may not stand at this place of a label");
  }

  // RFC 3492 §6.2: whatever is decoded is encoded to the same again, or refused.
  @Test
  void noDigitsMakeTheDecoderFail() {
    String digits = "abcdefghijklmnopqrstuvwxyz0123456789-";
    Random random = new Random(3492);
    for (int turn = 0; turn < 20_000; turn++) {
      StringBuilder label = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        label.append(digits.charAt(random.nextInt(digits.length())));
      }
      int[] codePoints = Punycode.decode(label.toString());

      assertThat(codePoints == null || codePoints.length <= label.length()).isTrue();
    }
  }
}
