// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.OpenC2Exception;
import dev.openc2.cli.input.Document;
import dev.openc2.cli.input.DocumentKind;
import dev.openc2.cli.input.ParsedDocument;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.tree.Fault;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a document all that is wrong with it. Immutable. */
public final class Judge {

  private final MessageCodec codec;
  private final Mode mode;
  private final @Nullable DocumentKind kind;
  private final @Nullable Encoding encoding;

  /**
   * A judge.
   *
   * @param mode how exact documents have to be, also by the rules of the profiles that Commands
   *     name
   * @param kind what all documents hold; null for what they look like
   * @param encoding how all documents are spelt; null for what their names promise
   */
  public Judge(
      MessageCodec codec, Mode mode, @Nullable DocumentKind kind, @Nullable Encoding encoding) {
    this.codec = codec.withMode(mode);
    this.mode = mode;
    this.kind = kind;
    this.encoding = encoding;
  }

  Verdict on(Document document) {
    Encoding spelling = encoding == null ? document.promisedEncoding() : encoding;
    ParsedDocument parsed;
    try {
      parsed = ParsedDocument.of(document, spelling, kind, codec);
    } catch (InvalidMessageException e) {
      return Verdict.of(document.name(), kind, findings(e, null));
    }
    return Verdict.of(document.name(), parsed.kind(), findings(parsed));
  }

  private List<Finding> findings(ParsedDocument parsed) {
    try {
      Message message = parsed.message();
      if (message.content() instanceof Command command) {
        codec.profiles().check(command, mode);
      }
      return List.of();
    } catch (InvalidMessageException e) {
      return findings(e, parsed.tree());
    } catch (OpenC2Exception e) {
      return List.of(new Finding(new Fault("", e.text(), e.status()), null));
    }
  }

  private static List<Finding> findings(InvalidMessageException e, @Nullable Object tree) {
    return e.faults().stream().map(fault -> Finding.of(fault, tree)).toList();
  }
}
