// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CBOR byte for byte, as another implementation (cbor2) wrote it. */
final class GoldenBytesTest {

  private static final String STATUS_JSON = "{'status':200}";
  private static final String STATUS_CBOR = "a16673746174757318c8";

  // oc2ls v1.0 Annex A.2
  private static final String COMMAND_JSON =
      "{'action':'deny','target':{'ipv4_connection':{'protocol':'tcp','src_addr':'1.2.3.4',"
          + "'src_port':10996,'dst_addr':'198.2.3.4','dst_port':80}},"
          + "'args':{'start_time':1534775460000,'duration':500,'response_requested':'ack',"
          + "'slpf':{'drop_process':'none'}},'actuator':{'slpf':{'asset_id':'30'}}}";
  private static final String COMMAND_CBOR =
      "a466616374696f6e6464656e7966746172676574a16f697076345f636f6e6e656374696f6ea5"
          + "6870726f746f636f6c63746370687372635f6164647267312e322e332e34687372635f706f7274192af4"
          + "686473745f61646472693139382e322e332e34686473745f706f7274185064617267"
          + "73a46a73746172745f74696d651b0000016557bf00a0686475726174696f6e1901f4"
          + "72726573706f6e73655f7265717565737465646361636b64736c7066a1"
          + "6c64726f705f70726f63657373646e6f6e65"
          + "686163747561746f72a164736c7066a16861737365745f6964623330";

  private static final String MESSAGE_JSON =
      "{'headers':{'request_id':'95ad511c-3339-4111-9c47-9156c47d37d3','created':1595268027000,"
          + "'from':'Producer1@example.com'},'body':{'openc2':{'request':{'action':'query',"
          + "'target':{'features':[]}}}}}";
  private static final String MESSAGE_CBOR =
      "a26768656164657273a36a726571756573745f6964782439356164353131632d333333392d343131312d3963"
          + "34372d3931353663343764333764336763726561746564"
          + "1b000001736d6252786466726f6d7550726f647563657231406578616d706c652e636f6d"
          + "64626f6479a1666f70656e6332a16772657175657374a266616374696f6e657175657279"
          + "66746172676574a168666561747572657380";

  static Stream<Arguments> documents() {
    return Stream.of(
        argumentSet("status", STATUS_JSON, STATUS_CBOR, 10),
        argumentSet("command", COMMAND_JSON, COMMAND_CBOR, 223),
        argumentSet("message", MESSAGE_JSON, MESSAGE_CBOR, 157));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void jsonAndCborOfADocumentAreTheSameTree(String json, String cborHex, int size) {
    byte[] cbor = HexFormat.of().parseHex(cborHex);
    Object tree = read(Encodings.JSON, Messages.json(json));

    assertThat(cbor).hasSize(size);
    assertThat(Encodings.CBOR.write(tree)).asHexString().isEqualToIgnoringCase(cborHex);
    assertThat(read(Encodings.CBOR, cbor)).isEqualTo(tree);
    assertThat(Encodings.JSON.write(read(Encodings.CBOR, cbor))).isEqualTo(Messages.json(json));
  }

  private static Object read(Encoding encoding, byte[] bytes) {
    return Objects.requireNonNull(encoding.read(bytes, Limits.DEFAULT));
  }

  @Test
  void theMessageIsWrittenByteForByteFromItsObjects() {
    Message message = Messages.strict(MESSAGE_JSON).message();

    assertThat(Messages.LENIENT.encode(message, Encodings.CBOR))
        .asHexString()
        .isEqualToIgnoringCase(MESSAGE_CBOR);
    assertThat(Messages.LENIENT.encode(message, Encodings.JSON))
        .isEqualTo(Messages.json(MESSAGE_JSON));
  }

  // The members come in the order of the specification's tables, whatever order they were read in.
  @Test
  void theCommandIsReadAlikeFromBothAndWrittenInTheOrderOfTheSpecification() {
    MessageCodec codec = MessageCodec.of(Profiles.none());
    Command json = codec.read(Messages.json(COMMAND_JSON), Encodings.JSON).command();
    Command cbor = codec.read(HexFormat.of().parseHex(COMMAND_CBOR), Encodings.CBOR).command();

    assertThat(cbor).isEqualTo(json);
    assertThat(Messages.write(Message.of(Samples.HEADERS, json)))
        .endsWith(
            "{'request':{'action':'deny','target':{'ipv4_connection':{'src_addr':'1.2.3.4',"
                + "'src_port':10996,'dst_addr':'198.2.3.4','dst_port':80,'protocol':'tcp'}},"
                + "'args':{'start_time':1534775460000,'duration':500,'response_requested':'ack',"
                + "'slpf':{'drop_process':'none'}},'actuator':{'slpf':{'asset_id':'30'}}}}}}");
  }
}
