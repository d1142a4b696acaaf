// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import java.util.BitSet;
import java.util.HexFormat;

/**
 * How letters join their neighbours in cursive scripts: the Joining_Type of Unicode 15.1, which
 * Java does not tell. Later letters count as not joining, so that at worst a ZERO WIDTH NON-JOINER
 * between them is refused.
 */
final class JoiningType {

  private static final String LEFT =
      """
      a872 10acd 10ad7 10d00 10fcb
      """;

  private static final String DUAL =
      """
      0620 0626 0628 062a-062e 0633-063f 0641-0647 0649-064a 066e-066f 0678-0687 069a-06bf
      06c1-06c2 06cc 06ce 06d0-06d1 06fa-06fc 06ff 0712-0714 071a-071d 071f-0727 0729 072b
      072d-072e 074e-0758 075c-076a 076d-0770 0772 0775-0777 077a-077f 07ca-07ea 0841-0845
      0848 084a-0853 0855 0860 0862-0865 0868 0886 0889-088d 08a0-08a9 08af-08b0 08b3-08b8
      08ba-08c8 1807 1820-1878 1887-18a8 18aa a840-a871 10ac0-10ac4 10ad3-10ad6 10ad8-10adc
      10ade-10ae0 10aeb-10aee 10b80 10b82 10b86-10b88 10b8a-10b8b 10b8d 10b90 10bad-10bae
      10d01-10d21 10d23 10f30-10f32 10f34-10f44 10f51-10f53 10f70-10f73 10f76-10f81 10fb0
      10fb2-10fb3 10fb8 10fbb-10fbc 10fbe-10fbf 10fc1 10fc4 10fca 1e900-1e943
      """;

  private static final String RIGHT =
      """
      0622-0625 0627 0629 062f-0632 0648 0671-0673 0675-0677 0688-0699 06c0 06c3-06cb 06cd
      06cf 06d2-06d3 06d5 06ee-06ef 0710 0715-0719 071e 0728 072a 072c 072f 074d 0759-075b
      076b-076c 0771 0773-0774 0778-0779 0840 0846-0847 0849 0854 0856-0858 0867 0869-086a
      0870-0882 088e 08aa-08ac 08ae 08b1-08b2 08b9 10ac5 10ac7 10ac9-10aca 10ace-10ad2 10add
      10ae1 10ae4 10aef 10b81 10b83-10b85 10b89 10b8c 10b8e-10b8f 10b91 10ba9-10bac 10d22
      10f33 10f54 10f74-10f75 10fb4-10fb6 10fb9-10fba 10fbd 10fc2-10fc3 10fc9
      """;

  private static final BitSet TO_THE_LEFT = of(LEFT, DUAL);
  private static final BitSet TO_THE_RIGHT = of(RIGHT, DUAL);

  private JoiningType() {}

  /** True if the letter joins the one that follows it: types L and D. */
  static boolean joinsNext(int codePoint) {
    return TO_THE_LEFT.get(codePoint);
  }

  /** True if the letter joins the one before it: types R and D. */
  static boolean joinsPrevious(int codePoint) {
    return TO_THE_RIGHT.get(codePoint);
  }

  /** True for a mark that joining looks through: type T, as far as it may stand in a label. */
  static boolean isTransparent(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static BitSet of(String... tables) {
    BitSet codePoints = new BitSet();
    for (String range : String.join(" ", tables).strip().split("\\s+", -1)) {
      int hyphen = range.indexOf('-');
      int first = HexFormat.fromHexDigits(hyphen < 0 ? range : range.substring(0, hyphen));
      int last = hyphen < 0 ? first : HexFormat.fromHexDigits(range.substring(hyphen + 1));
      codePoints.set(first, last + 1);
    }
    return codePoints;
  }
}
